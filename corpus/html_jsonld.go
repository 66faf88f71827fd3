package corpus

import (
	"bytes"
	"encoding/json"
	"strings"
)

// jsonObject is an object or an array of linked data while it is read.
type jsonObject struct {
	array   bool
	key     string // the key of the value that comes next, "" before a key
	article bool   // its @type is a kind of article or page
	fields  []Field
	name    Field
}

// linkedData reads the fields of the articles in a JSON-LD script. Damaged
// JSON gives what stands before the damage.
func (o *outline) linkedData(at Span) []Field {
	raw := o.src[at.Start:at.End]
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var found []Field
	stack := []*jsonObject{{array: true}}
	for {
		from := int(dec.InputOffset())
		token, err := dec.Token()
		if err != nil {
			return found
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case json.Delim:
			switch t {
			case '{':
				stack = append(stack, &jsonObject{})
			case '[':
				stack = append(stack, &jsonObject{array: true, key: top.key})
			default:
				if len(stack) == 1 {
					return found
				}
				stack = stack[:len(stack)-1]
				up := stack[len(stack)-1]
				if !top.array && top.article {
					found = append(found, top.fields...)
				}
				if !top.array && top.name.Value != "" && (up.key == "author" || up.key == "creator") {
					top.name.Name = "author"
					up.fields = append(up.fields, top.name)
				}
				if top.array {
					up.fields = append(up.fields, top.fields...)
					up.article = up.article || top.article
				}
				up.valueDone()
			}
		case string:
			if !top.array && top.key == "" {
				top.key = t
				continue
			}
			to := int(dec.InputOffset())
			for from < to && raw[from] != '"' {
				from++
			}
			top.value(t, Span{at.Start + from + 1, at.Start + max(from+1, to-1)})
			top.valueDone()
		default:
			top.valueDone()
		}
	}
}

// value takes a string value in.
func (j *jsonObject) value(text string, at Span) {
	text = strings.TrimSpace(text)
	switch j.key {
	case "@type":
		j.article = j.article || strings.HasSuffix(text, "Article") || strings.HasSuffix(text, "Posting") ||
			text == "Report" || text == "WebPage"
	case "name":
		j.name = Field{"name", text, at}
	case "headline", "datePublished", "dateModified", "dateCreated", "author", "inLanguage", "description":
		if text != "" {
			j.fields = append(j.fields, Field{j.key, text, at})
		}
	}
}

func (j *jsonObject) valueDone() {
	if !j.array {
		j.key = ""
	}
}
