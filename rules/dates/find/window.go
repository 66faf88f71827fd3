package find

// How far around a date the text is read, in bytes. A year with no other
// number near can only be a year: no more than its neighbours matter.
const (
	reach      = 130
	shortReach = 32
)

// window returns the next stretch of a text, from an offset on, that holds a
// date: up to some bytes around each, from blank to blank. It is empty where
// there is none.
func (v *vocabulary) window(text string, from int) (start, end int) {
	found := false
	last := from - reach // where the digits before end
	for i := from; ; {
		if i = digit(text, i); i >= len(text) || found && i > end {
			break
		}
		n := i + 1
		for n < len(text) && text[n]-'0' <= 9 {
			n++
		}
		alone := n-i == 4 && i-last >= reach && digit(text[:min(len(text), n+reach)], n) == min(len(text), n+reach)
		last = n
		if v.dateNear(text, i, n) {
			around := reach
			if alone {
				around = shortReach
			}
			if !found {
				found = true
				start = max(from, i-around)
				for start > from && text[start] != ' ' {
					start--
				}
			}
			end = n + around
		}
		i = n
	}
	if !found {
		return from, from
	}
	for end < len(text) && text[end] != ' ' {
		end++
	}
	return start, min(end, len(text))
}

// digit is the place of the next digit of a text; its length where none comes.
func digit(text string, i int) int {
	const each = 0x0101010101010101
	for {
		// Digits are the characters 0x30 to 0x39: eight bytes of which none begins
		// with a 3 hold none.
		for len(text)-i >= 8 {
			s := text[i : i+8]
			x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
				uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
			high := (x ^ 0x30*each) & (0xF0 * each)
			if (high-each)&^high&(0x80*each) != 0 {
				break
			}
			i += 8
		}
		for end := min(len(text), i+8); i < end; i++ {
			if text[i]-'0' <= 9 {
				return i
			}
		}
		if i >= len(text) {
			return len(text)
		}
	}
}

// dateNear reports whether the digits from i to end may belong to a date: four
// that may be a year, or one or two with a month beside them.
func (v *vocabulary) dateNear(text string, i, end int) bool {
	switch end - i {
	case 4:
		return text[i] == '2' && text[i+1] == '0' || text[i] == '1' && text[i+1] >= '5'
	case 1, 2:
		return v.monthBehind(text, end) || v.monthBefore(text, i)
	}
	return false
}

// monthBehind looks for a month among the first two words behind a place:
// "5th of May", "5 de mayo".
func (v *vocabulary) monthBehind(text string, i int) bool {
	for range 3 {
		for n := 0; i < len(text) && !letter(text[i]); n++ {
			if n > 2 || text[i]-'0' <= 9 {
				return false
			}
			i++
		}
		end := i
		for end < len(text) && letter(text[end]) && end-i <= v.long {
			end++
		}
		e := v.look(text[i:end])
		if e.class&classMonth != 0 {
			return true
		}
		if e.class&(classSuffix|classJoiner|classLead) == 0 {
			return false
		}
		i = end
	}
	return false
}

// monthBefore looks for a month just before a place: "May 5", "Dec. 6".
func (v *vocabulary) monthBefore(text string, end int) bool {
	for n := 0; end > 0 && !letter(text[end-1]); n++ {
		if n > 1 || text[end-1]-'0' <= 9 {
			return false
		}
		end--
	}
	i := end
	for i > 0 && letter(text[i-1]) && end-i <= v.long {
		i--
	}
	return v.look(text[i:end]).class&classMonth != 0
}

// letter reports whether a byte is a letter of ASCII or part of a longer character.
func letter(c byte) bool { return letters[c] || c >= 0x80 }
