package rulestest

import (
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Fuzz lets the fuzzer write articles of every format, beginning with the
// rules' examples, and holds the findings to what [Check] does. The language is
// that of all articles; "" has it detected. Where more is not nil it may ask
// more of the findings.
func Fuzz(f *testing.F, all []*rules.Rule, language string, more func(*testing.T, *corpus.Article, []rules.Finding)) {
	f.Helper()
	formats := [...]corpus.Format{corpus.Markdown, corpus.HTML, corpus.Plain}
	for _, r := range all {
		for _, e := range r.Examples {
			for i, format := range formats {
				if e.Format == format || e.Format == corpus.Unknown && i == 0 {
					f.Add([]byte(e.Text), uint8(i))
				}
			}
		}
	}
	set := NewSet(f, all...)
	f.Fuzz(func(t *testing.T, source []byte, format uint8) {
		a, err := corpus.Read("fuzz", source, corpus.Options{Format: formats[int(format)%len(formats)], Language: language})
		if err != nil {
			return
		}
		findings := Check(t, set, a)
		if more != nil {
			more(t, a, findings)
		}
	})
}
