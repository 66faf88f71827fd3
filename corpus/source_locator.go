package corpus

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// entryParser takes one entry apart. Offsets are into text; base leads to the
// article's.
type entryParser struct {
	text  string
	base  int
	start int   // behind the number
	title Range // known from markup, empty where it is not
	out   *Source
}

func (p *entryParser) add(kind LocatorKind, value string, start, end int) {
	p.out.Locators = append(p.out.Locators, Locator{kind, value, Range{p.base + start, p.base + end}})
}

// link adds the target of a link whose words do not show it.
func (p *entryParser) link(l *Link) {
	if l.Image || !strings.Contains(l.URL, "://") && !strings.HasPrefix(l.URL, "//") {
		return
	}
	for _, o := range p.out.Locators {
		if o.Range.Overlaps(l.Text) {
			return
		}
	}
	kind, value := addressKind(l.URL)
	p.out.Locators = append(p.out.Locators, Locator{kind, value, l.Text})
}

// addressKind tells the addresses of identifiers and of archives from others.
func addressKind(url string) (LocatorKind, string) {
	_, rest, _ := strings.Cut(url, "//")
	host, path, _ := strings.Cut(rest, "/")
	switch host = strings.TrimPrefix(lowerASCII(host), "www."); host {
	case "doi.org", "dx.doi.org":
		if strings.HasPrefix(path, "10.") {
			return LocatorDOI, path
		}
	case "arxiv.org":
		if kind, id, ok := strings.Cut(path, "/"); ok && (kind == "abs" || kind == "pdf") {
			return LocatorArXiv, strings.TrimSuffix(id, ".pdf")
		}
	case "pubmed.ncbi.nlm.nih.gov":
		if id := strings.Trim(path, "/"); id != "" && allDigits([]byte(id)) {
			return LocatorPMID, id
		}
	case "web.archive.org", "archive.org", "archive.today", "archive.ph", "archive.is", "archive.li", "perma.cc":
		return LocatorArchive, url
	}
	return LocatorURL, url
}

// locators finds every locator that the entry's words show.
func (p *entryParser) locators() {
	lower := lowerASCII(p.text)
	p.addresses(lower)
	if strings.Contains(lower, "10.") {
		p.dois(lower)
	}
	p.named(lower)
	p.pages(lower)
	slices.SortStableFunc(p.out.Locators, func(a, b Locator) int { return cmp.Compare(a.Range.Start, b.Range.Start) })
}

func (p *entryParser) taken(start, end int) bool {
	r := Range{p.base + start, p.base + end}
	for _, l := range p.out.Locators[max(0, len(p.out.Locators)-64):] {
		if l.Range.Overlaps(r) {
			return true
		}
	}
	return false
}

func (p *entryParser) addresses(lower string) {
	for at := p.start; at < len(lower); {
		i := strings.Index(lower[at:], "://")
		w := strings.Index(lower[at:min(len(lower), at+max(i, 0)+maxParsed)], "www.")
		var start int
		switch {
		case i >= 0 && (w < 0 || i < w):
			start = at + i
			for start > at && 'a' <= lower[start-1] && lower[start-1] <= 'z' {
				start--
			}
		case w >= 0:
			start = at + w
		default:
			return
		}
		end := start + urlLength(p.text[start:])
		if end-start < 8 {
			at = max(end, start+4)
			continue
		}
		kind, value := addressKind(p.text[start:end])
		p.add(kind, value, start, end)
		at = end
	}
}

// urlLength is where an address that begins the text ends.
func urlLength(text string) int {
	end := strings.IndexAny(text, " \t\n<>\"“”»|")
	if end < 0 {
		end = len(text)
	}
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:end])
		if !strings.ContainsRune(".,;:)]}'\u00A0’…", r) {
			break
		}
		if r == ')' && strings.Count(text[:end], "(") >= strings.Count(text[:end], ")") {
			break
		}
		end -= n
	}
	return end
}

