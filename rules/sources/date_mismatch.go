package sources

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var dateMismatch = rules.Rule{
	ID:    "sources/date-mismatch",
	Title: "The identifier of a source speaks of another year",
	Doc: `Many identifiers carry a date: an arXiv number its month, an address of a newspaper its day, an archived copy
its second, some DOIs their year. Where the entry gives another year, either the entry or the identifier is made up.

Flagged are entries four or more years older than the arXiv number, two or more than the year in the DOI, entries whose
address names another year by more than one, and archived copies that are older than what they show.
Left alone are preprints printed later, reprints, and years at the turn.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Reads:      corpus.KindsOf(corpus.Reference, corpus.Footnote),
	Gates:      rules.InCode,
	Measured: "On 60 genuine pages of one author with 937 entries: none. The genuine registers hold 16 entries " +
		"more.",
	Examples: dateMismatchExamples,
	Check: func(p *rules.Pass) {
		d := deskOf(p)
		for i := range d.sources {
			s := &d.sources[i]
			if s.Date.IsZero() {
				continue
			}
			for _, l := range s.Locators {
				year, kind := yearOf(l)
				if year == 0 || !contradicts(l.Kind, kind, year, s.Date.Year) {
					continue
				}
				p.Report(rules.Finding{
					Range: l.Range, Message: fmt.Sprintf("the entry says %d, its %s %d", s.Date.Year, kind, year),
					Related: []rules.Related{{Range: s.DateRange, Message: "the date of the entry"}},
				})
				break
			}
		}
	},
}

// contradicts reports whether the year of a locator cannot be that of its entry.
// Older papers are put into folders of later years.
func contradicts(kind corpus.LocatorKind, name string, id, entry int) bool {
	switch kind {
	case corpus.LocatorArchive:
		return entry > id
	case corpus.LocatorURL:
		return entry > id+1 || entry < id-1 && name != "upload folder"
	case corpus.LocatorArXiv:
		return entry < id-3 // older work is put there years later
	}
	return entry < id-1 || kind == corpus.LocatorDOI && entry > id+3
}

// yearOf is the year that a locator carries; 0: none.
func yearOf(l corpus.Locator) (year int, kind string) {
	switch v := l.Value; l.Kind {
	case corpus.LocatorArXiv:
		if digits(v, 4) && len(v) > 8 && v[4] == '.' && v[2:4] >= "01" && v[2:4] <= "12" && v[:2] >= "07" && v[:2] < "50" {
			return 2000 + number(v[:2]), "arXiv number"
		}
	case corpus.LocatorArchive:
		if _, rest, ok := strings.Cut(v, "archive.org/web/"); ok && digits(rest, 8) {
			return plausible(number(rest[:4])), "archived copy"
		}
	case corpus.LocatorDOI:
		// 10.1016/j.cell.2020.05.012, 10.1038/s41586-023-05881-4
		if _, rest, ok := strings.Cut(v, "10.1016/j."); ok {
			parts := strings.Split(rest, ".")
			if len(parts) == 4 && len(parts[1]) == 4 && digits(parts[1], 4) && len(parts[2]) == 2 && digits(parts[2], 2) {
				return plausible(number(parts[1])), "DOI"
			}
		}
		if _, rest, ok := strings.Cut(v, "10.1038/s4"); ok && len(rest) > 8 && digits(rest, 4) && rest[4] == '-' && digits(rest[5:], 3) && rest[8] == '-' {
			return plausible(2000 + number(rest[5:8])), "DOI"
		}
	case corpus.LocatorURL:
		// /2024/03/15/ and /2024/03/
		for at := 0; ; {
			i := strings.Index(v[at:], "/20")
			if i < 0 {
				return 0, ""
			}
			at += i + 1
			rest := v[at:]
			if digits(rest, 4) && len(rest) > 8 && rest[4] == '/' && digits(rest[5:], 2) && rest[7] == '/' && rest[5:7] >= "01" && rest[5:7] <= "12" {
				if strings.Contains(v[:at], "upload") {
					return plausible(number(rest[:4])), "upload folder"
				}
				return plausible(number(rest[:4])), "address"
			}
		}
	}
	return 0, ""
}

func plausible(year int) int {
	if year < 1990 || year > 2099 {
		return 0
	}
	return year
}

// digits reports whether the text begins with n digits.
func digits(s string, n int) bool {
	if len(s) < n {
		return false
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func number(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
