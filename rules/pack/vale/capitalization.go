package vale

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/rules"
)

// capitalization marks units that are not capitalised as they should be.
func capitalization(d *definition) (*rules.Rule, error) {
	want, style, threshold := d.Text("match"), d.Text("style"), d.Number("threshold", 0.8)
	if threshold == 0 {
		threshold = 0.8
	}
	indicators, prefix := d.List("indicators"), d.Text("prefix")
	e := exceptionsOf(d, false)
	c := capitals{except: e.words, indicators: indicators, threshold: threshold, chicago: style == "Chicago"}
	if prefix != "" {
		re, err := d.expression("prefix", prefix)
		if err != nil {
			return nil, err
		}
		c.prefix = re
	}
	var right func(string) bool
	switch want {
	case "$title":
		right = c.title
	case "$sentence":
		right = c.sentence
	case "$lower":
		right = func(s string) bool { return s == strings.ToLower(s) || c.excepted(s) }
	case "$upper":
		right = func(s string) bool { return s == strings.ToUpper(s) || c.excepted(s) }
	case "":
		return nil, fmt.Errorf("%s: the key \"match\" is missing", d.Where("match"))
	default:
		re, err := d.expression("match", want)
		if err != nil {
			return nil, err
		}
		right = func(s string) bool { return re.MatchString(s) || c.excepted(s) }
	}
	return d.rule(func(p *rules.Pass) {
		v := viewOf(p)
		units := v.units(d.scope)
		n := 0
		for i := range units {
			u := &units[i]
			if strings.TrimSpace(u.text) == "" || right(u.text) || d.limit > 0 && n == d.limit {
				continue
			}
			m := match{unit: u, end: len(u.text)}
			if d.report(p, v, m.place(rules.Finding{Message: format(d.message, u.text)})) {
				n++
			}
		}
	}), nil
}

// capitals judges capital letters.
type capitals struct {
	except     *regexp.Regexp
	prefix     *regexp.Regexp
	indicators []string
	threshold  float64
	chicago    bool
}

func (c *capitals) excepted(s string) bool { return c.except != nil && c.except.MatchString(s) }

// words are the words of a title without its prefix. An exception of several
// words counts as one.
func (c *capitals) words(s string) []string {
	if c.prefix != nil {
		s = strings.TrimPrefix(s, c.prefix.FindString(s))
	}
	var out []string
	for s != "" {
		start := strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '*' })
		if start < 0 {
			break
		}
		end := strings.IndexFunc(s[start:], unicode.IsSpace)
		if end < 0 {
			end = len(s) - start
		}
		if c.except != nil {
			if loc := c.except.FindStringIndex(s); loc != nil && loc[1] > loc[0] && loc[0] <= start && loc[1] > start+end {
				start, end = loc[0], loc[1]-loc[0]
			}
		}
		out = append(out, s[start:start+end])
		s = s[start+end:]
	}
	return out
}

// title reports whether enough words are capitalised as in a title.
func (c *capitals) title(s string) bool {
	words := c.words(s)
	good := 0
	for i, w := range words {
		bounding := i == 0 || i == len(words)-1
		lower := strings.ToLower(strings.Trim(w, `.,:;!?"'”’)`))
		if c.excepted(w) || w == strings.ToUpper(w) || titled(w) && (bounding || !c.small(lower)) ||
			!bounding && c.small(lower) && w == strings.ToLower(w) || lower == "to" {
			good++
		}
	}
	return len(words) == 0 || float64(good)/float64(len(words)) >= c.threshold
}

// sentence reports whether enough words are capitalised as in a sentence.
func (c *capitals) sentence(s string) bool {
	words := c.words(s)
	good, starts := 0, true
	for i, w := range words {
		right := w == strings.ToLower(w)
		if starts {
			right = titled(w)
		}
		switch {
		case right || c.excepted(w) || w == "I" || strings.HasPrefix(w, "I'") || strings.HasPrefix(w, "I’"):
			good++
		case i == 0 && !titled(w):
			return false
		}
		starts = i == 0 && numbered(w) || slices.ContainsFunc(c.indicators, func(x string) bool { return x != "" && strings.HasSuffix(w, x) })
	}
	return len(words) == 0 || float64(good)/float64(len(words)) >= c.threshold
}

func numbered(w string) bool {
	return len(w) > 1 && strings.Trim(w, "0123456789") == "."
}

// titled reports whether a word starts with a capital and goes on small, or
// has no letter to start with.
func titled(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return !unicode.IsLetter(r) || unicode.IsUpper(r) && w[size:] == strings.ToLower(w[size:]) || unicode.IsUpper(r) && strings.Contains(w, "-")
}

// small reports whether a word stays small within a title.
func (c *capitals) small(w string) bool {
	switch w {
	case "a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor", "of", "on", "or", "per", "the", "to", "vs", "via", "v":
		return true
	case "with", "from", "into", "during", "including", "until", "against", "among", "throughout", "despite", "towards", "upon",
		"concerning", "about", "over", "through", "before", "between", "after", "since", "without", "under", "within", "along",
		"following", "across", "beyond", "around", "down", "near", "above":
		return c.chicago
	}
	return false
}