func (p *entryParser) dois(lower string) {
	for at := p.start; at < len(lower); {
		i := strings.Index(lower[at:], "10.")
		if i < 0 {
			return
		}
		start := at + i
		end := start + 3
		for end < len(lower) && (isDigit(lower[end]) || lower[end] == '.') {
			end++
		}
		digits := end - start - 3
		at = end
		if digits < 4 || digits > 14 || end == len(lower) || lower[end] != '/' || start > 0 && wordByte(lower[start-1]) || p.taken(start, end) {
			continue
		}
		end = start + urlLength(p.text[start:])
		from := start
		for _, lead := range []string{"doi:", "doi.org/", "doi"} {
			if before := strings.TrimRight(lower[:start], " "); strings.HasSuffix(before, lead) {
				from = len(before) - len(lead)
				break
			}
		}
		p.add(LocatorDOI, p.text[start:end], from, end)
		at = max(at, end)
	}
}

// announced are the words before an identifier.
var announced = [...]struct {
	word  string
	kind  LocatorKind
	signs string // what the identifier is made of
	least int
}{
	{"isbn", LocatorISBN, "0123456789xX-‐‑– ", 10},
	{"issn", LocatorISSN, "0123456789xX-‐‑–", 8},
	{"arxiv", LocatorArXiv, "", 7},
	{"pmid", LocatorPMID, "0123456789", 1},
	{"pmcid", LocatorPMCID, "PMCpmc0123456789", 4},
	{"pmc", LocatorPMCID, "0123456789", 4},
}

func (p *entryParser) named(lower string) {
	for _, k := range announced {
		for at := p.start; at < len(lower); {
			i := strings.Index(lower[at:], k.word)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(k.word)
			if start > 0 && wordByte(lower[start-1]) || p.taken(start, at) {
				continue
			}
			from := at
			if k.kind == LocatorISBN {
				for _, n := range []string{"-13", "-10"} {
					if strings.HasPrefix(lower[from:], n) && strings.IndexAny(lower[from+3:min(len(lower), from+5)], ": ") == 0 {
						from += 3
					}
				}
			}
			from += len(lower[from:]) - len(strings.TrimLeft(lower[from:], ": #\u00A0"))
			end := from
			if k.signs == "" {
				end += urlLength(p.text[from:])
			} else {
				end = len(p.text) - len(strings.TrimLeft(p.text[from:], k.signs))
				if k.kind == LocatorISBN {
					end = from + isbnLength(p.text[from:end])
				}
				end = from + len(strings.TrimRight(p.text[from:end], " -‐‑–"))
			}
			if end-from < k.least || !strings.ContainsAny(p.text[from:end], "0123456789") {
				continue
			}
			value := p.text[from:end]
			if k.word == "pmc" {
				value = "PMC" + value
			}
			p.add(k.kind, value, start, end)
			at = end
		}
	}
}

// isbnLength is where an ISBN in a run of digits and dashes ends: behind its
// thirteenth or tenth digit, if a group of digits ends there, since a page or
// an edition may follow.
func isbnLength(run string) int {
	n := 0
	for i := range len(run) {
		if !isDigit(run[i]) && run[i]|0x20 != 'x' {
			continue
		}
		n++
		long := strings.HasPrefix(run, "978") || strings.HasPrefix(run, "979")
		if (n == 13 || n == 10 && !long) && (i+1 == len(run) || !isDigit(run[i+1])) {
			return i + 1
		}
	}
	return len(run)
}

// pages finds volumes, issues, pages and the numbers of documents.
func (p *entryParser) pages(lower string) {
	for at := p.start; at < len(lower); at++ {
		if !isDigit(lower[at]) {
			continue
		}
		start, end := at, at
		// The run of signs that the digit stands in, as far as no blank comes.
		for start > p.start && lower[start-1] > ' ' && at-start < 40 {
			start--
		}
		for end < len(lower) && lower[end] > ' ' && end-at < 80 {
			end++
		}
		at = end
		if p.taken(start, end) {
			continue
		}
		if bare := strings.Trim(lower[start:end], "().,;:ab"); looksYear(bare) && lower[start] == '(' {
			continue // "Lund, P. (2019)."
		}
		if kind, ok := numberKind(lower[:start], lower[start:end]); ok {
			end = start + len(strings.TrimRight(p.text[start:end], ".,;:"))
			p.add(kind, p.text[start:end], start, end)
		}
	}
}

