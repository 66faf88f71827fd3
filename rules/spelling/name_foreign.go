package spelling

import (
	"fmt"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

// cyrillic are the hashes of names that say that an article is about a country
// with Cyrillic letters.
var cyrillic = sync.OnceValue(func() map[uint32]bool {
	return hashSet("Russia Russian Russians Ukraine Ukrainian Ukrainians Belarus Belarusian Kazakhstan Kazakh Bulgaria Bulgarian " +
		"Kyiv Moscow Kremlin Minsk Soviet Kyrgyzstan Tajikistan Uzbekistan Chechnya Crimea Donetsk Luhansk Kharkiv Odesa")
})

// latin is the same for countries whose own names look like French ones of
// Cyrillic places.
var latin = sync.OnceValue(func() map[uint32]bool {
	return hashSet("Czech Slovak Slovakia Prague Czechia Bratislava French France Paris Belgian Quebec")
})

func hashSet(words string) map[uint32]bool {
	set := map[uint32]bool{}
	for w := range strings.FieldsSeq(words) {
		_, hash := skeleton(w)
		set[hash] = true
	}
	return set
}

func reportForeign(p *rules.Pass, forms []*form) {
	about, others := 0, 0
	for _, f := range forms {
		switch _, hash := skeleton(f.text); {
		case cyrillic()[hash]:
			about += len(f.places)
		case latin()[hash]:
			others += len(f.places)
		}
	}
	if about == 0 {
		return
	}
	known := romanised()
	for _, f := range forms {
		language, severity := known.of(f.text), rules.Warning
		if language == "" {
			if about < 3 || others >= about || !frenchPlace(f.text) {
				continue
			}
			language = "French"
		}
		if about < 2 {
			severity = rules.Hint
		}
		f.look(p)
		for _, r := range f.places[:min(len(f.places), mostPlaces)] {
			place := severity
			if frenchPlace(f.text) && !located(p.Article, r) {
				place = rules.Hint
			}
			p.Report(rules.Finding{
				Range:    r,
				Severity: place,
				Message:  fmt.Sprintf("%q is how %s writes this name, not English", f.text, language),
			})
		}
	}
}

// frenchPlace reports whether a name ends like a Slavic place in French:
// neuter adjectives get an accent there, so that their end is heard.
func frenchPlace(name string) bool {
	stem, ok := strings.CutSuffix(name, "é")
	if !ok || len(stem) < 5 || lexicon.Names().Known(name) {
		return false
	}
	for _, end := range [...]string{"nn", "vn", "yn", "sk", "hn", "tn", "ivn", "dn", "ln", "rn", "ov", "zn", "chn", "shn"} {
		if strings.HasSuffix(stem, end) {
			return true
		}
	}
	return false
}

// located reports whether a name stands where places do: behind a preposition,
// or alone in a cell.
func located(a *corpus.Article, r corpus.Range) bool {
	b := &a.Blocks[a.Block(r.Start)]
	if r.Start == b.Text.Start {
		return b.Kind == corpus.TableCell
	}
	switch strings.ToLower(neighbour(a.Text.String()[b.Text.Start:r.Start], -1)) {
	case "of", "in", "near", "at", "from", "around", "outside", "to", "village", "town", "city", "settlement", "over":
		return true
	}
	return false
}
