package corpus

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// Format is how a source is written.
type Format uint8

// The formats that Read knows.
const (
	Unknown Format = iota // let Read find out
	Markdown
	HTML
	Plain
)

func (f Format) String() string {
	switch f {
	case Markdown:
		return "markdown"
	case HTML:
		return "html"
	case Plain:
		return "plain"
	}
	return "unknown"
}

// Options tell Read what it cannot see for itself. The zero value asks for
// everything to be found out.
type Options struct {
	Format   Format // Unknown: by the name's extension, then by looking
	Language string // overrides the detected language, BCP 47
	Date     Date   // overrides the date that the article names
}

// ErrEmpty is returned for a source without a single visible character.
var ErrEmpty = errors.New("empty: there is no text to read")

// Read makes an article of a source. It keeps the slice; the caller must not
// change it afterwards. Its errors are ErrBinary, ErrTooLarge and ErrEmpty,
// wrapped with the name.
func Read(name string, source []byte, options Options) (*Article, error) {
	d, err := decode(source)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	format := options.Format
	if format == Unknown {
		format = guessFormat(name, d.utf8)
	}
	b := newBuilder(name, format, source, d)
	switch format {
	case Markdown:
		readMarkdown(b)
	case HTML:
		readHTML(b)
	default:
		readPlain(b)
	}
	classify(b)
	b.reportHalves()
	a := b.finish()
	if len(a.Blocks) == 0 {
		return nil, fmt.Errorf("%s: %w", name, ErrEmpty)
	}
	if !options.Date.IsZero() {
		date := options.Date
		date.Span, date.From = Span{}, "flag"
		a.date.of(a, func(*Article) Date { return date })
	}
	if language := baseLanguage(options.Language); language != "" {
		a.language.of(a, func(*Article) string { return language })
	}
	return a, nil
}

// FormatOf tells a format from a file name's extension: Unknown where the
// extension is none of an article's.
func FormatOf(name string) Format {
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, "\\", "/"))) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd":
		return Markdown
	case ".html", ".htm", ".xhtml", ".shtml":
		return HTML
	case ".txt", ".text":
		return Plain
	}
	return Unknown
}
