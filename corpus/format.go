package corpus

import (
	"bytes"
	"strings"
)

// lookAt is how much of a text is looked at to guess its format.
const lookAt = 64 << 10

// guessFormat tells the format by the name's extension, else by looking. It
// never takes a text for Markdown that has lists alone: people type those
// into plain text too, and the plain reader knows them.
func guessFormat(name string, text []byte) Format {
	if f := FormatOf(name); f != Unknown {
		return f
	}
	text = text[:min(len(text), lookAt)]
	head := bytes.TrimLeft(text, " \t\r\n\uFEFF")
	if startsPage(head) {
		return HTML
	}
	if startsFrontMatter(text) {
		return Markdown
	}
	marks := markdownMarks(text)
	if tags := blockTags(text); tags >= 3 && (head[0] == '<' || tags > 2*marks) {
		return HTML
	}
	if marks >= 2 {
		return Markdown
	}
	return Plain
}

// startsPage reports whether the text begins as a whole HTML page does, behind
// comments and an XML declaration.
func startsPage(head []byte) bool {
	for {
		skipped := false
		for _, pair := range [...][2]string{{"<!--", "-->"}, {"<?xml", "?>"}} {
			if bytes.HasPrefix(head, []byte(pair[0])) {
				end := bytes.Index(head, []byte(pair[1]))
				if end < 0 {
					return false
				}
				head = bytes.TrimLeft(head[end+len(pair[1]):], " \t\r\n")
				skipped = true
			}
		}
		if !skipped {
			break
		}
	}
	start := strings.ToLower(string(head[:min(len(head), 16)]))
	for _, tag := range [...]string{"<!doctype html", "<html", "<head", "<body"} {
		if rest, ok := strings.CutPrefix(start, tag); ok && (rest == "" || strings.ContainsRune("> \t\r\n/", rune(rest[0]))) {
			return true
		}
	}
	return false
}

// blockTags counts start tags that only a CMS or a person writing HTML types.
func blockTags(text []byte) int {
	n := 0
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '<')
		if i < 0 {
			return n
		}
		at += i + 1
		end := at
		for end < len(text) && end-at < 12 && isASCIIWord(text[end]) {
			end++
		}
		if end == len(text) || end == at || !bytes.ContainsRune([]byte("> \t\r\n/"), rune(text[end])) {
			continue
		}
		switch strings.ToLower(string(text[at:end])) {
		case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "table", "tr",
			"section", "article", "header", "footer", "main", "nav", "blockquote", "pre", "figure", "br":
			n++
		}
	}
}

func isASCIIWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// markdownMarks counts what is written so in Markdown and hardly ever in plain
// text.
func markdownMarks(text []byte) int {
	marks := 0
	fenced := false
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, " \t\r\n")
		indent := len(line)
		line = bytes.TrimLeft(line, " \t")
		if indent -= len(line); indent > 3 || len(line) == 0 {
			continue
		}
		switch line[0] {
		case '#':
			level := len(line) - len(bytes.TrimLeft(line, "#"))
			if level <= 6 && level < len(line) && line[level] == ' ' {
				marks++
			}
			continue
		case '`', '~':
			if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
				fenced = !fenced
				marks++
			}
		case '|':
			if len(line) > 4 && len(bytes.Trim(line, "|-: ")) == 0 {
				marks += 2
			}
		case '[':
			if i := bytes.Index(line, []byte("]: ")); i > 1 && bytes.Contains(line[i:], []byte("/")) {
				marks++
			}
		}
		if !fenced {
			marks += inlineMarks(line)
		}
	}
	return marks
}

// inlineMarks counts links, images, bold words and code spans of a line.
func inlineMarks(line []byte) int {
	line = line[:min(len(line), 2048)] // what closes a mark is looked for from each one that opens
	marks := 0
	for i := 1; i+1 < len(line); i++ {
		switch c := line[i]; {
		case c == ']' && line[i+1] == '(':
			if end := bytes.IndexByte(line[i:], ')'); end > 2 && bytes.IndexByte(line[:i], '[') >= 0 && !bytes.Contains(line[i:i+end], []byte(" ")) {
				marks++
			}
		case c == '*' && line[i-1] == '*' && line[i+1] != ' ' && line[i+1] != '*':
			if end := bytes.Index(line[i+1:], []byte("**")); end > 0 {
				marks++
				i += end + 2
			}
		case c == '`' && line[i-1] == ' ' && line[i+1] != ' ':
			if end := bytes.IndexByte(line[i+1:], '`'); end > 0 {
				marks++
				i += end + 1
			}
		}
	}
	return min(marks, 4)
}

// startsFrontMatter reports whether the text begins with a YAML or TOML block
// that is closed and whose first line names a field.
func startsFrontMatter(text []byte) bool {
	for _, fence := range [...]struct{ line, sign string }{{"---", ":"}, {"+++", "="}} {
		rest, ok := bytes.CutPrefix(text, []byte(fence.line))
		if !ok {
			continue
		}
		rest = bytes.TrimLeft(rest, " \t\r")
		if len(rest) == 0 || rest[0] != '\n' {
			return false
		}
		rest = bytes.TrimLeft(rest, "\r\n")
		first, rest, _ := bytes.Cut(rest, []byte("\n"))
		return bytes.Contains(first, []byte(fence.sign)) && bytes.Contains(rest, []byte(fence.line))
	}
	return false
}
