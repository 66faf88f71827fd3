package main

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// enough is the CPU time that no input of 50 MB may go beyond.
const enough = 25 * time.Second

// Whatever comes in, the program ends within seconds, with a report or with a
// clear error and exit 2.
func TestBadInput(t *testing.T) {
	const big = 50 << 20
	line := func(unit string) func() string {
		return func() string { return strings.Repeat(unit, big/len(unit)) }
	}
	text := func(s string) func() string { return func() string { return s } }
	for _, test := range []struct {
		name  string
		slow  bool
		make  func() string
		wants string // in the report or the error
	}{
		{"one-line.txt", true, line("The orchard gate stood open. "), "1 article"},
		{"one-line.md", true, line(strings.Repeat("The orchard gate stood open. ", 20) + "The *orchard* gate stood [open](#a). "), "1 article"},
		{"dense-line.md", true, func() string { return strings.Repeat("The *orchard* gate stood [open](#a). ", 1<<17) }, "1 article"},
		{"one-line.html", true, line("<p>The <b>orchard</b> gate stood open. "), "1 article"},
		{"one-word.txt", true, line("orchard"), "1 article"},
		{"one-word.md", true, line("orchard"), "1 article"},
		{"one-word.html", true, line("orchard"), "1 article"},
		{"placeholders.txt", true, func() string { return strings.Repeat("Lorem ipsum dolor sit amet at the gate. ", 1<<17) }, "1 article"},
		{"invalid.md", false, text("# Fr\xe9d\xe9ric\n\nThe caf\xe9 opened \xff\xfe\xfd again in May.\n"), "1 article"},
		{"invalid.html", false, text("<p>The caf\xe9 opened \xc3\x28 again in May."), "1 article"},
		{"invalid.txt", false, text("The caf\xe9 opened\n\n\xf0\x9f again in May.\n"), "1 article"},
		{"nul.md", false, text("# Orchard\n\nThe gate\x00 stood open all day long.\n"), "1 article"},
		{"nul.html", false, text("<p>The gate\x00 stood <b\x00>open</b> all day long.\n"), "1 article"},
		{"nuls.txt", false, text(strings.Repeat("\x00", 4096)), "not text"},
		{"le.md", false, text(wide("# Orchard\n\nLorem ipsum dolor sit amet 🍏.\n", binary.LittleEndian)), "1 article"},
		{"be.txt", false, text(wide("Orchard\n\nLorem ipsum dolor sit amet 🍏.\n", binary.BigEndian)), "1 article"},
		{"odd.txt", false, text(wide("Orchard", binary.LittleEndian) + "x"), "1 article"},
		{"quotes.md", false, text(strings.Repeat(">", 10_000) + " deep"), "1 article"},
		{"spaced-quotes.md", false, text(strings.Repeat("> ", 10_000) + "deep"), "1 article"},
		{"lists.md", false, text(strings.Repeat("- ", 10_000) + "deep"), "1 article"},
		{"divs.html", false, text(strings.Repeat("<div>", 10_000) + "deep"), "1 article"},
		{"divs.md", false, text(strings.Repeat("<div>", 10_000) + "deep"), "1 article"},
		{"closed-divs.html", false, text(strings.Repeat("<div>", 10_000) + "deep" + strings.Repeat("</div>", 10_000)), "1 article"},
		{"brackets.md", false, text(strings.Repeat("[", 100_000) + "deep"), "1 article"},
		{"brackets.txt", false, text(strings.Repeat("[", 100_000) + "deep"), "1 article"},
		{"links.md", false, text(strings.Repeat("[a](", 100_000)), "1 article"},
		{"emphasis.md", false, text(strings.Repeat("*a _b ", 50_000)), "1 article"},
		{"backticks.md", false, text("orchard " + strings.Repeat("`", 100_000) + " deep"), "1 article"},
		{"entities.html", false, text("<p>" + strings.Repeat("&amp", 100_000)), "1 article"},
		{"open-tag.html", false, text("<p>orchard <a href=\"" + strings.Repeat("x", 100_000)), ""},
		{"comment.html", false, text("<p>orchard <!--" + strings.Repeat("-", 100_000)), "1 article"},
		{"tables.md", false, text("|" + strings.Repeat("a|", 20_000) + "\n|" + strings.Repeat("-|", 20_000) + "\n"), "1 article"},
		{"cr.md", false, text("# Orchard\r\rThe gate stood open.\r"), "1 article"},
		{"empty.md", false, text(""), "empty.md: empty"},
		{"bom.md", false, text("\ufeff"), "bom.md: empty"},
		{"blank.html", false, text("<p> </p>"), "blank.html: empty"},
		{"binary.html", false, text("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00"), "not text"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.slow && testing.Short() {
				t.Skip("takes seconds")
			}
			dir := folder(t, map[string]string{test.name: test.make()})
			o := start(t, dir, test.name)
			switch {
			case !strings.Contains(o.out+o.errOut, test.wants):
				t.Errorf("exit %d, want %q:\n%.500s\n%.500s", o.code, test.wants, o.out, o.errOut)
			case o.code == exitBroken && o.errOut == "":
				t.Errorf("exit %d without an error", o.code)
			}
			if o.cpu > enough {
				t.Errorf("%v of CPU", o.cpu)
			}
		})
	}
}

// wide writes a text as UTF-16 with its byte order mark.
func wide(s string, order binary.AppendByteOrder) string {
	var out []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}
