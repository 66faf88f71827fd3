package report

import (
	"strconv"
	"unicode/utf16"
)

// hashed is how many characters from the start of a line go into its hash.
const hashed = 100

// lineHashes hashes the lines of a text as GitHub's code scanning does, so
// that it can tell an alert it knows from a new one: a rolling hash over the
// first hundred characters from the start of each line on, blanks left out and
// line ends made LF, followed by how often that hash has come so far.
func lineHashes(text string) []string {
	const factor = 37
	first := uint64(1)
	for range hashed {
		first *= factor
	}
	var out []string
	var window [hashed]uint64
	var starts [hashed]bool // the character at this place of the window starts a line
	var hash uint64
	index := 0
	times := map[uint64]int{}
	emit := func() {
		if starts[index] {
			starts[index] = false
			times[hash]++
			out = append(out, strconv.FormatUint(hash, 16)+":"+strconv.Itoa(times[hash]))
		}
	}
	push := func(unit uint64) {
		hash = factor*hash + unit - first*window[index]
		window[index] = unit
		index = (index + 1) % hashed
	}
	lineStart, behindCR := true, false
	read := func(unit uint64) {
		if unit == ' ' || unit == '\t' || behindCR && unit == '\n' {
			behindCR = false
			return
		}
		if behindCR = unit == '\r'; behindCR {
			unit = '\n'
		}
		emit()
		starts[index] = starts[index] || lineStart
		lineStart = unit == '\n'
		push(unit)
	}
	for _, r := range text {
		if high, low := utf16.EncodeRune(r); r > 0xFFFF {
			read(uint64(high))
			read(uint64(low))
		} else {
			read(uint64(r))
		}
	}
	read(0xFFFF) // the end of the file
	for range hashed {
		emit()
		push(0)
	}
	return out
}
