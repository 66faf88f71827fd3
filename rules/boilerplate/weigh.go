package boilerplate

import "github.com/copydesk/copydesk/rules"

// weigh is what a phrase hit weighs under a rule of errors: wording that is
// only likely to be a leftover asks for a look.
func weigh(p *rules.Pass, h rules.Hit) rules.Severity {
	s := h.Severity(p.Rule)
	if h.Phrase.Confidence == rules.Likely {
		s = min(s, rules.Warning)
	}
	return s
}
