package corpus

import (
	"bytes"
	"strings"
)

// frontMatter is the metadata at the very start of a Markdown source: YAML
// between lines of "---", or TOML between lines of "+++".
type frontMatter struct {
	from, to int // what stands between the fences
	toml     bool
}

// findFrontMatter looks for front matter and returns where the article's body
// starts. Fences that are not closed, or that hold anything but fields, are
// rules across the page; there is no front matter then. CR must have become LF
// but where LF follows it.
func findFrontMatter(src []byte) (f frontMatter, body int) {
	fence := "---"
	if bytes.HasPrefix(src, []byte("+++")) {
		fence, f.toml = "+++", true
	}
	line, at := nextLine(src, 0)
	if string(bytes.TrimRight(src[line.from:line.to], " \t")) != fence {
		return frontMatter{}, 0
	}
	f.from = at
	fields, judged := false, false
	for at < len(src) {
		line, at = nextLine(src, at)
		text := bytes.TrimRight(src[line.from:line.to], " \t")
		if string(text) == fence || !f.toml && string(text) == "..." {
			if judged && !fields {
				break
			}
			f.to = line.from
			return f, at
		}
		if first := bytes.TrimLeft(text, " \t"); !judged && len(first) > 0 && first[0] != '#' {
			judged = true
			key, _ := fieldKey(first, f.toml)
			if fields = len(key) > 0 || f.toml && first[0] == '['; !fields {
				break
			}
		}
	}
	return frontMatter{}, 0
}

// matterLine is one line of a source, without its line break.
type matterLine struct{ from, to int }

// nextLine returns the line at the offset and where the next one starts.
func nextLine(src []byte, at int) (matterLine, int) {
	n := bytes.IndexByte(src[at:], '\n')
	if n < 0 {
		return matterLine{at, len(src)}, len(src)
	}
	to := at + n
	if to > at && src[to-1] == '\r' {
		to--
	}
	return matterLine{at, to}, at + n + 1
}

// fieldKey returns the key that a line starts with, without quotes, and where
// its value starts. The key is empty where the line is no field.
func fieldKey(line []byte, toml bool) (key []byte, value int) {
	separator := byte(':')
	if toml {
		separator = '='
	}
	i := 0
	if len(line) > 0 && (line[0] == '"' || line[0] == '\'') {
		n := bytes.IndexByte(line[1:], line[0])
		if n <= 0 {
			return nil, 0
		}
		key, i = line[1:n+1], n+2
	} else {
		for i < len(line) && i < 128 && line[i] != separator {
			c := line[i]
			if !alnum(c) && c < 0x80 && (i == 0 && c != '_' && c != '@' || strings.IndexByte("_-. /:@$+", c) < 0) {
				return nil, 0
			}
			i++
		}
		key = bytes.TrimRight(line[:i], " \t")
	}
	for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	if i >= len(line) || line[i] != separator {
		return nil, 0
	}
	i++
	if !toml && i < len(line) && line[i] != ' ' && line[i] != '\t' {
		return nil, 0 // "http://…", "12:30"
	}
	for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	return key, i
}

// read makes a field and a Metadata block of each entry.
func (f frontMatter) read(b *builder, src []byte) {
	if f.to <= f.from {
		return
	}
	r := &matterReader{b: b, src: src[:f.to], at: f.from}
	if f.toml {
		r.toml()
	} else {
		r.yaml()
	}
	m := &b.article.Meta
	for _, field := range m.Fields {
		var target *Field
		switch strings.ToLower(field.Name) {
		case "title":
			target = &m.Title
		case "author", "authors", "byline", "author.name":
			target = &m.Author
		case "description", "excerpt", "summary":
			target = &m.Description
		case "lang", "language", "locale":
			target = &m.Language
		default:
			continue
		}
		if target.Value == "" {
			*target = field
		}
	}
}

// matterReader reads the fields of front matter line by line. It knows as much
// of YAML and TOML as front matter uses and never fails: what is no field is
// passed over.
type matterReader struct {
	b   *builder
	src []byte // up to the closing fence
	at  int    // start of the next line
}

// line returns the next line with its indentation taken off.
func (r *matterReader) line() (line matterLine, indent int) {
	line, r.at = nextLine(r.src, r.at)
	for line.from < line.to && (r.src[line.from] == ' ' || r.src[line.from] == '\t') {
		line.from++
		indent++
	}
	for line.to > line.from && (r.src[line.to-1] == ' ' || r.src[line.to-1] == '\t') {
		line.to--
	}
	return line, indent
}

