package boilerplate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// findMojibake finds what is left of a text that was decoded in the wrong
// encoding: bytes of UTF-8 read one by one.
func findMojibake(text string) (m marks) {
	for at := 0; ; {
		if at = nextForeign(text, at); at == len(text) {
			break
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if n := mojibake(text, at, r, size); n > 0 {
			m.add(at, at+n)
			at += n
			continue
		}
		at += size
	}
	return m
}

// nextForeign returns the first place from an offset on that is not in ASCII,
// or the end of the text.
func nextForeign(text string, at int) int {
	for at+8 <= len(text) && ascii(text[at:at+8]) {
		at += 8
	}
	for at < len(text) && text[at] < utf8.RuneSelf {
		at++
	}
	return at
}

// mojibake returns the length of the broken sequence that stands at a
// character, or 0.
func mojibake(text string, at int, r rune, size int) int {
	switch r {
	case utf8.RuneError:
		return size
	case 'Ã', 'Â', 'Ð', 'Ñ', 'â', '‚', 'в', 'Ä', 'Å', 'โ', 'ย', '鈥', '锟', 'ï':
	default:
		return 0
	}
	rest := text[at+size:]
	next, n := utf8.DecodeRuneInString(rest)
	third, n3 := utf8.DecodeRuneInString(rest[min(n, len(rest)):])
	switch r {
	case 'Ã':
		// Words in capitals end in Ã; only what is no letter follows it wrongly.
		if western(next) && next != '\u00A0' && next != '»' && next != '”' && next != '’' {
			return size + n
		}
	case 'Â':
		if next == '\u00A0' || strings.ContainsRune("°£©®§±·²³¿¡´¼½¾", next) {
			return size + n
		}
	case 'Ä', 'Å':
		if next >= 0x80 && next < 0xA0 || strings.ContainsRune("±™‡Œ¼¾", next) && !letterBeside(text, at) {
			return size + n
		}
	case 'Ð', 'Ñ':
		// Cyrillic comes in pairs.
		if western(next) && (third == 'Ð' || third == 'Ñ') {
			return size + n
		}
		if western(next) && at >= 2 && western(lastRune(text[:at])) {
			return size + n
		}
	case 'â':
		if next == '€' || next == 0x80 || next == '„' && third == '¢' || next == '‚' && third == '¬' {
			return size + n + broken(third, n3)
		}
	case '‚':
		if next == 'Ä' && strings.ContainsRune("ôúùìîòö¶ëü", third) {
			return size + n + n3
		}
	case 'в':
		if next == 'Ђ' {
			return size + n + broken(third, n3)
		}
	case 'โ':
		if next == '€' {
			return size + n + broken(third, n3)
		}
	case 'ย':
		if next == 'ท' && !thai(third) && !thai(lastRune(text[:at])) {
			return size + n
		}
	case '鈥':
		if before := lastRune(text[:at]); before < 0x80 && unicode.IsLetter(before) {
			return size + n
		}
	case '锟':
		if next == '斤' {
			return size + n
		}
	case 'ï':
		if next == '»' && third == '¿' {
			return size + n + n3
		}
	}
	return 0
}

// western reports whether a character is what a byte of 0x80 to 0xBF looks
// like in a western encoding.
func western(r rune) bool {
	return r >= 0x80 && r <= 0xBF || strings.ContainsRune("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ", r) && r != 0
}

// broken returns the width of the third byte of a sequence where it was one.
func broken(r rune, size int) int {
	if western(r) || !unicode.IsLetter(r) && !unicode.IsSpace(r) && r >= 0x80 {
		return size
	}
	return 0
}

func letterBeside(text string, at int) bool { return unicode.IsUpper(lastRune(text[:at])) }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func thai(r rune) bool { return r >= 0x0E00 && r <= 0x0E7F }
