package contents

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slugger makes the anchor of a heading the way a generator does.
type slugger struct {
	name string
	slug func(heading string) string
}

// sluggers are the generators whose anchors count. A link is broken only when
// none of them would make the anchor that it names. Where a generator makes
// several anchors of one text it adds "-1" or "_1", which anchorSet knows.
func sluggers() []slugger {
	return []slugger{
		{"github", slugGitHub},
		{"gitlab", slugGitLab},
		{"kramdown", slugKramdown},
		{"goldmark", slugGoldmark},
		{"hugo-ascii", slugHugoASCII},
		{"blackfriday", slugBlackfriday},
		{"markdown-it", slugMarkdownIt},
		{"vitepress", slugVitePress},
		{"pandoc", slugPandoc},
		{"pandoc-ascii", slugPandocASCII},
		{"python-markdown", slugPythonMarkdown},
		{"python-unicode", slugPythonUnicode},
		{"redcarpet", slugRedcarpet},
		{"wordpress", slugWordPress},
		{"mediawiki", slugMediaWiki},
		{"asciidoctor", slugAsciidoctor},
	}
}

// filter maps the characters of a text; -1 leaves one out.
func filter(s string, f func(rune) rune) string { return strings.Map(f, s) }

// slugGitHub: lower case; everything but letters, marks, digits, "_", "-" and
// blanks goes; each blank becomes "-". Kramdown's GFM parser (Jekyll on GitHub
// Pages), github-slugger (Docusaurus, Astro, Gatsby), Azure DevOps, Gitea and
// Hugo's default do the same.
// https://github.com/gjtorikian/html-pipeline, lib/html_pipeline/node_filter/table_of_contents_filter.rb
// https://github.com/gettalong/kramdown-parser-gfm, generate_gfm_header_id
// https://gohugo.io/configuration/markup/#goldmark (autoIDType: github)
func slugGitHub(s string) string {
	return filter(strings.ToLower(strings.TrimSpace(s)), func(r rune) rune {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\u00a0':
			return '-'
		case r == '-' || rubyWord(r):
			return r
		}
		return -1
	})
}

// rubyWord is Ruby's \p{Word}.
func rubyWord(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc) || unicode.Is(unicode.Nl, r)
}

// slugGitLab is GitHub's with runs of hyphens made one.
// https://docs.gitlab.com/user/markdown/#heading-ids-and-links
func slugGitLab(s string) string { return collapse(slugGitHub(s)) }

func collapse(s string) string {
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	return s
}

// slugKramdown: what stands before the first ASCII letter goes, then everything
// but ASCII letters, digits, blanks and hyphens; "section" for nothing.
// https://kramdown.gettalong.org/converter/html.html#auto-ids
func slugKramdown(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !asciiLetter(r) })
	s = strings.ToLower(filter(s, func(r rune) rune {
		switch {
		case r == ' ' || r == '\n':
			return '-'
		case asciiLetter(r) || r >= '0' && r <= '9' || r == '-':
			return r
		}
		return -1
	}))
	if s == "" {
		return "section"
	}
	return s
}

func asciiLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// slugGoldmark: ASCII letters and digits in lower case; blanks, "-" and "_"
// become "-"; "heading" for nothing.
// https://github.com/yuin/goldmark, parser/parser.go, (*ids).Generate
func slugGoldmark(s string) string {
	s = strings.ToLower(filter(strings.TrimSpace(s), func(r rune) rune {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '-' || r == '_':
			return '-'
		case asciiLetter(r) || r >= '0' && r <= '9':
			return r
		}
		return -1
	}))
	if s == "" {
		return "heading"
	}
	return s
}

// slugHugoASCII is GitHub's after accents and all other characters outside
// ASCII are gone.
// https://gohugo.io/configuration/markup/#goldmark (autoIDType: github-ascii)
func slugHugoASCII(s string) string { return slugGitHub(ascii(s)) }

// slugBlackfriday: letters and digits in lower case, whatever lies between
// them one hyphen.
// https://github.com/russross/blackfriday, SanitizedAnchorName
func slugBlackfriday(s string) string { return joined(s, '-', unicodeWord) }

func unicodeWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// joined lowers what keep keeps and puts one separator for all between.
func joined(s string, separator rune, keep func(rune) bool) string {
	var out strings.Builder
	gap := false
	for _, r := range s {
		if !keep(r) {
			gap = out.Len() > 0
			continue
		}
		if gap {
			out.WriteRune(separator)
			gap = false
		}
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}

// slugMarkdownIt: trimmed, lower case, blanks become one hyphen; signs stay, in
// percent notation. Compared decoded.
// https://github.com/valeriangalliat/markdown-it-anchor, README, "slugify"
func slugMarkdownIt(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(s)), "-")
}

