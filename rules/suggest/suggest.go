// Package suggest finds what a mistyped word was meant for: [DidYouMean] ends a
// message about it.
package suggest

import (
	"slices"
	"strings"
)

// Nearest returns the name that a mistyped word was most likely meant for, or
// "" where none is near enough: one slip in three letters at most.
func Nearest(word string, names []string) string {
	if len(word) > longest {
		return ""
	}
	word = strings.ToLower(word)
	best, least := "", len([]rune(word))/3+1
	if len([]rune(word)) < 3 {
		least = 1
	}
	for _, name := range names {
		if len(name) > longest {
			continue
		}
		lower := strings.ToLower(name)
		if d := distance(word, lower); d < least {
			best, least = name, d
		}
	}
	if best == "" && len(word) >= 3 {
		// A word left unfinished.
		if i := slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(strings.ToLower(n), word) }); i >= 0 {
			best = names[i]
		}
	}
	return best
}

// longest bounds the words that are compared, in bytes: names are no longer,
// and the work grows with the product.
const longest = 100

// DidYouMean is the end of a message about a mistyped word; "" where nothing
// is near enough.
func DidYouMean(word string, names []string) string {
	if near := Nearest(word, names); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// distance is the number of letters to add, drop, replace or swap with their
// neighbour that turns one word into another.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
