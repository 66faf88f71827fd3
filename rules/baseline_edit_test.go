package rules_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// draft is an article that is being edited. It knows where each byte comes
// from.
type draft struct {
	random *rand.Rand
	text   []byte
	origin []int  // by byte: its offset in the first state; -1: written since
	fixed  []bool // by byte of the first state: it may not be edited, only moved
	other  []string
}

func newDraft(random *rand.Rand, a *corpus.Article, findings []rules.Finding, other []string) *draft {
	d := &draft{random: random, text: slices.Clone(a.Source), other: other}
	for i := range d.text {
		d.origin = append(d.origin, i)
	}
	d.fixed = make([]bool, len(d.text))
	// What belongs to a finding and the five words on either side is near it.
	protect := func(s corpus.Span) {
		from, to := s.Start, s.End
		for range 5 {
			for from > 0 && d.blank(from-1) {
				from--
			}
			for from > 0 && !d.blank(from-1) {
				from--
			}
			for to < len(d.text) && d.blank(to) {
				to++
			}
			for to < len(d.text) && !d.blank(to) {
				to++
			}
		}
		for i := from; i < to; i++ {
			d.fixed[i] = true
		}
	}
	for i := range findings {
		protect(findings[i].Span)
		for _, r := range findings[i].Related {
			protect(r.Span)
		}
	}
	return d
}

func (d *draft) blank(i int) bool { return d.text[i] == ' ' || d.text[i] == '\n' || d.text[i] == '\t' }

func (d *draft) free(from, to int) bool {
	for i := from; i < to; i++ {
		if o := d.origin[i]; o >= 0 && d.fixed[o] {
			return false
		}
	}
	return true
}

func (d *draft) replace(from, to int, text string) {
	d.text = slices.Concat(d.text[:from], []byte(text), d.text[to:])
	fresh := make([]int, len(text))
	for i := range fresh {
		fresh[i] = -1
	}
	d.origin = slices.Concat(d.origin[:from], fresh, d.origin[to:])
}

// blocks are the parts between blank lines, each with the blank lines behind it.
func (d *draft) blocks() []corpus.Span {
	var out []corpus.Span
	at := 0
	for at < len(d.text) {
		end := len(d.text)
		if n := strings.Index(string(d.text[at:]), "\n\n"); n >= 0 {
			end = at + n + 2
		}
		for end < len(d.text) && d.text[end] == '\n' {
			end++
		}
		out = append(out, corpus.Span{Start: at, End: end})
		at = end
	}
	return out
}

// edit changes something and tells what.
func (d *draft) edit() string {
	blocks := d.blocks()
	k := d.random.IntN(len(blocks))
	b := blocks[k]
	var gaps []int // places between words
	for i := b.Start; i < b.End; i++ {
		if d.text[i] == ' ' && i > 0 && d.free(max(0, i-1), i+2) {
			gaps = append(gaps, i)
		}
	}
	switch what := d.random.IntN(5); {
	case what == 0 && len(gaps) > 0: // words in a block
		at := gaps[d.random.IntN(len(gaps))]
		words := strings.Fields(d.other[d.random.IntN(len(d.other))])
		d.replace(at, at, " "+strings.Join(words[:1+d.random.IntN(min(8, len(words)))], " "))
		return "words written"
	case what == 1 && len(gaps) > 2: // words of a block
		i := d.random.IntN(len(gaps) - 1)
		if from, to := gaps[i], gaps[min(len(gaps)-1, i+1+d.random.IntN(6))]; d.free(from, to) {
			d.replace(from, to, "")
			return "words deleted"
		}
	case what == 2: // a paragraph
		at := b.Start
		if at == 0 || d.free(max(0, at-1), at+1) {
			d.replace(b.End, b.End, strings.TrimSpace(d.other[d.random.IntN(len(d.other))])+"\n\n")
			return "paragraph written"
		}
	case what == 3 && len(blocks) > 3 && d.free(b.Start, b.End):
		d.replace(b.Start, b.End, "")
		return "block deleted"
	case what == 4 && len(blocks) > 3 && b.End-b.Start > 2 && k > 0:
		to := blocks[1+d.random.IntN(len(blocks)-1)].Start
		if to < b.Start || to >= b.End {
			text, origin := slices.Clone(d.text[b.Start:b.End]), slices.Clone(d.origin[b.Start:b.End])
			if to >= b.End {
				to -= b.End - b.Start
			}
			d.text = slices.Delete(d.text, b.Start, b.End)
			d.origin = slices.Delete(d.origin, b.Start, b.End)
			d.text = slices.Insert(d.text, to, text...)
			d.origin = slices.Insert(d.origin, to, origin...)
			return "block moved"
		}
	}
	return ""
}

