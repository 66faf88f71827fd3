package pack

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// heading holds the headings of an article to a plan: those that must be there,
// if need be in their order, and those that must not.
func heading(b *builder) error {
	required, forbidden := b.List("required"), b.List("forbidden")
	ordered, level := b.Bool("ordered", false), b.Int("level", 0)
	if len(required) == 0 && len(forbidden) == 0 {
		return fmt.Errorf(`%s: neither "required" nor "forbidden" names a heading`, b.Where("required"))
	}
	if n := len(required) + len(forbidden); n > MaxPhrases {
		return fmt.Errorf("%s: %d headings; the limit is %d", b.Where("required"), n, MaxPhrases)
	}
	if level < 0 || level > 6 {
		b.Fault("level", "a level is 1 to 6, or 0 for all of them")
	}
	want, never := headingsOf(b, "required", required), headingsOf(b, "forbidden", forbidden)
	message := b.Text("message")
	say := func(text, missing, otherwise string) string {
		if message == "" {
			return otherwise
		}
		return b.fill("text", text, "missing", missing)
	}
	b.check(func(p *rules.Pass) {
		found := make([]corpus.Range, len(want))
		for i := range p.Article.Blocks {
			block := &p.Article.Blocks[i]
			if block.Kind != corpus.Heading || level > 0 && block.Level != level {
				continue
			}
			text := p.Article.In(block.Text)
			folded := strings.TrimSpace(corpus.FoldString(text))
			for k, w := range want {
				if found[k].Len() == 0 && w.matches(folded) {
					found[k] = block.Text
				}
			}
			for _, n := range never {
				if n.matches(folded) {
					p.Report(rules.Finding{Range: block.Text, Message: say(text, "", "the house has no section of this name")})
					break
				}
			}
		}
		latest := -1
		for k := range want {
			switch {
			case found[k].Len() == 0:
				if at, ok := opening(p.Article); ok {
					p.Report(rules.Finding{Range: at, Message: say("", want[k].written, "the section "+want[k].written+" is missing")})
				}
			case ordered && latest >= 0 && found[k].Start < found[latest].Start:
				p.Report(rules.Finding{
					Range:   found[k],
					Message: say(want[k].written, "", "the section "+want[k].written+" belongs behind "+want[latest].written),
					Related: []rules.Related{{Range: found[latest], Message: "this one"}},
				})
			default:
				latest = k
			}
		}
	})
	return nil
}

// headingName is the text of a heading, with a star at its end where it may go
// on.
type headingName struct {
	written string
	folded  string
	open    bool
}

func headingsOf(b *builder, key string, list []string) []headingName {
	var out []headingName
	for _, s := range list {
		p, err := phrase(s)
		if err != nil {
			b.Fault(key, "%v", err)
			continue
		}
		out = append(out, headingName{written: p.Note, folded: p.Anchor, open: p.Prefix})
	}
	return out
}

func (h headingName) matches(folded string) bool {
	return folded == h.folded || h.open && strings.HasPrefix(folded, h.folded)
}
