package identifier

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode"
)

// DOI reads a DOI; its normal form is in lower case, without the resolver and
// without percent signs. A DOI whose suffix is only a
// stand-in, or whose prefix is the one for tests, is at fault too.
func DOI(s string) (string, *Fault) {
	s = cut(s, "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "https://www.doi.org/", "doi.org/", "dx.doi.org/", "DOI")
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
	if len(s) > maxDOI {
		return "", wrong("no DOI is that long")
	}
	// Addresses are escaped more than once on their way through the web.
	for plain := unescape(s); plain != s; plain = unescape(s) {
		s = plain
	}
	s = tail(s)
	prefix, suffix, ok := strings.Cut(s, "/")
	switch registrant, found := strings.CutPrefix(prefix, "10."); {
	case !found:
		return "", wrong("a DOI begins with \"10.\"")
	case !ok:
		return "", wrong("a DOI has a slash behind its prefix")
	case !registrantOf(registrant):
		return "", wrong(fmt.Sprintf("%q is no prefix: four to nine digits follow the \"10.\"", prefix))
	case strings.TrimSpace(suffix) == "":
		return "", wrong("nothing follows the slash")
	case strings.ContainsFunc(suffix, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == unicode.ReplacementChar }):
		return "", wrong("a DOI has no blanks in it")
	case prefix == "10.5555":
		return "", wrong("10.5555 is the prefix for tests").standsIn()
	case standIn(suffix):
		return "", wrong(fmt.Sprintf("%q is a stand-in", suffix)).standsIn()
	case prefix == "10.1234" || prefix == "10.12345" || prefix == "10.0000":
		return "", unlikely(prefix + " is the prefix that examples use").standsIn()
	}
	return strings.ToLower(s), nil
}

// maxDOI is the length in bytes that no DOI reaches.
const maxDOI = 2048

// registrantOf reports whether the text is the number of a registrant, which
// may be divided further: "1016", "1000.10".
func registrantOf(s string) bool {
	first, rest, divided := strings.Cut(s, ".")
	if !digits(first) || len(first) < 4 || len(first) > 9 || first[0] == '0' && first != "0000" {
		return false
	}
	for divided {
		var part string
		part, rest, divided = strings.Cut(rest, ".")
		if !digits(part) || len(part) > 9 {
			return false
		}
	}
	return true
}

// standIns are suffixes that only examples have.
var standIns = [...]string{"xyz", "xyz123", "abc", "abc123", "abcd", "abcd1234", "abcdef", "example", "sample", "placeholder", "doi", "suffix", "todo", "tbd", "12345678", "123456789", "1234567890", "insert", "your-doi", "yourdoi"}

func standIn(suffix string) bool {
	suffix = strings.ToLower(suffix)
	for _, w := range standIns {
		if suffix == w || strings.HasPrefix(suffix, w+".") && len(w) > 6 {
			return true
		}
	}
	// "xxxx", "j.cell.2020.xx.xxx": the letter alone between signs.
	if !strings.Contains(suffix, "xx") {
		return false
	}
	for part := range strings.FieldsFuncSeq(suffix, func(r rune) bool { return r == '.' || r == '-' || r == '/' || r == '_' }) {
		if len(part) >= 3 && strings.Trim(part, "x") == "" {
			return true
		}
	}
	return false
}

// tail takes what belongs to the sentence off the end.
func tail(s string) string {
	for s != "" {
		switch last := s[len(s)-1]; last {
		case ')', ']', '}':
			open := map[byte]string{')': "(", ']': "[", '}': "{"}[last]
			if strings.Count(s, open) >= strings.Count(s, string(last)) {
				return s
			}
		case '.', ',', ';', ':', '"', '\'':
		default:
			return s
		}
		s = s[:len(s)-1]
	}
	return s
}

// unescape takes one layer of percent signs off.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, ok := hex(s[i+1], s[i+2]); ok {
				out = append(out, c)
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

func hex(a, b byte) (byte, bool) {
	const signs = "0123456789abcdef"
	high, low := strings.IndexByte(signs, a|0x20), strings.IndexByte(signs, b|0x20)
	if a <= '9' {
		high = strings.IndexByte(signs, a)
	}
	if b <= '9' {
		low = strings.IndexByte(signs, b)
	}
	return byte(high<<4 | low&15), high >= 0 && low >= 0
}

//go:embed data/archives.txt
var archiveList string

// archives are the subject archives that numbers of before April 2007 name.
var archives = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(archiveList) {
		if line[0] != '#' {
			names[strings.TrimSpace(line)] = true
		}
	}
	return names
})

