package corpus

import (
	"encoding/binary"
	"fmt"
	"testing"
	"unicode/utf16"
)

func TestComments(t *testing.T) {
	tests := []struct {
		name, source string
		format       Format
		want         []string // what it says, then the text of its block, "in" or "before" it
	}{
		{"between paragraphs", "One tide.\n\n<!-- a note -->\n\nTwo tides.\n", Markdown, []string{"a note before Two tides."}},
		{"right above", "<!--a note-->\nOne tide.\n", Markdown, []string{"a note before One tide."}},
		{"inside", "One <!-- a note --> tide.\n\nTwo.\n", Markdown, []string{"a note in One tide."}},
		{"two inside", "One <!-- a --> tide <!-- b -->.\n", Markdown, []string{"a in One tide .", "b in One tide ."}},
		{"over lines", "One <!-- a\nnote --> tide.\n", Markdown, []string{"a\nnote in One tide."}},
		{"at the end", "One tide. <!-- a note -->\n\nTwo.\n", Markdown, []string{"a note in One tide."}},
		{"heading", "# Tides <!-- a note -->\n\nOne.\n", Markdown, []string{"a note in Tides"}},
		{"above a list", "<!-- a note -->\n- flour\n- salt\n", Markdown, []string{"a note before flour"}},
		{"in an item", "- flour <!-- a note -->\n- salt\n", Markdown, []string{"a note in flour"}},
		{"first in an item", "- flour\n- <!-- a note --> salt\n", Markdown, []string{"a note before salt"}},
		{"above a table", "<!-- a note -->\n\n| a | b |\n|---|---|\n| c | d |\n", Markdown, []string{"a note before a"}},
		{"in a cell", "| a | b |\n|---|---|\n| c | d <!-- a note --> |\n", Markdown, []string{"a note in d"}},
		{"in a quotation", "> One\n> tide <!-- a note --> more.\n", Markdown, []string{"a note in One tide more."}},
		{"in raw HTML", "<div>\n<p>One <b>tide</b></p><!-- a note -->\n<p>Two</p>\n</div>\n", Markdown, []string{"a note before Two"}},
		{"behind all", "One tide.\n\n<!-- a note -->\n", Markdown, []string{"a note before nothing"}},
		{"in code", "```\n<!-- a note -->\n```\n\nOne `<!-- b -->` tide.\n", Markdown, nil},
		{"empty", "One <!-- --> tide<!---->.\n", Markdown, nil},
		{"emphasis", "One **big <!-- a --> tide**.\n", Markdown, []string{"a in One big tide."}},
		{"page between", "<p>One</p><!-- a note --><p>Two</p>", HTML, []string{"a note before Two"}},
		{"page inside", "<p>One <!-- a note --> tide</p><p>Two</p>", HTML, []string{"a note in One tide"}},
		{"page end of a paragraph", "<p>One tide <!-- a note --></p><p>Two</p>", HTML, []string{"a note in One tide"}},
		{"page item", "<ul><li><!-- a note -->One</li><li>Two</li></ul>", HTML, []string{"a note in One"}},
		{"page hidden", "<p>One</p><script><!-- a note --></script>", HTML, nil},
		{"page conditional", "<p>One</p><!--[if IE]> x <![endif]-->", HTML, nil},
		{
			"page head", "<html><head><!-- stet-article x: y --></head><body><h1>Tides</h1><p>One</p></body></html>", HTML,
			[]string{"stet-article x: y before Tides"},
		},
		{"plain", "One <!-- a note --> tide.", Plain, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, source := range []string{tt.source, "\xef\xbb\xbf" + tt.source, wideText(tt.source)} {
				a, err := Read("a", []byte(source), Options{Format: tt.format})
				if err != nil {
					t.Fatal(err)
				}
				checkText(t, a)
				var got []string
				for _, c := range a.Comments {
					where, text := "before", "nothing"
					if c.Block < len(a.Blocks) {
						text = a.In(a.Blocks[c.Block].Text)
					}
					if c.Inside {
						where = "in"
					}
					got = append(got, a.Raw(c.Body)+" "+where+" "+text)
				}
				if fmt.Sprint(got) != fmt.Sprint(tt.want) {
					t.Errorf("comments of %q\ngot  %q\nwant %q", source, got, tt.want)
				}
			}
		})
	}
}

// wideText is a text in UTF-16 with a byte order mark.
func wideText(text string) string {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return string(out)
}
