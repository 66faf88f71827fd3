package strict

import "strings"

// Nearest returns the name that a mistyped word was most likely meant for, or
// "" where none is near enough: one slip in three letters at most.
func Nearest(word string, names []string) string {
	const longest = 64
	word = strings.ToLower(word)
	if len(word) > longest {
		return ""
	}
	best, least := "", len(word)/3+1
	for _, name := range names {
		if len(name) > longest {
			continue
		}
		if d := distance(word, strings.ToLower(name)); d < least || d == least && best == "" {
			best, least = name, d
		}
	}
	return best
}

// distance is the number of letters to add, drop or replace that turns one
// word into another.
func distance(a, b string) int {
	last, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
		}
		last, row = row, last
	}
	return last[len(b)]
}
