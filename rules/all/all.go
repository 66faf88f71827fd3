// Package all is the list of the rules that copydesk has built in.
//
// [Rules] gives it, [With] the same with another roster of officials, and is
// where a new category is entered. [Rates] tells how often a rule spoke over the
// articles that it was measured on.
package all

import (
	"slices"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/boilerplate"
	"github.com/copydesk/copydesk/rules/casing"
	"github.com/copydesk/copydesk/rules/claims"
	"github.com/copydesk/copydesk/rules/contents"
	"github.com/copydesk/copydesk/rules/dates"
	"github.com/copydesk/copydesk/rules/figures"
	"github.com/copydesk/copydesk/rules/officials"
	"github.com/copydesk/copydesk/rules/officials/roster"
	"github.com/copydesk/copydesk/rules/sources"
	"github.com/copydesk/copydesk/rules/spelling"
	"github.com/copydesk/copydesk/rules/structure"
	"github.com/copydesk/copydesk/rules/wording"
)

// Rules returns the built-in rules, category by category.
func Rules() []*rules.Rule { return With(roster.Builtin) }

// With returns the built-in rules with another roster of officials.
func With(r func() *roster.Roster) []*rules.Rule {
	return slices.Concat(
		boilerplate.Rules(), casing.Rules(), claims.Rules(), contents.Rules(), dates.Rules(), figures.Rules(),
		officials.With(r), sources.Rules(), spelling.Rules(), rules.StetRules(), structure.Rules(), wording.Rules(),
	)
}
