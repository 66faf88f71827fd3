package config

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/bmatcuk/doublestar/v4"
)

// form is what a text must look like.
type form struct {
	pattern string // an expression that RE2 and ECMAScript read alike
	is      string // what it is, for messages
	check   func(string) string
}

// forms are the patterns that tags name. A check looks at what no pattern can
// say, and returns what is wrong.
var forms = map[string]form{
	"language": {`^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$`, "a language tag such as en, de or pt-BR", nil},
	"date":     {`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`, "a day as YYYY-MM-DD, a month as YYYY-MM or a year", checkDate},
	"mail":     {`^[^@\s]+@[^@\s]+\.[^@\s]+$`, "an e-mail address", nil},
	"url":      {`^https?://[^\s/]+(/[^\s]*)?$`, "an address that begins with http:// or https://", nil},
	"duration": {`^([0-9]+(ms|s|m|h))+$`, "a length of time such as 30s or 2m", checkDuration},
	"glob":     {`.`, "a glob", checkGlob},
}

// patterns are the compiled patterns of the forms.
var patterns = sync.OnceValue(func() map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	for name, f := range forms {
		out[name] = regexp.MustCompile(f.pattern)
	}
	return out
})

// fits returns what keeps a text from being of a form; "": nothing.
func fits(name, text string) string {
	f := forms[name]
	if !patterns()[name].MatchString(text) {
		return fmt.Sprintf("%q is not %s", text, f.is)
	}
	if f.check == nil {
		return ""
	}
	return f.check(text)
}

func checkDate(text string) string {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, text); err == nil && t.Year() > 0 {
			return ""
		}
	}
	return "the calendar has no " + text
}

func checkDuration(text string) string {
	if _, err := time.ParseDuration(text); err != nil {
		return fmt.Sprintf("%q is too long", text)
	}
	return ""
}

func checkGlob(text string) string {
	switch {
	case !doublestar.ValidatePattern(text):
		return fmt.Sprintf("%q is no glob: a bracket or brace is never closed", text)
	case strings.Contains(text, `\`):
		return fmt.Sprintf("%q has a backslash: folders are parted by / everywhere", text)
	}
	return ""
}
