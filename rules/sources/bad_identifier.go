package sources

import (
	"fmt"
	"strings"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/sources/identifier"
)

var badIdentifier = rules.Rule{
	ID:    "sources/bad-identifier",
	Title: "An identifier that cannot exist",
	Doc: `ISBN, ISSN and ORCID carry a check digit, an arXiv number its month, an archived copy its second. Where they
do not fit, nothing was ever given that identifier: it was mistyped or invented, and a model invents them fluently.

Flagged, wherever they stand, are ISBN, ISSN and ORCID with a wrong check digit or length, DOI without a proper
prefix or with a stand-in behind it, arXiv numbers of a month or width that never was, PMID and PMCID beyond all
given ones, and archived copies of an impossible time: an error. What is only most unlikely, such as a prefix that
no publisher has, is a hint. An identifier that passes may still belong to another work.
Left alone are numbers without their name in front, identifiers broken by layout, stand-ins in articles about
software, and code.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Reads:      rules.Prose,
	Gates:      rules.InCode,
	Phrases: func() []rules.Phrase {
		var out []rules.Phrase
		for _, a := range announcements {
			out = append(out, rules.Phrase{Anchor: a.word, Prefix: a.glued, Attested: true, Note: a.word})
		}
		return out
	},
	Measured: "1,504 genuine articles: none. 1,680 Markdown files of Go modules and lists of books, with 172 archived copies: none. A review " +
		"with 676 DOI and arXiv numbers: none. 15,021 ISSN of a curated collection: 18, all misprints.",
	Examples: badIdentifierExamples,
	Check: func(p *rules.Pass) {
		// Links are mended long after an article's date: only today bounds them.
		latest := time.Now()
		end := 0 // identifiers announced twice ("doi:https://doi.org/…") are read once
		for _, h := range p.Hits() {
			if h.Range.Start < end {
				continue
			}
			if r, ok := checkAnnounced(p, h, latest); ok {
				end = r.End
			}
		}
		links := linksOf(p)
		for i := range links {
			checkTarget(p, &links[i], latest)
		}
	},
}

// announcements are the words before identifiers.
var announcements = [...]struct {
	word  string
	glued bool   // digits may follow at once: "ISBN9783…"
	name  string // for the message
}{
	{"isbn", true, "ISBN"},
	{"issn", true, "ISSN"},
	{"orcid", false, "ORCID"},
	{"doi", false, "DOI"},
	{"arxiv", false, "arXiv number"},
	{"pmid", true, "PMID"},
	{"pmcid", true, "PMCID"},
}

// checkAnnounced judges what stands behind the announcement, and returns where
// it stands.
func checkAnnounced(p *rules.Pass, h rules.Hit, latest time.Time) (corpus.Range, bool) {
	block := p.Article.Blocks[h.Block].Text
	rest := text(p, corpus.Range{Start: h.Range.End, End: min(block.End, h.Range.End+300)})
	length, id := read(h.Phrase.Note, rest)
	if id == "" {
		return corpus.Range{}, false
	}
	r := corpus.Range{Start: h.Range.End + length - len(id), End: h.Range.End + length}
	report(p, h.Phrase.Note, id, latest, rules.Finding{Range: r})
	return r, true
}

// report reports the fault that an identifier has, if any.
func report(p *rules.Pass, kind, id string, latest time.Time, f rules.Finding) {
	fault := faultOf(kind, id, latest)
	if fault == nil {
		return
	}
	if fault.StandIn && technical(p) {
		return
	}
	name := "archived copy"
	for _, a := range announcements {
		if a.word == kind {
			name = a.name
		}
	}
	f.Message = fmt.Sprintf("there is no such %s: %s", name, fault.Reason)
	if !fault.Certain {
		f.Message = fmt.Sprintf("this %s is most unlikely: %s", name, fault.Reason)
		f.Severity, f.Confidence = rules.Hint, rules.Likely
	}
	p.Report(f)
}

func faultOf(kind, id string, latest time.Time) (f *identifier.Fault) {
	switch kind {
	case "isbn":
		_, f = identifier.ISBN(id)
	case "issn":
		_, f = identifier.ISSN(id)
	case "orcid":
		_, f = identifier.ORCID(id)
	case "doi":
		_, f = identifier.DOI(id)
	case "arxiv":
		_, f = identifier.ArXiv(id, latest)
	case "pmid":
		_, f = identifier.PMID(id)
	case "pmcid":
		if digits(id, len(id)) {
			id = "PMC" + id // left out behind its own name
		}
		_, f = identifier.PMCID(id)
	case "snapshot":
		_, f = identifier.Snapshot(id, latest)
	}
	return f
}

// checkTarget judges the identifier in the target of a link whose words do not
// show it.
func checkTarget(p *rules.Pass, l *written, latest time.Time) {
	var kind string
	id := strings.Trim(l.to.path, "/")
	switch strings.TrimPrefix(l.to.host, "www.") {
	case "doi.org", "dx.doi.org":
		if !strings.HasPrefix(id, "1") {
			return // a page of the resolver's own
		}
		kind = "doi"
	case "arxiv.org":
		rest, ok := strings.CutPrefix(id, "abs/")
		if !ok {
			if rest, ok = strings.CutPrefix(id, "pdf/"); !ok {
				return
			}
		}
		kind, id = "arxiv", rest
	case "orcid.org":
		if len(id) < 15 || strings.Trim(id, "0123456789-Xx") != "" {
			return
		}
		kind = "orcid"
	case "pubmed.ncbi.nlm.nih.gov":
		if id == "" || strings.Trim(id, "0123456789") != "" {
			return
		}
		kind = "pmid"
	case "web.archive.org":
		kind, id = "snapshot", l.URL
	default:
		return
	}
	if l.shown() && kind != "snapshot" && kind != "pmid" || id == "" {
		return // read with the words
	}
	var f rules.Finding
	l.place(&f, false)
	report(p, kind, id, latest, f)
}

// read returns the identifier that the text behind an announcement begins
// with, and how far it reaches; "" where none follows.
func read(kind, rest string) (end int, id string) {
	at := 0
	switch kind {
	case "doi":
		return readDOI(rest)
	case "arxiv":
		for _, lead := range [...]string{".org/abs/", ".org/pdf/", ":"} {
			if strings.HasPrefix(rest, lead) {
				at = len(lead)
			}
		}
		at += blanks(rest[at:])
		n := len(rest[at:]) - len(strings.TrimLeft(rest[at:], "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ./-"))
		n = len(strings.TrimRight(rest[at:at+n], "./-"))
		id = rest[at : at+n]
		// "arXiv 2020" names no paper.
		if _, number, ok := strings.Cut(id, "/"); ok && len(number) >= 5 && number[0] >= '0' && number[0] <= '9' && !strings.Contains(number, "/") || strings.IndexByte(id, '.') >= 3 && digits(id, 3) {
			return at + n, id
		}
		return 0, ""
	case "orcid":
		if strings.HasPrefix(rest, ".org/") {
			at = len(".org/")
		} else if strings.HasPrefix(strings.ToLower(rest), " id") {
			at = len(" id")
		}
	case "isbn":
		for _, lead := range [...]string{"-13", "-10", " 13", " 10"} {
			if strings.HasPrefix(rest, lead) && len(rest) > 4 && (rest[3] == ':' || rest[3] == ' ') {
				at = len(lead)
			}
		}
	}
	at += blanks(rest[at:])
	n := numeral(kind, rest[at:])
	id = rest[at : at+n]
	if least := map[string]int{"isbn": 6, "issn": 6, "orcid": 14, "pmid": 1, "pmcid": 4}[kind]; count(id) < least {
		return 0, ""
	}
	return at + n, id
}

// blanks is the length of what may stand between an announcement and its
// identifier.
func blanks(s string) int {
	return len(s) - len(strings.TrimLeft(s, ": #\u00A0"))
}

func count(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// numeral is the length of the number that the text begins with. Digits may be
// grouped by dashes and, in an ISBN, by blanks; an ISBN ends with its tenth or
// thirteenth digit where a group ends there.
func numeral(kind, s string) int {
	n, end, signs := 0, 0, 0
	if kind == "pmcid" && len(s) > 3 && strings.EqualFold(s[:3], "pmc") {
		end = 3
	}
	for i, r := range s {
		if i < end {
			continue
		}
		switch {
		case r >= '0' && r <= '9', (r == 'X' || r == 'x') && n > 6:
			n++
			signs = 0
			end = i + 1
			full := n == 13 || n == 10 && !strings.HasPrefix(s, "978") && !strings.HasPrefix(s, "979")
			if kind == "isbn" && full && (end == len(s) || s[end] < '0' || s[end] > '9') {
				return end
			}
			continue
		case (r == '-' || r == '‐' || r == '‑' || r == '–' || r == ' ' && kind == "isbn") && kind != "pmid" && kind != "pmcid":
			if signs++; signs < 2 {
				continue
			}
		}
		break
	}
	return len(strings.TrimRight(s[:end], " "))
}

// readDOI reads a DOI behind its announcement: an address of the resolver, or
// the name with a colon, or with nothing if the prefix follows.
func readDOI(rest string) (int, string) {
	at, named := 0, false
	for _, lead := range [...]string{".org/", ":", " :"} {
		if strings.HasPrefix(rest, lead) {
			at, named = len(lead), true
			break
		}
	}
	at += blanks(rest[at:])
	for _, lead := range [...]string{"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "doi:"} {
		if len(rest) >= at+len(lead) && strings.EqualFold(rest[at:at+len(lead)], lead) {
			at += len(lead)
			at += blanks(rest[at:])
			named = true
			break
		}
	}
	s := rest[at:]
	n := strings.IndexAny(s, " \t\n\u00A0\"“”|")
	if n < 0 {
		n = len(s)
	}
	next := s[n:]
	s = s[:n]
	for s != "" && strings.IndexByte(".,;:)]}'", s[len(s)-1]) >= 0 {
		if last := s[len(s)-1]; last == ')' && strings.Count(s, "(") >= strings.Count(s, ")") {
			break
		}
		s = s[:len(s)-1]
		next = "."
	}
	s = strings.TrimRight(s, "’”")
	if s == "" || s[0] != '1' && (!named || s[0] != '0') || !named && !strings.HasPrefix(s, "10.") || count(s) < 4 || !strings.ContainsAny(s, "./") {
		return 0, ""
	}
	// Broken over two lines: what follows is the rest of it.
	if (strings.HasSuffix(s, "/") || !strings.Contains(s, "/")) && strings.HasPrefix(next, " ") && len(next) > 1 && (next[1] >= 'a' && next[1] <= 'z' || next[1] >= '0' && next[1] <= '9' || next[1] == '/') {
		return 0, ""
	}
	return at + len(s), s
}
