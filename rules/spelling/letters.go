package spelling

import (
	"unicode"
	"unicode/utf8"
)

// wordBefore returns where the word that ends at an offset starts.
func wordBefore(text string, start, at int) int {
	limit := max(start, at-wordSize)
	for at > limit {
		r, size := utf8.DecodeLastRuneInString(text[limit:at])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		at -= size
	}
	return at
}

// wordBehind returns where the word that starts at an offset ends.
func wordBehind(text string, at, end int) int {
	limit := min(end, at+wordSize)
	for at < limit {
		r, size := utf8.DecodeRuneInString(text[at:limit])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		at += size
	}
	return at
}

// spacedScript reports whether a word is written in a script that puts spaces
// between words and that the rules know: Latin, Cyrillic, Greek.
func spacedScript(word string) bool {
	for _, r := range word {
		if r >= utf8.RuneSelf && !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Mn) {
			return false
		}
	}
	return true
}

// isWordly reports whether a word consists of letters, in small letters, with
// a capital in front, or in capitals.
func isWordly(word string) bool { return isLowerWord(word) || isCapitalWord(word) || isUpperWord(word) }

func isLowerWord(word string) bool {
	for _, r := range word {
		if !unicode.IsLower(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return word != ""
}

// isCapitalWord reports whether a word is a capital with small letters behind
// it, one at least.
func isCapitalWord(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && isLowerWord(word[size:])
}

func isUpperWord(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return word != ""
}

func allDigits(word string) bool {
	for i := range len(word) {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return word != ""
}

// hasLetters reports whether a text holds at least n letters.
func hasLetters(text string, n int) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			n--
		}
	}
	return n <= 0
}