// while collects lines for as long as they belong to a value.
func (r *matterReader) while(belongs func(text []byte, indent int) bool) (lines []matterLine) {
	for r.at < len(r.src) {
		before := r.at
		line, indent := r.line()
		if !belongs(r.src[line.from:line.to], indent) {
			r.at = before
			break
		}
		lines = append(lines, line)
	}
	for len(lines) > 0 && lines[len(lines)-1].from == lines[len(lines)-1].to {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && lines[0].from == lines[0].to {
		lines = lines[1:]
	}
	return lines
}

func (r *matterReader) yaml() {
	type level struct {
		indent int
		name   string
	}
	var parents []level
	for r.at < len(r.src) {
		line, indent := r.line()
		text := r.src[line.from:line.to]
		key, value := fieldKey(text, false)
		if len(key) == 0 || text[0] == '#' {
			continue
		}
		for len(parents) > 0 && parents[len(parents)-1].indent >= indent {
			parents = parents[:len(parents)-1]
		}
		name := string(key)
		if n := len(parents); n > 0 && len(parents[n-1].name) < 256 {
			name = parents[n-1].name + "." + name
		}
		deeper := func(text []byte, at int) bool { return at > indent || len(text) == 0 }
		from := line.from + value
		scalar := r.src[from:line.to]
		switch {
		case len(scalar) == 0 || scalar[0] == '#':
			listed := false
			lines := r.while(func(text []byte, at int) bool {
				if !listed {
					if len(text) == 0 {
						return true
					}
					if listed = at >= indent && text[0] == '-' && (len(text) == 1 || text[1] == ' '); listed {
						return true
					}
					key, _ := fieldKey(text, false)
					listed = at > indent && len(key) == 0
					return listed
				}
				return len(text) == 0 || at > indent || at == indent && text[0] == '-'
			})
			switch {
			case len(lines) > 0:
				r.field(name, lines, "\n")
			case r.nested(indent):
				parents = append(parents, level{indent, name})
			default:
				r.field(name, []matterLine{{from, from}}, "")
			}
		case (scalar[0] == '|' || scalar[0] == '>') && len(scalar) <= 3:
			gap := "\n"
			if scalar[0] == '>' {
				gap = " "
			}
			r.field(name, r.while(deeper), gap)
		case scalar[0] == '"' || scalar[0] == '\'':
			r.quoted(name, from, line.to, false)
		default:
			lines := []matterLine{{from, from + comment(scalar)}}
			r.field(name, append(lines, r.while(func(text []byte, at int) bool {
				return at > indent && len(text) > 0
			})...), " ")
		}
	}
}

// nested reports whether the next line that holds anything stands deeper.
func (r *matterReader) nested(indent int) bool {
	before := r.at
	defer func() { r.at = before }()
	for r.at < len(r.src) {
		if line, at := r.line(); line.from < line.to {
			return at > indent
		}
	}
	return false
}

// comment returns the length of a plain value without the comment behind it.
func comment(value []byte) int {
	if n := bytes.Index(value, []byte(" #")); n >= 0 && value[0] != '[' && value[0] != '{' {
		value = value[:n]
	}
	return len(bytes.TrimRight(value, " \t"))
}

func (r *matterReader) toml() {
	section := ""
	for r.at < len(r.src) {
		line, _ := r.line()
		text := r.src[line.from:line.to]
		if len(text) > 0 && text[0] == '[' {
			section = string(bytes.Trim(text[:comment(text[1:])+1], "[] \t"))
			continue
		}
		key, value := fieldKey(text, true)
		if len(key) == 0 || text[0] == '#' {
			continue
		}
		name := string(key)
		if section != "" {
			name = section + "." + name
		}
		from := line.from + value
		rest := r.src[from:line.to]
		switch {
		case len(rest) == 0:
			r.field(name, []matterLine{{from, from}}, "")
		case bytes.HasPrefix(rest, []byte(`"""`)), bytes.HasPrefix(rest, []byte("'''")):
			r.tripled(name, from)
		case rest[0] == '"' || rest[0] == '\'':
			r.quoted(name, from, line.to, true)
		case rest[0] == '[' && bytes.IndexByte(rest, ']') < 0:
			closed := false
			lines := []matterLine{{from, line.to}}
			r.field(name, append(lines, r.while(func(text []byte, _ int) bool {
				if closed {
					return false
				}
				closed = bytes.IndexByte(text, ']') >= 0
				return true
			})...), "\n")
		default:
			r.field(name, []matterLine{{from, from + comment(rest)}}, "")
		}
	}
}
