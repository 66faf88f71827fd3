package corpus

// Meta is what an article says of itself outside its prose: front matter, the
// head of a page, or the first lines of a plain text.
type Meta struct {
	Title       Field
	Author      Field
	Description Field
	Language    Field   // as declared, a BCP 47 tag in most cases
	Fields      []Field // every field as read, in source order
}

// Field is one piece of metadata. Its zero value means "not given".
type Field struct {
	Name  string // as the source names it: "title", "og:title", "datePublished"
	Value string // decoded
	Span  Span   // of the value
}

// Field returns the first field of the given name, and whether there is one.
func (m *Meta) Field(name string) (Field, bool) {
	for _, f := range m.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}
