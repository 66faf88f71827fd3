package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// The rules about stets. Only the engine knows what a stet let stand, so it
// judges for them; as rules they can be chosen, graded, explained and left out
// like any other.
const (
	stetUnknown  = "stet/unknown-rule"
	stetReason   = "stet/no-reason"
	stetUnneeded = "stet/unneeded"
)

const stetDoc = "A comment `<!-- stet casing/proper-noun: brand spelling -->` lets what the rule marks in one block stand: " +
	"the block that the comment stands in, else the next one; before a table all of the table. " +
	"`<!-- stet-article sources: … -->` covers the whole article. A name is a rule, a category, a set or a glob; " +
	"commas part several; the reason behind the colon is required.\n\n"

// StetRules returns the rules that watch over stets.
func StetRules() []*Rule {
	return []*Rule{
		{
			ID: stetReason, Title: "Stet without a reason", Severity: Warning, Confidence: Certain,
			Doc: stetDoc + "Whoever reads the article next wants to know why a mark was let stand. " +
				"A stet without a reason lets nothing stand.",
			Check: judgedByEngine,
			Examples: []Example{
				{
					Text: "# Tide tables\n\n<!-- stet spelling -->\n\nThe harbour opens at six.\n",
					Want: []string{"<!-- stet spelling -->"},
				},
				{Text: "# Tide tables\n\n<!-- stetson hats are sold at the pier -->\n\nThe harbour opens at six.\n"},
			},
		},
		{
			ID: stetUnknown, Title: "Stet that names no rule", Severity: Warning, Confidence: Certain,
			Doc: stetDoc + "A name that means no rule is a slip of the pen, or a rule that went away. " +
				"It lets nothing stand.",
			Check: judgedByEngine,
			Examples: []Example{
				{
					Text: "# Tide tables\n\n<!-- stet stet/unneded: kept for the next edition -->\n\nThe harbour opens at six.\n",
					Want: []string{"stet/unneded"},
				},
				{Text: "# Tide tables\n\nThe harbour opens at six. <!-- the master confirmed it -->\n"},
			},
		},
		{
			ID: stetUnneeded, Title: "Stet that nothing needed", Severity: Warning, Confidence: Certain,
			Doc: stetDoc + "What the stet let stand is gone, or the rule has learned better. One that stays behind would hide " +
				"the next defect. It is told only where the rules that it names judged the article.",
			Check: judgedByEngine,
			Examples: []Example{
				{
					Text: "# Tide tables\n\n<!-- stet-article stet/unneeded: shared with the yearbook -->\n\nThe harbour opens at six.\n",
					Want: []string{"stet/unneeded"},
				},
				{Text: "# Tide tables\n\n<!-- stet casing/proper-noun: the ferry is painted so -->\n\nThe ferry to kyiv leaves at six.\n"},
			},
		},
	}
}

// judgedByEngine is the Check of a rule whose findings the engine makes.
func judgedByEngine(*Pass) {}

// aboutStets reports what is wrong with the stets of an article, and what of
// that other stets let stand.
func (s *Set) aboutStets(a *corpus.Article, stets []stet, failures []Failure) (findings []Finding, stood []Stood) {
	if len(stets) == 0 {
		return nil, nil
	}
	on := map[string]*Rule{}
	for _, r := range s.Rules() {
		if r.Category() == "stet" {
			on[r.ID] = r
		}
	}
	report := func(rule string, f Finding) {
		if r := on[rule]; r != nil {
			p := &Pass{Article: a, Rule: r}
			p.complete(&f)
			findings = append(findings, f)
		}
	}
	for i := range stets {
		t := &stets[i]
		if len(t.names) == 0 {
			report(stetUnknown, Finding{Span: t.remark.Source, Message: "the stet names no rule: name one before the colon"})
			continue
		}
		if t.reason == "" {
			report(stetReason, Finding{
				Span:    t.remark.Source,
				Message: fmt.Sprintf("the stet gives no reason, so nothing stands: write why behind a colon, as in \"stet %s: why\"", t.names[0].text),
			})
		}
		for k := range t.names {
			if n := &t.names[k]; s.unknown(n.text) {
				report(stetUnknown, Finding{Span: n.at, Message: s.unknownMessage(n.text)})
			}
		}
	}
	// A stet may let stand that another one is not needed, so those that name
	// the rules about stets are judged last.
	for _, last := range [...]bool{false, true} {
		for i := range stets {
			t := &stets[i]
			for k := range t.names {
				n := &t.names[k]
				if t.reason == "" || n.used || aboutStet(n.text) != last || !s.judged(a, n.text, failures) {
					continue
				}
				report(stetUnneeded, Finding{
					Span:    n.at,
					Message: fmt.Sprintf("nothing here needs the stet: %s marks nothing that it covers", n.text),
					Fixes:   t.removal(a),
				})
			}
		}
		if !last {
			findings, stood = s.letStand(a, findings, stets)
		}
	}
	return findings, stood
}

