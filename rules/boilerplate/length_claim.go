package boilerplate

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/length-claim.tsv
var lengthClaims string

//go:embed data/length-claim-number.tsv
var lengthClaimForms string

// LengthClaim finds what a text says of its own length, and counts after it.
var LengthClaim = rules.Rule{
	ID:    "boilerplate/length-claim",
	Title: "The text states its own length",
	Doc: `An article does not tell its reader how many words were ordered. A stated length is
left over from a brief, and it is the one claim of an article that can be checked without
leaving the desk: it is wrong more often than not.

Flags a stated number of words, characters or minutes that speaks of this very text: "this
article spans over 1,500 words", "(Character count: 11,458)", "12 min read". The message says
what the article really has. A number of words or minutes that is right within a tenth (for
minutes: at 130 to 300 words a minute) is a hint, since some houses print them; a number of
characters never belongs in print.

Leaves alone the length of other works ("her 90,000-word novel"), limits ("essays of up to 500
words"), videos and journeys, and reading times in a list of several articles.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(lengthClaims) },
	Check:      checkLengthClaim,
	Examples: []rules.Example{
		{
			Text: "# The long way to Leith\n\nFerries left twice a day.\n\nThis article spans over 1,500 words and covers every pier.\n",
			Want: []string{"This article spans over 1,500 words"},
		},
		{
			Text: "The beds are dug in March and limed in April.\n\n**(Character Count: ~9,800)**\n",
			Want: []string{"Character Count: ~9,800"},
		},
		{
			Text: "Word count: approximately 2,450\n\nThe keeper saved two penalties in the shoot-out.\n",
			Want: []string{"Word count: approximately 2,450"},
		},
		{
			Text: "A 15-minute read\n\nRoast the beetroot for an hour, peel it and slice it thinly.\n",
			Want: []string{"15-minute read"},
		},
		{
			Text: "Zeichenanzahl: 4.200\n\nDie Mieterin klagte vor dem Amtsgericht gegen die Erhöhung und bekam in allen Punkten recht.\n",
			Want: []string{"Zeichenanzahl: 4.200"},
		},
		{
			Text: "Este artículo contiene más de 2.000 palabras sobre el museo del barrio y sobre las obras que guarda en el sótano.\n",
			Want: []string{"Este artículo contiene más de 2.000 palabras"},
		},
		{Text: "The printer of the parish cuts long lines. The default length is 80 characters.\n"},
		{Text: "Her 90,000-word novel about a lighthouse took eleven years to write.\n"},
		{Text: "The contest takes essays of up to 500 words; a letter to the editor may have 250 words.\n"},
		{Text: "The 12-minute film shows the harbour by night. By bus it is 20 minutes from there.\n"},
		{Text: "Die Satzung umfasst 3.200 Wörter, das Urteil noch einmal so viele.\n"},
		{Text: "The slogan has eleven characters, and the play has nine characters and a dog.\n"},
	},
}

// claimForm is wording in which a text speaks of its own number of words or
// characters.
type claimForm struct {
	phrase  rules.Phrase
	pattern *regexp.Regexp
}

// claimForms are tried only on the rare number that is followed by such a
// unit: the patterns are too costly to hand them to the engine with anchors as
// common as "words".
var claimForms = sync.OnceValue(func() []claimForm {
	var forms []claimForm
	seen := map[string]bool{}
	for _, p := range rules.MustParsePhrases(lengthClaimForms) {
		if !seen[p.Pattern] {
			seen[p.Pattern] = true
			forms = append(forms, claimForm{p, regexp.MustCompile(p.Pattern)})
		}
	}
	return forms
})

// selfClaim reports whether a number of words or characters is said of this
// text, and widens the hit to the words that say so.
func selfClaim(a *corpus.Article, h *rules.Hit) bool {
	const before, after = 160, 60
	fold := a.Fold()
	text := fold.String()
	block := a.Blocks[h.Block].Text
	start, end := fold.At(h.Range.Start), fold.At(h.Range.End)
	from, to := max(fold.At(block.Start), start-before), min(fold.At(block.End), end+after)
	for _, form := range claimForms() {
		loc := form.pattern.FindStringIndex(text[from:to])
		if loc == nil || from+loc[0] > start || from+loc[1] < end {
			continue
		}
		if form.phrase.Scope == rules.Whole && (hasWords(text[fold.At(block.Start):from+loc[0]]) || hasWords(text[from+loc[1]:fold.At(block.End)])) {
			continue
		}
		if setting(text[max(fold.At(block.Start), from+loc[0]-24) : from+loc[1]]) {
			return false
		}
		h.Range = fold.Text(from+loc[0], from+loc[1])
		h.Phrase = &form.phrase
		return true
	}
	return false
}

// setting reports whether a length is that of a field, a line or a key, or what a
// program takes: "the default length is 80 characters".
func setting(s string) bool {
	return containsAny(s, "default length", "maximum length", "max length", "line length", "password length", "key length", "name length", "field length")
}

func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// lengths are the real sizes of an article, counted when first asked for.
type lengths struct {
	article           *corpus.Article
	characters, black int // with blanks and without
}

func (l *lengths) count() {
	if l.characters > 0 {
		return
	}
	for _, r := range l.article.Text.String() {
		l.characters++
		if !unicode.IsSpace(r) {
			l.black++
		}
	}
}

func checkLengthClaim(p *rules.Pass) {
	minutes := 0
	for _, h := range p.Hits() {
		if h.Phrase.Note == "minutes" {
			minutes++
		}
	}
	real := lengths{article: p.Article}
	for _, h := range p.Hits() {
		if h.Phrase.Note == "number" && !selfClaim(p.Article, &h) {
			continue
		}
		c, ok := readClaim(corpus.FoldString(p.Article.In(h.Range)), h.Phrase.Note)
		if !ok {
			continue
		}
		message, right := real.judge(c)
		severity := weigh(p, h)
		switch {
		case c.unit == "minutes" && minutes > 1:
			severity = rules.Hint
		case right && c.unit != "characters":
			severity = rules.Hint
		case right:
			severity = min(severity, rules.Warning)
		}
		p.Report(rules.Finding{Range: h.Range, Severity: severity, Confidence: h.Phrase.Confidence, Message: message})
	}
}

// claim is a stated length.
type claim struct {
	number int
	unit   string // words, characters or minutes
	over   string // "over " where more than the number is claimed
}

// readClaim reads a claim out of folded wording. The unit that the wording
// names wins over the one that its phrase stands for.
func readClaim(text, unit string) (claim, bool) {
	at := strings.IndexFunc(text, unicode.IsDigit)
	if at < 0 {
		return claim{}, false
	}
	c := claim{unit: unit}
	end := at
	for end < len(text) && len(text[at:end]) < 12 {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsDigit(r) && (!strings.ContainsRune(",. ", r) || end+1 >= len(text) || !isDigit(text[end+1])) {
			break
		}
		if isDigit(text[end]) {
			c.number = c.number*10 + int(text[end]-'0')
		}
		end += size
	}
	before, after := text[:at], text[end:]
	for _, word := range []string{"over ", "exceed", "more than ", "at least ", "> ", "über ", "mehr als ", "plus de ", "más de ", "mais de ", "oltre ", "più di ", "более ", "понад ", "ponad ", "meer dan ", "ruim "} {
		if strings.Contains(before, word) {
			c.over = "over "
		}
	}
	if strings.HasPrefix(after, "+") {
		c.over = "over "
	}
	switch {
	case strings.Contains(after, "character"):
		c.unit = "characters"
	case strings.Contains(after, "word"):
		c.unit = "words"
	case unit == "claim":
		c.unit = "words"
		for _, letters := range []string{"caract", "carater", "символ", "знак"} {
			if strings.Contains(text, letters) {
				c.unit = "characters"
			}
		}
	}
	return c, c.number > 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// judge compares a claim with what the article has. Ways of counting differ by
// up to a tenth: hyphens, numbers, headings.
func (l *lengths) judge(c claim) (message string, right bool) {
	words := l.article.Words()
	switch c.unit {
	case "minutes":
		message = fmt.Sprintf("claims %s%s of reading; the article has %s", c.over, counted(c.number, "minute"), counted(words, "word"))
		return message, words >= (c.number-1)*130 && words <= c.number*300
	case "characters":
		l.count()
		message = fmt.Sprintf("claims %s%s; the article has %s", c.over, counted(c.number, "character"), counted(l.characters, "character"))
		low, high := l.black*9/10, l.characters*11/10
		return message, c.number <= high && (c.over != "" || c.number >= low)
	default:
		message = fmt.Sprintf("claims %s%s; the article has %s", c.over, counted(c.number, "word"), counted(words, "word"))
		if c.over != "" {
			return message, words >= c.number
		}
		return message, c.number*10 >= words*9 && c.number*10 <= words*11
	}
}

// counted writes a number with its unit: "1,299 words".
func counted(n int, unit string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if n != 1 {
		unit += "s"
	}
	return s + " " + unit
}