// ArXiv reads the number of a paper on arXiv, of the kind used since April
// 2007 ("1706.03762v5") or the one before it ("hep-th/9711200"). The normal
// form has no version. A number of a month behind latest is wrong, unless
// latest is zero.
func ArXiv(s string, latest time.Time) (string, *Fault) {
	s = cut(s, "https://arxiv.org/abs/", "http://arxiv.org/abs/", "https://arxiv.org/pdf/", "http://arxiv.org/pdf/", "arxiv.org/abs/", "arxiv.org/pdf/", "arXiv")
	s = strings.TrimSuffix(tail(s), ".pdf")
	// What follows the number in brackets is its class: "1706.03762 [cs.CL]".
	if i := strings.IndexAny(s, " \t\u00A0"); i > 0 {
		s = s[:i]
	}
	body, version := s, ""
	if i := strings.LastIndexByte(s, 'v'); i > 0 && i < len(s)-1 && digits(s[i+1:]) && s[i-1] >= '0' && s[i-1] <= '9' {
		body, version = s[:i], s[i+1:]
	}
	if version != "" && (version[0] == '0' || len(version) > 3) {
		return "", wrong("versions are counted from v1")
	}
	if archive, n, ok := strings.Cut(body, "/"); ok {
		return oldArXiv(archive, n)
	}
	month, n, ok := strings.Cut(body, ".")
	if !ok || !digits(month) || !digits(n) {
		return "", wrong("it has not the form of an arXiv number")
	}
	if len(month) != 4 {
		return "", wrong("the year and month of an arXiv number have four digits")
	}
	if m := month[2:]; m < "01" || m > "12" {
		return "", wrong("there is no month " + m)
	}
	width := 5
	if month < "1501" {
		width = 4
	}
	switch {
	case month < "0704":
		return "", wrong("numbers of this form began in April 2007")
	case len(n) != width:
		return "", wrong(fmt.Sprintf("a number of that month has %d digits behind the point, not %d", width, len(n)))
	case strings.Trim(n, "0") == "":
		return "", wrong("papers are counted from 1")
	case after(time.Date(2000+number(month[:2]), time.Month(number(month[2:])), 1, 0, 0, 0, 0, time.UTC), latest):
		return "", wrong("its month lies in the future")
	case width == 5 && n > "40000":
		return "", unlikely("so many papers have never come in one month")
	}
	return body, nil
}

func oldArXiv(archive, n string) (string, *Fault) {
	name, class, classed := strings.Cut(archive, ".")
	switch {
	case !archives()[strings.ToLower(name)]:
		return "", wrong(fmt.Sprintf("there is no archive %q", name))
	case classed && (len(class) != 2 || strings.ToUpper(class) != class):
		return "", wrong("the class of a subject has two capitals")
	case !digits(n) || len(n) != 7:
		return "", wrong("seven digits follow the name of the archive")
	case n[2:4] < "01" || n[2:4] > "12":
		return "", wrong("there is no month " + n[2:4])
	case n[0] != '9' && n[0] != '0' || n[0] == '9' && n[:4] < "9107" || n[0] == '0' && n[:4] > "0703":
		return "", wrong("numbers of this form are from July 1991 to March 2007")
	case n[4:] == "000":
		return "", wrong("papers are counted from 1")
	}
	return strings.ToLower(name) + "/" + n, nil
}

// The numbers of PubMed and PubMed Central are counted up; at the end of
// February 2026 PubMed held some 40.2 million, and its numbers run a little
// above that. The ceilings leave room for years.
const (
	maxPMID  = 46_000_000
	maxPMCID = 16_000_000
)

// PMID reads the number of a citation in PubMed.
func PMID(s string) (string, *Fault) {
	s = strings.Trim(tail(cut(s, "https://pubmed.ncbi.nlm.nih.gov/", "http://www.ncbi.nlm.nih.gov/pubmed/", "https://www.ncbi.nlm.nih.gov/pubmed/", "PubMed PMID", "PMID")), "/")
	return counted(s, maxPMID)
}

// PMCID reads the number of a paper in PubMed Central; its normal form is
// "PMC2801442".
func PMCID(s string) (string, *Fault) {
	s = strings.Trim(tail(cut(s, "https://www.ncbi.nlm.nih.gov/pmc/articles/", "https://pmc.ncbi.nlm.nih.gov/articles/", "PMCID")), "/")
	n, ok := strings.CutPrefix(strings.ToUpper(s), "PMC")
	if !ok {
		return "", wrong("it begins with PMC")
	}
	n, _, _ = strings.Cut(n, ".") // a version
	n, f := counted(n, maxPMCID)
	if f != nil {
		return "", f
	}
	return "PMC" + n, nil
}

func counted(n string, ceiling int) (string, *Fault) {
	switch {
	case !digits(n):
		return "", wrong("it is made of digits alone")
	case n[0] == '0':
		return "", wrong("it does not begin with 0")
	case len(n) > 8:
		return "", wrong(fmt.Sprintf("it has %d digits; eight are the most", len(n)))
	case number(n) > ceiling:
		return "", wrong("so many have not been given out")
	case n == "12345678" || n == "1234567" || n == "123456":
		return "", unlikely("the digits are a stand-in").standsIn()
	}
	return n, nil
}