// slugVitePress: accents go, signs and blanks become one hyphen, a leading
// digit gets "_" before it.
// https://github.com/mdit-vue/mdit-vue, packages/shared/src/slugify.ts
func slugVitePress(s string) string {
	const signs = " \t\n~`!@#$%^&*()-_+=[]{}|\\;:\"'\u201c\u201d\u2018\u2019<>,.?/"
	s = joined(stripMarks(s), '-', func(r rune) bool { return !strings.ContainsRune(signs, r) && !unicode.IsSpace(r) })
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		return "_" + s
	}
	return s
}

// slugPandoc: signs but "_", "-" and "." go, blanks become one hyphen, what
// stands before the first letter goes; "section" for nothing.
// https://pandoc.org/MANUAL.html#extension-auto_identifiers
func slugPandoc(s string) string {
	s = filter(strings.ToLower(s), func(r rune) rune {
		if unicodeWord(r) || unicode.IsMark(r) || unicode.IsSpace(r) || r == '_' || r == '-' || r == '.' {
			return r
		}
		return -1
	})
	s = strings.Join(strings.Fields(s), "-")
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if s == "" {
		return "section"
	}
	return s
}

// slugPandocASCII is Pandoc's after accents and characters outside ASCII are gone.
// https://pandoc.org/MANUAL.html#extension-ascii_identifiers
func slugPandocASCII(s string) string { return slugPandoc(ascii(s)) }

// slugPythonMarkdown: ASCII only; signs but "_" and "-" go; blanks and hyphens
// become one hyphen. MkDocs uses it.
// https://python-markdown.github.io/extensions/toc/ (slugify)
func slugPythonMarkdown(s string) string { return slugPythonUnicode(ascii(s)) }

// slugPythonUnicode is the same for all letters (slugify_unicode, and
// pymdownx.slugs with case lower).
// https://facelessuser.github.io/pymdown-extensions/extras/slugs/
func slugPythonUnicode(s string) string {
	s = filter(s, func(r rune) rune {
		if unicodeWord(r) || unicode.IsMark(r) || unicode.IsSpace(r) || r == '_' || r == '-' {
			return r
		}
		return -1
	})
	s = strings.ToLower(strings.TrimSpace(s))
	return collapse(filter(s, func(r rune) rune {
		if unicode.IsSpace(r) {
			return '-'
		}
		return r
	}))
}

// slugRedcarpet: signs and blanks become one hyphen, also inside words
// ("What's" gives "what-s"). WordPress table of contents plugins do the same.
// https://github.com/vmg/redcarpet, ext/redcarpet/html.c, rndr_header_anchor
func slugRedcarpet(s string) string {
	return joined(stripMarks(s), '-', func(r rune) bool { return unicodeWord(r) || r == '_' })
}

// slugWordPress: accents and signs go, blanks and dashes become one hyphen.
// https://developer.wordpress.org/reference/functions/sanitize_title_with_dashes/
func slugWordPress(s string) string {
	return strings.Trim(collapse(filter(strings.ToLower(stripMarks(s)), func(r rune) rune {
		switch {
		case unicodeWord(r) || r == '_':
			return r
		case unicode.IsSpace(r) || r == '-' || r == '.' || r == '/' || r == '\u2013' || r == '\u2014':
			return '-'
		}
		return -1
	})), "-")
}

// slugMediaWiki: blanks become "_", the rest stays.
// https://www.mediawiki.org/wiki/Manual:PAGENAMEE_encoding (anchorencode)
func slugMediaWiki(s string) string { return strings.Join(strings.Fields(s), "_") }

// slugAsciidoctor: "_", then lower case with signs gone and blanks, dots and
// hyphens as one "_".
// https://docs.asciidoctor.org/asciidoc/latest/sections/auto-ids/
func slugAsciidoctor(s string) string {
	s = filter(strings.ToLower(s), func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == '.' || r == '-' || r == '_':
			return ' '
		case unicodeWord(r) || unicode.IsMark(r):
			return r
		}
		return -1
	})
	return "_" + strings.Join(strings.Fields(s), "_")
}

// ascii takes accents off and drops what is left outside ASCII.
func ascii(s string) string {
	return filter(norm.NFKD.String(s), func(r rune) rune {
		if r < 0x80 {
			return r
		}
		return -1
	})
}

// stripMarks takes accents off.
func stripMarks(s string) string {
	return norm.NFC.String(filter(norm.NFKD.String(s), func(r rune) rune {
		if r >= 0x0300 && r <= 0x036F {
			return -1
		}
		return r
	}))
}

// decodeFragment undoes the percent notation of an anchor; one that is damaged
// stays as it is.
func decodeFragment(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	if d, err := url.PathUnescape(s); err == nil {
		return d
	}
	return s
}