// realArticles are the golden articles of the project, and some of each folder
// of the corpora where they are there; COPYDESK_EACH tells how many, to look at
// all of them once.
func realArticles(t *testing.T, each int, formats ...corpus.Format) []*corpus.Article {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("COPYDESK_EACH")); err == nil {
		each = n
	}
	var out []*corpus.Article
	add := func(name string, source []byte) {
		if a, err := corpus.Read(name, source, corpus.Options{}); err == nil && slices.Contains(formats, a.Format) && len(source) < 60_000 {
			out = append(out, a)
		}
	}
	goldens, err := filepath.Glob("*/testdata/*.txtar")
	if err != nil || len(goldens) < 50 {
		t.Fatalf("%d golden articles (%v)", len(goldens), err)
	}
	for _, g := range goldens {
		archive, err := txtar.ParseFile(g)
		if err != nil || len(archive.Files) == 0 {
			t.Fatalf("%s: %v", g, err)
		}
		add(archive.Files[0].Name, archive.Files[0].Data)
	}
	folders, err := filepath.Glob("../../shared/corpora/*/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		files, _ := filepath.Glob(filepath.Join(folder, "*"))
		for i := 0; i < len(files); i += max(1, len(files)/each) {
			source, err := os.ReadFile(files[i])
			if err != nil {
				continue // a folder
			}
			add(filepath.Base(files[i]), source)
		}
	}
	return out
}

// paragraphs are what somebody may write into an article.
var paragraphs = []string{
	"The allotments by the canal were handed over in March, and by June every plot had water.",
	"Nobody at the club expected the second half to go that way, least of all the keeper.",
	"Soak the beans overnight, then simmer them with a bay leaf until they are soft.",
	"The tenants met the landlord twice and agreed on a new meter for the cellar.",
	"A container that is not booked a week ahead stays on the quay until the next sailing.",
	"The museum keeps its oldest map in a drawer that is opened once a year.",
}

// Edits away from a finding must not make it new, and whatever is broken after
// the baseline was written must be.
func TestBaselineSurvivesEdits(t *testing.T) {
	set := rulestest.NewSet(t, all.Rules()...)
	articles := realArticles(t, 20, corpus.Markdown, corpus.Plain)
	random := rand.New(rand.NewPCG(6, 3))
	places, err := os.ReadFile("rulestest/testdata/places.txt")
	if err != nil {
		t.Fatal(err)
	}
	vocabulary := rulestest.NewVocabulary(articles, string(places))
	damages := rulestest.Damages()
	var s survival
	for _, a := range articles {
		before := set.Judge(a, nil).Findings
		if len(before) == 0 {
			continue
		}
		for round := range 3 {
			d := newDraft(random, a, before, paragraphs)
			var edits []string
			for range 1 + random.IntN(6) {
				if what := d.edit(); what != "" {
					edits = append(edits, what)
				}
			}
			name := a.Name
			if round == 1 {
				name = "archive/" + name
				edits = append(edits, "renamed")
			}
			s.edited(t, set, a, before, d, name, edits)
			s.damaged(t, set, a, before, d, name, damages[random.IntN(len(damages))], vocabulary)
		}
	}
	t.Logf("%d articles; %d findings held against %d edits, %d resurfaced (%.2f %%); %d defects injected, %d found, %d hidden",
		len(articles), s.held, s.edits, s.resurfaced, 100*float64(s.resurfaced)/float64(s.held), s.injected, s.found, s.hidden)
	for _, e := range s.examples {
		t.Log(e)
	}
	if s.held < 300 || s.found < 50 {
		t.Errorf("only %d findings and %d injected defects to judge by", s.held, s.found)
	}
	if 100*s.resurfaced > s.held {
		t.Errorf("%d of %d baselined findings resurfaced: more than 1 %%", s.resurfaced, s.held)
	}
	if s.hidden > 0 {
		t.Errorf("%d injected defects were hidden", s.hidden)
	}
}

