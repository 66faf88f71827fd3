package registry

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/copydesk/copydesk/corpus"
)

// The least likeness of titles at which an entry and a record may be one work.
// They were chosen on the pairs of testdata/pairs.tsv: the test prints how
// right and wrong ones lie about them.
const (
	alike      = 0.7  // where the record names no author whom the entry names
	faintAlike = 0.35 // where nothing can be said of authors
)

// likeness is what an entry and a record have in common.
type likeness struct {
	title   float64 // 0 to 1; -1: it cannot be compared
	authors int     // -1: none of them are shared; 0: it cannot be said; 1: one is
	year    int     // how many years lie between them; -1: it cannot be said
}

// compare compares an entry of a list of sources with a record.
func compare(a *corpus.Article, s *corpus.Source, r *Record) likeness {
	entry := without(a, s)
	title := ""
	if s.Title.Len() > 0 {
		title = a.In(s.Title)
	}
	return compareText(entry, title, s.Date.Year, len(s.Authors) > 0, r)
}

// without is the text of an entry without what leads to the work.
func without(a *corpus.Article, s *corpus.Source) string {
	var out strings.Builder
	at := s.Entry.Start
	for _, l := range s.Locators {
		switch l.Kind {
		case corpus.LocatorPages, corpus.LocatorNumber:
			continue
		}
		start, end := max(l.Range.Start, at), min(l.Range.End, s.Entry.End)
		if start >= end || !bare(a.In(corpus.Range{Start: start, End: end})) {
			continue
		}
		out.WriteString(a.In(corpus.Range{Start: at, End: start}))
		out.WriteByte(' ')
		at = end
	}
	if at < s.Entry.End {
		out.WriteString(a.In(corpus.Range{Start: at, End: s.Entry.End}))
	}
	return out.String()
}

// bare reports whether the words of a locator show the locator itself, rather
// than a title that is linked.
func bare(text string) bool {
	return !strings.Contains(strings.TrimSpace(text), " ") || strings.ContainsAny(text, "0123456789") && len(strings.Fields(text)) <= 4
}

func compareText(entry, title string, year int, named bool, r *Record) likeness {
	l := likeness{title: -1, year: -1}
	if year > 0 && r.Year > 0 {
		l.year = max(year-r.Year, r.Year-year)
	}
	all := words(entry)
	in := map[string]bool{}
	for _, w := range all {
		in[w] = true
	}
	mine := words(title)
	if len(all) < 3 {
		return l
	}
	for _, t := range r.Titles {
		if !sameScript(entry, t) {
			continue
		}
		l.title = max(l.title, likeTitle(mine, in, t))
	}
	if named && len(r.Authors) > 0 {
		known := false
		for _, name := range r.Authors {
			if !sameScript(entry, name) {
				continue
			}
			known = true
			if holds(in, name) {
				l.authors = 1
				break
			}
		}
		if known && l.authors == 0 {
			l.authors = -1
		}
	}
	return l
}

// particles are words of three letters and more that stand in many names.
var particles = map[string]bool{"van": true, "der": true, "von": true, "den": true, "del": true, "dos": true, "das": true, "bin": true, "ibn": true, "the": true, "and": true}

// holds reports whether a text names an author: it has one of the name's words
// that is no particle. That may be a given name: nobody can tell in all
// languages which of them is one.
func holds(in map[string]bool, name string) bool {
	parts := words(name)
	for _, p := range parts {
		if len([]rune(p)) >= 3 && in[p] && !particles[p] || len(parts) == 1 && in[p] {
			return true
		}
	}
	return false
}

// likeTitle compares the title of a record with an entry: with all its words,
// since nobody knows for certain where its title stands, and with what is
// thought to be its title.
func likeTitle(mine []string, in map[string]bool, title string) float64 {
	best := share(words(title), in)
	// An entry may leave the subtitle out.
	if main, _, cut := strings.Cut(title, ":"); cut {
		if w := words(main); len(w) >= 2 {
			best = max(best, share(w, in))
		}
	}
	// And a record may.
	if len(mine) >= 3 {
		there := map[string]bool{}
		for _, w := range words(title) {
			there[w] = true
		}
		best = max(best, share(mine, there))
	}
	return best
}

