package claims

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// UnverifiableEvent asks where an event that the article names can be looked up.
var UnverifiableEvent = rules.Rule{
	ID:    "claims/unverifiable-event",
	Title: "A named event that the article supports by nothing",
	Doc: `“The 2023 Lakes Dialogue introduced the framework”: a summit, forum or process with a name and a year
sounds like a matter of record. When no source, day, place or organiser stands by it, a reader cannot tell it from one
that never took place, and a desk looks it up before it prints the name.

Asks about names in capitals that end or open with a noun like *summit*, *forum*, *initiative*, *process*, *dialogue*,
*accord*, when the text gives them a year or a month or puts them in quotation marks; about a joint statement
of two parties that is dated by a month alone and quoted; and about “the 2023 talks” that refer back to such an event.

Leaves alone names with a link, a day, an organiser, a source or somebody's word beside them, anywhere in the article;
names on record (Dayton Accords, Munich Security Conference), years before 2000, names of known bodies (NATO, the G7, the UN); laws, whose
names and years are enough to find them; articles about the event itself; and opinion pieces, interviews, stories.

It is a warning where the article has no link at all and another sign of invention stands in the same section or the next: a
quotation that nothing supports, or a second such event, both of them items of lists or headings; else a hint.`,
	Severity:   rules.Warning,
	Confidence: rules.Unsure,
	Languages:  languages,
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem, corpus.Heading, corpus.TableCell),
	Gates:      rules.InCode | rules.InQuotes | rules.OnTopic,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(eventTable) },
	Measured:   "The genuine registers hold 64 such names, one of them with a year.",
	Examples:   unverifiableEventExamples,
	Check:      checkEvents,
}

// most is how many event names of one article are looked at: an article with
// more of them is a calendar.
const most = 24

func checkEvents(p *rules.Pass) {
	hits := p.Hits()
	if len(hits) == 0 {
		return
	}
	f := factsOf(p)
	if f.vocabulary == nil || f.listed {
		return
	}
	var events []event
	for _, h := range hits {
		e, ok := f.eventAt(h.Block, h.Range)
		if h.Phrase.Note == "act" {
			e, ok = f.actAt(h.Block, h.Range)
		}
		if ok && f.doubtful(&e) {
			if events = append(events, e); len(events) > most {
				return
			}
		}
	}
	events = f.unsupported(events)
	if len(events) == 0 || f.ownView() {
		return
	}
	for _, e := range events {
		severity := rules.Hint
		if f.invented(e, events) {
			severity = rules.Warning
		}
		p.Report(rules.Finding{Range: e.at, Severity: severity, Message: ask(e)})
		if r, ok := f.referredBack(e); ok {
			p.Report(rules.Finding{
				Range: r, Severity: rules.Hint, Message: "where can this be looked up? It refers back to an event that the article supports by nothing",
				Related: []rules.Related{{Range: e.at, Message: "the event"}},
			})
		}
	}
}

func ask(e event) string {
	switch {
	case e.act:
		return "where was this statement published? The article gives a month, and no day, link or outlet"
	case e.year != "":
		return fmt.Sprintf("where can this event of %s be looked up? The article gives no day, organiser, source or link for it", e.year)
	}
	return "what is this, and where can it be looked up? The article gives no date, organiser, source or link for it"
}

// doubtful reports whether a name is worth a question: the text gives it a
// year, a month or quotation marks, and no record holds it.
func (f *facts) doubtful(e *event) bool {
	if e.act {
		return true
	}
	if e.year == "" && !e.quoted && !f.monthed(e.block) {
		return false
	}
	return (e.year == "" || e.year >= recent) && !onRecord(e.name)
}

// monthed reports whether a block holds a month and a year without a day.
func (f *facts) monthed(block int) bool {
	return f.once(block, isMonthed, func() bool {
		_, ok := f.coarse(block, f.article.Blocks[block].Text)
		return ok
	})
}

// recent is the year from which on an event is asked about. What is older
// stands in histories, and histories name many.
const recent = "2000"

// onRecord reports whether anybody can look a folded name up, or the body
// whose name it holds.
func onRecord(name string) bool {
	sets := knownWords()
	for w := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' || r == '/' || r == '.' }) {
		if sets["body"][strings.TrimSuffix(w, "'s")] {
			return true
		}
	}
	for k := range sets["known"] {
		if strings.Contains(name, k) {
			return true
		}
	}
	return false
}

