package match

import (
	"sync"
	"unicode"
	"unicode/utf8"
)

// inWord reports whether a character is part of a word. In scripts that write
// no blanks between words every character stands for itself.
func inWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	case r >= 0x0E00 && r <= 0x0EFF, r >= 0x2E80 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7AF, r >= 0xF900 && r <= 0xFAFF,
		r >= 0x20000 && r <= 0x3FFFF:
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// atEdge reports whether the offset lies between two characters of which at
// most one is in a word.
func atEdge(text string, at int) bool {
	if at <= 0 || at >= len(text) {
		return true
	}
	after, _ := utf8.DecodeRuneInString(text[at:])
	if !inWord(after) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return !inWord(before)
}

var rarity = byteRarity()

// byteRarity tells how rare a byte is in prose: 0 for the blank and the
// commonest letters, up to 7. Roughly each step halves the frequency; the
// order is that of English, which most of what is read is written in.
func byteRarity() (t [256]uint8) {
	for i := range t {
		t[i] = 7
	}
	for step, letters := range []string{" e", "taoins", "hrdl", "cumfpgwy", "bv", "k", "xjqz"} {
		for _, c := range []byte(letters) {
			t[c] = uint8(step)
		}
	}
	return t
}

// rarityOf adds up how rare the bytes of a word's beginning are, four at least.
// The commonest words of all are worth less than nothing.
func rarityOf(beginning string) int {
	n := 0
	for i := range len(beginning) {
		n += int(rarity[beginning[i]])
	}
	if common().has(load4(beginning)) > 0 {
		n -= 7 * leastKey
	}
	return n
}

// commonWords are the words of English that have the most places in texts, as
// counted in news, and those of two letters with what follows them most.
const commonWords = " the and for that was with will have from this has his not are but they she who were been its " +
	"had more which their would year said when than after also over last new out all you can what about into them " +
	"first could other only some time two one made there then now make like just most any her him our how may " +
	"of t in t to t on t is t at t by t it i an a as a "

var common = sync.OnceValue(func() *heads {
	h := new(heads)
	for i := range len(commonWords) - leastKey {
		if commonWords[i] == ' ' {
			h.set(load4(commonWords[i+1:]))
		}
	}
	return h
})