// share is the share of the words that are in a text, by their length: long
// ones say more.
func share(of []string, in map[string]bool) float64 {
	sum, hit := 0, 0
	seen := map[string]bool{}
	for _, w := range of {
		n := len([]rune(w))
		if seen[w] || n < 4 && unicode.In(firstOf(w), unicode.Latin) && !unicode.IsDigit(firstOf(w)) && len(of) > 2 {
			continue // "the", "of", "and" are everywhere
		}
		seen[w] = true
		sum += n
		if in[w] || near(w, in) {
			hit += n
		}
	}
	if sum == 0 {
		for _, w := range of {
			sum++
			if in[w] {
				hit++
			}
		}
		if sum == 0 {
			return 1 // a title of nothing is like any
		}
	}
	return float64(hit) / float64(sum)
}

func firstOf(w string) rune {
	for _, r := range w {
		return r
	}
	return 0
}

// near reports whether a word is there with another ending: a plural, a
// British spelling, a slip at the end.
func near(w string, in map[string]bool) bool {
	r := []rune(w)
	if len(r) < 5 {
		return false
	}
	for _, tail := range []string{"s", "es"} {
		if in[w+tail] || in[strings.TrimSuffix(w, tail)] && strings.HasSuffix(w, tail) {
			return true
		}
	}
	return false
}

// special are letters that have no accent to take off.
var special = strings.NewReplacer(
	"ł", "l", "ø", "o", "đ", "d", "ð", "d", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "þ", "th", "ŋ", "n",
	"'", "", "’", "", "ʼ", "", "ʻ", "", "`", "",
)

// words are the words of a text, folded: lower case, without accents and
// apostrophes, and with "ae", "oe", "ue" as the letters that they stand for.
// A character of Chinese or Japanese is a word of its own.
func words(text string) []string {
	if len(text) > 8<<10 {
		text = strings.ToValidUTF8(text[:8<<10], "")
	}
	folded := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(special.Replace(strings.ToLower(text))))
	var out []string
	word := make([]rune, 0, 32)
	end := func() {
		if len(word) > 0 {
			out = append(out, umlauts.Replace(string(word)))
			word = word[:0]
		}
	}
	for _, r := range folded {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			end()
			out = append(out, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word = append(word, r)
		case r == '\u00AD' || unicode.Is(unicode.Cf, r):
		default:
			end()
		}
	}
	end()
	return out
}

var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "isation", "ization", "ise", "ize", "our", "or")

// sameScript reports whether two texts are mostly written in the same script,
// so that one can be found in the other.
func sameScript(a, b string) bool {
	return latin(a) == latin(b)
}

func latin(s string) bool {
	n, all := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			all++
			if unicode.Is(unicode.Latin, r) {
				n++
			}
		}
	}
	return 2*n >= all
}

// other reports whether the likeness is that of two works: neither the title
// nor an author is shared.
func (l likeness) other() bool {
	switch {
	case l.title < 0 || l.authors > 0:
		return false
	case l.authors < 0:
		return l.title < alike
	}
	return l.title < faintAlike && l.year != 0
}

// telling says what a record is, for a message.
func (r *Record) telling() string {
	const longest, most = 140, 2
	t := []rune(r.Title())
	if len(t) > longest {
		t = append(t[:longest], '…')
	}
	out := "“" + string(t) + "”"
	if n := len(r.Authors); n > 0 {
		out += " by " + strings.Join(r.Authors[:min(n, most)], ", ")
		if n > most {
			out += " and others"
		}
	}
	if r.Year > 0 {
		out += " (" + strconv.Itoa(r.Year) + ")"
	}
	return out
}

// judge compares a source with the record that was found under its locator.
func judge(a *corpus.Article, s *corpus.Source, c *Check) {
	if c.State != Exists || len(c.Record.Titles) == 0 {
		return
	}
	l := compare(a, s, &c.Record)
	if !l.other() {
		if l.title < 0 && c.Note == "" {
			c.Note = "the entry names nothing to compare with the record"
		}
		return
	}
	c.State = Mismatch
	c.Note = "it is " + c.Record.telling()
}