// removal is how a stet with one name is taken out: with its line where it has
// the line for itself.
func (t *stet) removal(a *corpus.Article) []Fix {
	if len(t.names) > 1 {
		return nil
	}
	span := t.remark.Source
	from, to := span.Start, span.End
	for from > 0 && (a.Source[from-1] == ' ' || a.Source[from-1] == '\t') {
		from--
	}
	for to < len(a.Source) && (a.Source[to] == ' ' || a.Source[to] == '\t') {
		to++
	}
	opens := from == 0 || a.Source[from-1] == '\n'
	switch {
	case opens && to < len(a.Source) && a.Source[to] == '\n':
		span = corpus.Span{Start: from, End: to + 1}
	case opens && strings.HasPrefix(string(a.Source[to:min(to+2, len(a.Source))]), "\r\n"):
		span = corpus.Span{Start: from, End: to + 2}
	case from < span.Start && to > span.End:
		span.Start = from // of the blanks on both sides one is left
	}
	return []Fix{{Safety: Unsafe, Message: "delete the stet", Edits: []Edit{{Span: span}}}}
}

// aboutStet reports whether a name means rules about stets.
func aboutStet(name string) bool {
	category, _, _ := strings.Cut(name, "/")
	return category == "stet"
}

// unknown reports whether a name means no rule at all.
func (s *Set) unknown(name string) bool {
	meant := func(r *Rule) bool { return r.means(name) }
	if slices.ContainsFunc(s.Rules(), meant) || slices.ContainsFunc(s.known, meant) {
		return false
	}
	if s.known != nil {
		return true
	}
	category, _, _ := strings.Cut(name, "/")
	return slices.ContainsFunc(s.Rules(), func(r *Rule) bool { return r.Category() == category })
}

func (s *Set) unknownMessage(name string) string {
	message := fmt.Sprintf("the stet names %q, which is no rule, category or set", name)
	if s.near == nil {
		return message
	}
	var names, last []string
	byLast := map[string]string{}
	for _, r := range s.known {
		_, l, _ := strings.Cut(r.ID, "/")
		names, last = append(names, r.ID, r.Category()), append(last, l)
		byLast[l] = r.ID
	}
	_, tail, cut := strings.Cut(name, "/")
	if !cut {
		tail = name
	}
	near := byLast[tail] // the right name, another category or none
	if near == "" {
		near = s.near(name, names)
	}
	if near == "" {
		near = byLast[s.near(tail, last)]
	}
	if near != "" {
		message += "; did you mean " + near + "?"
	}
	return message
}

// judged reports whether the rules that a name means have judged the article,
// so that what they did not mark is sound: all of those that are not asked for
// one by one, as far as they know its language.
func (s *Set) judged(a *corpus.Article, name string, failures []Failure) bool {
	ran := 0
	language := a.Language()
	here := map[string]bool{}
	for _, r := range s.Rules() {
		here[r.ID] = true
		if !r.means(name) {
			continue
		}
		if slices.ContainsFunc(failures, func(f Failure) bool { return f.Rule == r.ID }) {
			return false
		}
		if r.speaks(language) {
			ran++
		}
	}
	for _, r := range s.known {
		if r.means(name) && !here[r.ID] && (!r.OnRequest || r.ID == name) && r.speaks(language) {
			return false
		}
	}
	return ran > 0
}
