package claims

import (
	"strings"
	"unicode/utf8"
)

// dayBefore reports whether a text ends with a day of the month: "on 3 ",
// "the 3rd of ", "am 3. ", "3 de ".
func dayBefore(text string) bool {
	text = strings.TrimRight(text, " \u00a0")
	for _, s := range []string{" of", " de", " di", " do"} {
		text = strings.TrimSuffix(text, s)
	}
	text = strings.TrimRight(text, " \u00a0.º°")
	for _, s := range []string{"st", "nd", "rd", "th", "er"} {
		if t := strings.TrimSuffix(text, s); t != text && t != "" && digit(t[len(t)-1]) {
			text = t
		}
	}
	n := 0
	for n < len(text) && n < 3 && digit(text[len(text)-1-n]) {
		n++
	}
	return dayNumber(text[len(text)-n:])
}

// dayAfter reports whether a text begins with a day of the month: " 3, 2024",
// " 3rd", ". 3".
func dayAfter(text string) bool {
	text = strings.TrimLeft(text, ". \u00a0")
	n := 0
	for n < len(text) && n < 3 && digit(text[n]) {
		n++
	}
	return dayNumber(text[:n])
}

// dayNumber reports whether digits name a day of the month.
func dayNumber(digits string) bool {
	switch len(digits) {
	case 1:
		return digits != "0"
	case 2:
		return digits <= "31" && digits != "00"
	}
	return false
}

// yearAt reports whether a text begins with a year of our times.
func yearAt(text string) bool {
	if len(text) < 4 || text[:2] != "19" && text[:2] != "20" || !digit(text[2]) || !digit(text[3]) {
		return false
	}
	return len(text) == 4 || !digit(text[4]) && text[4] != '%'
}

// numericDate reports whether a text holds a date in figures: 2024-05-06,
// 06.05.2024, 6/5/2024.
func numericDate(text string) bool {
	for i := 0; i+8 <= len(text); i++ {
		if !digit(text[i]) || i > 0 && digit(text[i-1]) {
			continue
		}
		var groups [3]int
		at, g := i, 0
		var sign byte
		for ; g < 3; g++ {
			n := 0
			for at+n < len(text) && n < 5 && digit(text[at+n]) {
				n++
			}
			groups[g] = n
			at += n
			if n == 0 || g == 2 || at >= len(text) || !strings.ContainsRune("-./", rune(text[at])) || sign != 0 && text[at] != sign {
				break
			}
			sign = text[at]
			at++
		}
		if g == 2 && groups[1] <= 2 && (groups[0] == 4 && groups[2] <= 2 && groups[2] > 0 || groups[0] <= 2 && groups[2] == 4) {
			return true
		}
		i = max(i, at-1)
	}
	return false
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// firstRune is the first character of a text, RuneError for none.
func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}
