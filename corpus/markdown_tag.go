package corpus

import "bytes"

// rawTagLen returns the length of the tag that the text starts with, or 0.
func rawTagLen(p []byte) int {
	if name, _ := rawTagName(p); name == "" {
		return 0
	}
	for i := 1; i < len(p); i++ {
		switch c := p[i]; c {
		case '>':
			return i + 1
		case '<':
			return 0
		case '"', '\'':
			// Only a quote that starts a value can hold a ">".
			if p[i-1] == '=' || blankByte(p[i-1]) {
				if n := bytes.IndexByte(p[i+1:], c); n >= 0 {
					i += n + 1
				}
			}
		}
	}
	return 0
}

// rawTagName returns the name of a tag in lower case, "" for anything else.
func rawTagName(p []byte) (name string, closing bool) {
	i := 1
	if len(p) > 1 && p[0] == '<' && p[1] == '/' {
		closing = true
		i++
	}
	from := i
	for i < len(p) && (alnum(p[i]) || i > from && (p[i] == '-' || p[i] == ':')) {
		i++
	}
	if i == from || p[0] != '<' || p[from] <= '9' || i-from > 64 {
		return "", false
	}
	if i < len(p) && !blankByte(p[i]) && p[i] != '>' && p[i] != '/' {
		return "", false
	}
	return string(bytes.ToLower(p[from:i])), closing
}

// rawAttribute finds the value of an attribute in a tag.
func rawAttribute(tag []byte, name string) (from, to int, ok bool) {
	i := 1
	for i < len(tag) && !blankByte(tag[i]) {
		i++
	}
	for i < len(tag) {
		for i < len(tag) && (blankByte(tag[i]) || tag[i] == '/') {
			i++
		}
		start := i
		for i < len(tag) && !blankByte(tag[i]) && tag[i] != '=' && tag[i] != '>' && tag[i] != '/' {
			i++
		}
		stop := i
		for i < len(tag) && blankByte(tag[i]) {
			i++
		}
		if i >= len(tag) || tag[i] != '=' {
			if i == start {
				i++
			}
			continue
		}
		i++
		for i < len(tag) && blankByte(tag[i]) {
			i++
		}
		from = i
		if i < len(tag) && (tag[i] == '"' || tag[i] == '\'') {
			from++
			n := bytes.IndexByte(tag[from:], tag[i])
			if n < 0 {
				return 0, 0, false
			}
			to = from + n
			i = to + 1
		} else {
			for i < len(tag) && !blankByte(tag[i]) && tag[i] != '>' {
				i++
			}
			to = i
		}
		if bytes.EqualFold(tag[start:stop], []byte(name)) {
			return from, to, true
		}
	}
	return 0, 0, false
}

// decodeReferences decodes the entities of an attribute's value.
func decodeReferences(p []byte) string {
	if bytes.IndexByte(p, '&') < 0 {
		return string(p)
	}
	out := make([]byte, 0, len(p))
	for i := 0; i < len(p); i++ {
		if value, width := characterReference(p[i:]); p[i] == '&' && width > 0 {
			out = append(out, value...)
			i += width - 1
			continue
		}
		out = append(out, p[i])
	}
	return string(out)
}
