package config

import (
	"fmt"
	"strings"
)

// Template is a configuration with every key, its meaning and an example, all
// of it commented out: it says what holds without it.
func Template() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# yaml-language-server: $schema=%s\n", SchemaURL)
	b.WriteString("#\n# What copydesk looks for in the articles in this folder and below.\n" +
		"# \"copydesk config PATH\" tells what holds for an article, and where that was said.\n")
	for _, k := range Keys() {
		if k.Example == "" {
			continue
		}
		b.WriteByte('\n')
		for _, line := range wrap(k.Doc, 96) {
			b.WriteString("# " + line + "\n")
		}
		b.WriteString("#" + k.Example + "\n")
	}
	return b.String()
}

// wrap breaks a text into lines of a width at most, in bytes.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for w := range strings.FieldsSeq(text) {
		if line != "" && len(line)+1+len(w) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}
