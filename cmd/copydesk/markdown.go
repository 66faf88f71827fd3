package main

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/copydesk/copydesk/report"
)

// renderMarkdown sets the Markdown that rules are documented in for a
// terminal: paragraphs and lists are wrapped, code stays as it is, and
// emphasis and links lose their marks. It knows what docs use, no more.
func renderMarkdown(doc string, width int) string {
	var b strings.Builder
	var paragraph []string
	indent := 0
	flush := func() {
		if len(paragraph) > 0 {
			b.WriteString(hang(inline(strings.Join(paragraph, " ")), width, indent) + "\n")
		}
		paragraph, indent = nil, 0
	}
	fenced := false
	for line := range strings.Lines(strings.TrimSpace(doc)) {
		line = strings.TrimRight(line, " \t\r\n")
		text := strings.TrimLeft(line, " \t")
		switch {
		case strings.HasPrefix(text, "```"):
			flush()
			fenced = !fenced
		case fenced:
			b.WriteString(strings.TrimRight("    "+report.Printable(line), " ") + "\n")
		case text == "":
			flush()
			if s := b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
				b.WriteString("\n")
			}
		case len(paragraph) == 0 && strings.HasPrefix(line, "    "):
			b.WriteString("    " + report.Printable(line[4:]) + "\n")
		case strings.HasPrefix(text, "#"):
			flush()
			b.WriteString(inline(strings.TrimLeft(text, "# ")) + "\n")
		case strings.HasPrefix(text, "- "), strings.HasPrefix(text, "* "):
			flush()
			indent = len(line) - len(text) + 2
			b.WriteString(strings.Repeat(" ", indent-2) + "- ")
			paragraph = append(paragraph, text[2:])
		default:
			paragraph = append(paragraph, text)
		}
	}
	flush()
	return b.String()
}

// inline takes the marks of emphasis, code and links out of a line.
func inline(s string) string {
	var b strings.Builder
	for s != "" {
		switch {
		case s[0] == '`':
			// What stands in code is shown as it is, in quotation marks.
			ticks := len(s) - len(strings.TrimLeft(s, "`"))
			code, rest, ok := strings.Cut(s[ticks:], s[:ticks])
			if !ok {
				b.WriteString(s)
				return report.Printable(b.String())
			}
			b.WriteString("“" + strings.TrimSpace(code) + "”")
			s = rest
			continue
		case strings.HasPrefix(s, "**"):
			s = s[2:]
			continue
		case s[0] == '*' && (len(s) > 1 && s[1] != ' ' || b.Len() > 0 && !strings.HasSuffix(b.String(), " ")):
			s = s[1:]
			continue
		case s[0] == '\\' && len(s) > 1:
			b.WriteByte(s[1])
			s = s[2:]
			continue
		case s[0] == '[':
			text, rest, ok := strings.Cut(s[1:], "](")
			url, after, closed := strings.Cut(rest, ")")
			if ok && closed && !strings.ContainsAny(text, "[]") {
				b.WriteString(text + " (" + url + ")")
				s = after
				continue
			}
		}
		b.WriteByte(s[0])
		s = s[1:]
	}
	return report.Printable(b.String())
}

// hang breaks a text into lines of at most the given width; all but the first
// are indented.
func hang(text string, width, indent int) string {
	var b strings.Builder
	at := indent
	for i, word := range strings.Fields(text) {
		w := displaywidth.String(word)
		switch {
		case i == 0:
		case at+1+w > width:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += w
	}
	return b.String()
}
