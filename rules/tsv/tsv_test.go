package tsv

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestRows(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "",
		"word\tkind\n":                        "",
		"# of trees\nword\tkind\noak\ttree\n": "3 oak\ttree;",
		"word\n\noak\r\n# elm\nash":           "3 oak;5 ash;",
		"word\noak\t\n \n":                    "2 oak\t;3  ;",
	} {
		var got strings.Builder
		for n, row := range Rows(text) {
			fmt.Fprintf(&got, "%d %s;", n, row)
		}
		if got.String() != want {
			t.Errorf("%q: %q, want %q", text, got.String(), want)
		}
	}
}

func TestCells(t *testing.T) {
	for n, cells := range Cells("word\tkind\noak\t\nelm\ttree\n") {
		if n != 2 || !slices.Equal(cells, []string{"oak", ""}) {
			t.Errorf("row %d: %q", n, cells)
		}
		break
	}
}