// unsupported returns the events that no mention in the article supports.
func (f *facts) unsupported(events []event) []event {
	sound := map[string]bool{}
	title := corpus.FoldString(f.article.Title() + " " + f.article.Meta.Description.Value)
	for _, e := range events {
		if f.supported(e) || e.name != "" && strings.Contains(title, e.name) {
			sound[e.name] = true
		}
	}
	asked := map[string]bool{}
	var out []event
	for _, e := range events {
		if e.act && !f.supported(e) || !e.act && !sound[e.name] && !asked[e.name] && !f.mentionSupports(e) {
			asked[e.name] = true
			out = append(out, e)
		}
	}
	return out
}

// supported reports whether the block of a name gives a reader something to go
// by; where the name is a heading, the blocks under it.
func (f *facts) supported(e event) bool {
	if f.supports(e.block) {
		return true
	}
	if f.article.Blocks[e.block].Kind != corpus.Heading {
		return false
	}
	for i := e.block + 1; i < len(f.article.Blocks) && f.section(i) == f.section(e.block); i++ {
		if f.supports(i) {
			return true
		}
	}
	return false
}

func (f *facts) supports(block int) bool {
	return f.once(block, supportsEvent, func() bool {
		b := f.article.Blocks[block].Text
		return f.linked(block) || f.day(block, b) || f.has(block, saying|source|occasion|outlet|organiser|weekday, b)
	})
}

// mentionSupports reports whether another mention of a name has support.
func (f *facts) mentionSupports(e event) bool {
	fold := f.article.Fold()
	text, from := fold.String(), 0
	for range most {
		i := strings.Index(text[from:], e.name)
		if i < 0 {
			return false
		}
		from += i
		if b := f.article.Block(fold.Text(from, from+len(e.name)).Start); b >= 0 && b != e.block && (f.article.Blocks[b].Kind == corpus.Title || f.supports(b)) {
			return true
		}
		from += len(e.name)
	}
	return false
}

// invented reports whether other signs of invention stand near an event, in an
// article without a link.
func (f *facts) invented(e event, events []event) bool {
	if len(f.article.Links) > 0 {
		return false
	}
	near := func(block int) bool {
		d := f.section(block) - f.section(e.block)
		return -1 <= d && d <= 1
	}
	for _, o := range events {
		if o.name != e.name && near(o.block) && f.outlined(o.block) && f.outlined(e.block) {
			return true
		}
	}
	for _, c := range f.unsourcedQuotes() {
		if near(c.block) {
			return true
		}
	}
	return false
}

// outlined reports whether a block is a heading or an item of a list: prose
// that names two events is a history more often than an invention.
func (f *facts) outlined(block int) bool {
	k := f.article.Blocks[block].Kind
	return k == corpus.Heading || k == corpus.ListItem
}

// actAt reads a joint statement: who made it stands before it in capitals, a
// month alone dates it, and words of it are quoted.
func (f *facts) actAt(block int, at corpus.Range) (event, bool) {
	a := f.article
	text, b := a.Text.String(), a.Blocks[block].Text
	e := event{block: block, at: at, act: true}
	if !f.monthed(block) || len(f.quotations(block)) == 0 || f.inQuotes(block, at) {
		return e, false
	}
	from := max(b.Start, at.Start-40)
	for from < at.Start && !utf8Start(text[from]) {
		from++
	}
	start := -1
	for w := range corpus.Words(text[from:at.Start], from) {
		switch {
		case w.Case != corpus.Capital && w.Case != corpus.Upper:
			start = -1
		case start < 0:
			start = w.Range.Start
		}
	}
	if start < 0 {
		return e, false
	}
	e.at.Start = start
	return e, true
}

func utf8Start(c byte) bool { return c&0xC0 != 0x80 }

// referredBack finds "the 2023 talks" behind an event of that year, in its
// section.
func (f *facts) referredBack(e event) (corpus.Range, bool) {
	if e.year == "" || e.act || f.article.Language() != "en" {
		return corpus.Range{}, false
	}
	last := e.block
	for last+1 < len(f.article.Blocks) && f.section(last+1) == f.section(e.block) {
		last++
	}
	fold := f.article.Fold()
	from, to := fold.At(e.at.End), fold.At(f.article.Blocks[last].Text.End)
	text := fold.String()[from:to]
	for _, noun := range []string{"talks", "summit", "forum", "meeting", "conference", "dialogue", "negotiations", "initiative", "agreement", "accord", "process"} {
		phrase := "the " + e.year + " " + noun
		if i := strings.Index(text, phrase); i >= 0 {
			return fold.Text(from+i, from+i+len(phrase)), true
		}
	}
	return corpus.Range{}, false
}
