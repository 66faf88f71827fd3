package report

import (
	"strings"

	"github.com/fatih/color"

	"github.com/copydesk/copydesk/rules"
)

// Colorful decides whether a report is coloured. The mode is "always", "never"
// or "auto"; auto asks the environment (NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE,
// CLICOLOR and TERM, the first that speaks wins) and then whether the output
// is a terminal.
func Colorful(mode string, env func(string) string, terminal bool) bool {
	on := func(name string) bool {
		v := strings.ToLower(env(name))
		return v != "" && v != "0" && v != "false"
	}
	switch {
	case mode == "always":
		return true
	case mode == "never", env("NO_COLOR") != "":
		return false
	case on("FORCE_COLOR"), on("CLICOLOR_FORCE"):
		return true
	case env("FORCE_COLOR") != "", env("CLICOLOR") == "0", env("TERM") == "dumb":
		return false
	}
	return terminal
}

// palette paints the parts of a text report.
type palette struct {
	name, rule, faint, bold func(string) string
	severity                [rules.Error + 1]func(string) string
}

func newPalette(on bool) palette {
	paint := func(attributes ...color.Attribute) func(string) string {
		c := color.New(attributes...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return func(s string) string { return c.Sprint(s) }
	}
	p := palette{
		name:  paint(color.Bold, color.Underline),
		rule:  paint(color.FgCyan),
		faint: paint(color.Faint),
		bold:  paint(color.Bold),
	}
	p.severity[rules.Hint] = paint(color.FgBlue, color.Bold)
	p.severity[rules.Warning] = paint(color.FgYellow, color.Bold)
	p.severity[rules.Error] = paint(color.FgRed, color.Bold)
	return p
}
