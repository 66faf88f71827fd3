package sources

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var duplicateSource = rules.Rule{
	ID:    "sources/duplicate-source",
	Title: "Two sources contradict each other about one work",
	Doc: `One DOI names one work. Two entries that share it under different titles, or one title under two DOIs,
cannot both be right, and in generated lists mostly neither is.

Flagged is the second entry of such a pair. Left alone are a preprint beside its printed form, chapters and volumes
of one title, short titles, and an entry that is simply repeated.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Reads:      corpus.KindsOf(corpus.Reference, corpus.Footnote),
	Gates:      rules.InCode,
	Examples:   duplicateSourceExamples,
	Check: func(p *rules.Pass) {
		d := deskOf(p)
		if len(d.sources) < 2 {
			return
		}
		byDOI, byTitle := map[string]int{}, map[string]int{}
		for i := range d.sources {
			s := &d.sources[i]
			doi, ok := s.Find(corpus.LocatorDOI)
			if !ok || s.Title.Len() == 0 {
				continue
			}
			title := strings.Join(wording(text(p, s.Title)), " ")
			id := strings.ToLower(doi.Value)
			if first, ok := byDOI[id]; !ok {
				byDOI[id] = i
			} else if o := &d.sources[first]; !alike(text(p, o.Title), text(p, s.Title)) {
				p.Report(rules.Finding{
					Range: doi.Range, Message: fmt.Sprintf("another source has this DOI: %q", text(p, o.Title)),
					Related: []rules.Related{{Range: o.Entry, Message: "the other source"}},
				})
				continue
			}
			if first, ok := byTitle[title]; !ok {
				byTitle[title] = i
			} else if other, _ := d.sources[first].Find(corpus.LocatorDOI); !strings.EqualFold(other.Value, doi.Value) && strings.Count(title, " ") >= 3 && !preprint(other.Value) && !preprint(doi.Value) && part(text(p, s.Entry)) == part(text(p, d.sources[first].Entry)) {
				p.Report(rules.Finding{
					Range: doi.Range, Message: "this title stands above with another DOI, " + other.Value,
					Related: []rules.Related{{Range: d.sources[first].Entry, Message: "the other source"}},
				})
			}
		}
	},
}

// alike reports whether two titles share half of their words.
func alike(a, b string) bool {
	have := map[string]bool{}
	words := wording(a)
	for _, w := range words {
		have[w] = true
	}
	other := wording(b)
	shared := 0
	for _, w := range other {
		if have[w] {
			shared++
		}
	}
	return 2*shared >= min(len(words), len(other))
}

// preprint reports whether the DOI is that of a preprint server.
func preprint(doi string) bool {
	for _, prefix := range [...]string{"10.48550/", "10.1101/", "10.31234/", "10.31219/", "10.2139/", "10.21203/", "10.5281/"} {
		if strings.HasPrefix(doi, prefix) {
			return true
		}
	}
	return false
}

// part is the number of the part that an entry names.
func part(entry string) string {
	entry = strings.ToLower(entry)
	for _, w := range [...]string{" part ", " vol. ", " volume ", " chapter ", " teil ", " band "} {
		if _, rest, ok := strings.Cut(entry, w); ok {
			rest, _, _ = strings.Cut(rest, " ")
			return rest
		}
	}
	return ""
}