// leads are the words before a number that make it lead somewhere.
var leads = map[string]LocatorKind{
	"vol": LocatorPages, "volume": LocatorPages, "no": LocatorPages, "nr": LocatorPages, "num": LocatorPages, "issue": LocatorPages, "iss": LocatorPages,
	"p": LocatorPages, "pp": LocatorPages, "page": LocatorPages, "pages": LocatorPages, "s": LocatorPages, "pg": LocatorPages, "bd": LocatorPages,
	"heft": LocatorPages, "jg": LocatorPages, "seite": LocatorPages, "t": LocatorPages, "n°": LocatorPages, "nº": LocatorPages, "№": LocatorPages,
	"ch": LocatorPages, "chap": LocatorPages, "chapter": LocatorPages, "art": LocatorPages, "article": LocatorPages, "с": LocatorPages, "т": LocatorPages,
	"box": LocatorNumber, "folder": LocatorNumber, "case": LocatorNumber, "rfc": LocatorNumber, "iso": LocatorNumber, "bwv": LocatorNumber,
	"file": LocatorNumber, "ref": LocatorNumber, "inv": LocatorNumber, "docket": LocatorNumber, "cmnd": LocatorNumber, "cm": LocatorNumber,
	"rn": LocatorNumber, "para": LocatorNumber, "§": LocatorNumber, "ukhl": LocatorNumber, "uksc": LocatorNumber, "ewca": LocatorNumber,
	"f.3d": LocatorNumber, "u.s": LocatorNumber, "pub": LocatorNumber, "publication": LocatorNumber, "bulletin": LocatorNumber, "paper": LocatorNumber,
}

// numberKind judges a run of signs that holds a digit.
func numberKind(before, run string) (LocatorKind, bool) {
	before = strings.TrimRight(before, " .:")
	word := before[strings.LastIndexAny(before, " ,(;[")+1:]
	if kind, ok := leads[word]; ok {
		return kind, true
	}
	bare := strings.Trim(run, ".,;:()[]")
	digits, letters, slashes, dashes, brackets, semicolons := 0, 0, 0, 0, 0, 0
	for _, r := range bare {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '/':
			slashes++
		case r == '-' || r == '–' || r == '—':
			dashes++
		case r == '(':
			brackets++
		case r == ';' || r == ':':
			semicolons++
		default:
			letters++
		}
	}
	first := bare != "" && isDigit(bare[0])
	dashed := strings.FieldsFunc(bare, func(r rune) bool { return r == '-' || r == '–' || r == '—' })
	switch {
	case brackets == 1 && first && letters == 0: // 12(3)
		return LocatorPages, true
	case brackets == 1 && semicolons > 0 && digits > 2: // Mar;8(2):101-9
		return LocatorPages, true
	case semicolons > 0 && digits > 1 && letters <= 2 && first: // 2021;12:45, 12:45-67
		return LocatorPages, true
	case dashes == 1 && slashes == 0 && letters <= 2 && len(dashed) == 2 && first && (len(dashed[0]) != 4 || len(dashed[1]) < 2 || !looksYear(dashed[0])):
		return LocatorPages, true // 45-67
	case slashes > 0 && letters+digits > 3 && (letters != 0 || slashes != 2): // A/78/123, C-311/18
		return LocatorNumber, true
	case strings.HasPrefix(bare, "p") && letters <= 2 && digits > 0 || strings.HasPrefix(bare, "s.") && letters <= 3: // p.14, S.136f
		return LocatorPages, true
	case letters >= 1 && dashes >= 1 && digits >= 2 && !first: // GAO-21-104
		return LocatorNumber, true
	}
	return 0, false
}

func looksYear(s string) bool { return len(s) == 4 && (s[0] == '1' || s[0] == '2' && s[1] <= '1') }

// lowerASCII lowers ASCII letters and leaves every byte in its place.
func lowerASCII(s string) string {
	for i := range len(s) {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			out := []byte(s)
			for ; i < len(out); i++ {
				if c := out[i]; 'A' <= c && c <= 'Z' {
					out[i] = c + 'a' - 'A'
				}
			}
			return string(out)
		}
	}
	return s
}