type survival struct {
	held, edits, resurfaced int
	injected, found, hidden int
	examples                []string
}

// baselineOf writes a baseline and reads it back.
func baselineOf(t *testing.T, a *corpus.Article, findings []rules.Finding) *rules.Baseline {
	t.Helper()
	b := rules.NewBaseline()
	b.Add(a.Name, a, findings)
	return reread(t, b)
}

func reread(t *testing.T, b *rules.Baseline) *rules.Baseline {
	t.Helper()
	var file strings.Builder
	if _, err := b.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	b, err := rules.ReadBaseline(strings.NewReader(file.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, file.String())
	}
	return b
}

func (s *survival) edited(t *testing.T, set *rules.Set, a *corpus.Article, before []rules.Finding, d *draft, name string, edits []string) {
	now, err := corpus.Read(name, slices.Clone(d.text), corpus.Options{Format: a.Format, Date: a.Date()})
	if err != nil {
		return
	}
	s.edits += len(edits)
	s.held += len(before)
	b := baselineOf(t, a, before)
	fresh, _ := b.Sift(name, now, set.Judge(now, nil).Findings, func(n string) bool { return n == name })
	for _, f := range fresh {
		i := slices.IndexFunc(before, func(o rules.Finding) bool { return o.Rule == f.Rule && d.same(f.Span, o.Span) })
		if i < 0 {
			continue
		}
		s.resurfaced++
		if len(s.examples) < 12 {
			s.examples = append(s.examples, fmt.Sprintf("%s: %s %s %q was %s %q after %v", name, f.Rule, f.Severity, f.Excerpt, before[i].Severity, before[i].Excerpt, edits))
		}
	}
}

// same reports whether a span of the draft is, at least in part, one of the
// first state.
func (d *draft) same(now, then corpus.Span) bool {
	from, to := len(d.fixed), 0
	for i := now.Start; i < now.End; i++ {
		if o := d.origin[i]; o >= 0 {
			from, to = min(from, o), max(to, o+1)
		}
	}
	return corpus.Span{Start: from, End: to}.Overlaps(then)
}

// damaged breaks something in the edited article. The baseline is that of the
// article before all edits.
func (s *survival) damaged(t *testing.T, set *rules.Set, a *corpus.Article, before []rules.Finding, d *draft, name string, damage rulestest.Damage, v *rulestest.Vocabulary) {
	options := corpus.Options{Format: a.Format, Date: a.Date()}
	now, err := corpus.Read(name, slices.Clone(d.text), options)
	if err != nil {
		return
	}
	broken, ok := damage.Inject(d.random, now, v)
	if !ok {
		return
	}
	s.injected++
	b := baselineOf(t, a, before)
	after, err := corpus.Read(name, broken.Source, options)
	if err != nil {
		return
	}
	findings := set.Judge(after, nil).Findings
	fresh, old := b.Sift(name, after, findings, func(n string) bool { return n == name })
	if len(fresh)+len(old) != len(findings) {
		t.Errorf("%s: %d findings, %d new and %d old", name, len(findings), len(fresh), len(old))
	}
	for _, f := range findings {
		if !f.Span.Overlaps(broken.At) || !slices.Contains(damage.Rules, f.Rule) {
			continue
		}
		s.found++
		// One that is like an old one is new as well: then there is one more.
		alike := func(o rules.Finding) bool { return o.Rule == f.Rule && o.Excerpt == f.Excerpt }
		if !slices.ContainsFunc(fresh, alike) && count(findings, alike) > count(before, alike) {
			s.hidden++
			t.Errorf("%s: %s %q is hidden", name, f.Rule, f.Excerpt)
		}
	}
}

func count(findings []rules.Finding, test func(rules.Finding) bool) int {
	n := 0
	for _, f := range findings {
		if test(f) {
			n++
		}
	}
	return n
}
