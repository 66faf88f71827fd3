package report

import (
	"bufio"
	"encoding/xml"
	"strings"
)

// xmlHead begins an XML document.
const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// xmlText escapes a text for an element or an attribute. XML has no way to
// write most control characters; they are shown by their pictures.
func xmlText(s string) string {
	s = Printable(s)
	if !strings.ContainsAny(s, `<>&"'`) && plain(s) {
		return s
	}
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}

// openTag writes a start tag with its attributes, names and values in turn.
func openTag(out *bufio.Writer, indent, name string, attributes ...string) {
	_ = printTo(out, indent, "<", name)
	for i := 0; i < len(attributes); i += 2 {
		_ = printTo(out, " ", attributes[i], `="`, xmlText(attributes[i+1]), `"`)
	}
}
