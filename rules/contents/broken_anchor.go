package contents

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var brokenAnchor = rules.Rule{
	ID:    "contents/broken-anchor",
	Title: "A link leads to a place that the article does not have",
	Doc: `A link to "#costs" does nothing when no heading makes that anchor. Readers notice at once; generated
articles link to sections that were never written, or were renamed.

Flagged are links within the article whose anchor is neither written anywhere in its source, nor made of any of
its headings by any of the common generators (GitHub, GitLab, kramdown and Jekyll, Hugo and goldmark, markdown-it,
Pandoc, Python-Markdown and MkDocs, Docusaurus, WordPress, MediaWiki, Asciidoctor), counted ones ("-1") included.
Left alone are "#" and "#top", notes, page parts that templates make (comments, navigation, figures), routes of
scripts, and entries of a table of contents whose section is missing: that is entry-without-heading. It is only a hint where
the anchor differs in signs or case alone, where scripts or templates are at work, or where no link of several
leads anywhere, so that the article seems to be made by some other generator.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Measured: "The registers hold 46 links to anchors. On 1,701 Markdown files of open-source projects (READMEs, " +
		"changelogs, manuals): 4 warnings in 2 files, all true. On 1,084 HTML manuals: 7 in 5 files, 3 of " +
		"them where a script makes the anchors.",
	Examples: brokenAnchorExamples,
	Check:    checkBrokenAnchor,
}

func checkBrokenAnchor(p *rules.Pass) {
	a := p.Article
	var local []*corpus.Link
	for i := range a.Links {
		if l := &a.Links[i]; !l.Image && judged(l.URL) {
			local = append(local, l)
		}
	}
	if len(local) == 0 || !hasHeadings(a) {
		return
	}
	o := outlineOf(p)
	anchors := o.anchorSet()
	var broken []*corpus.Link
	for _, l := range local {
		if _, ok := anchors.find(l.URL[1:]); !ok {
			broken = append(broken, l)
		}
	}
	if len(broken) == 0 {
		return
	}
	severity := rules.Warning
	if !settled(a, len(local), len(local)-len(broken)) {
		severity = rules.Hint
	}
	missing := o.missingEntries()
	targets := newTargets(a)
	for _, l := range broken {
		if missing[a.Block(l.Text.Start)] {
			continue
		}
		f := rules.Finding{
			Message:  fmt.Sprintf("no heading or anchor of the article makes %q", l.URL),
			Severity: severity,
		}
		switch {
		case l.URLSpan.Len() > 0:
			f.Span = l.URLSpan
		case l.Text.Len() > 0:
			f.Range = l.Text
		default:
			f.Span = l.Source
		}
		if block, ok := anchors.similar(l.URL[1:]); ok {
			f.Severity = rules.Hint
			f.Message = fmt.Sprintf("%q leads to the heading %q only where case and signs do not matter", l.URL, shown(a.In(a.Blocks[block].Text)))
		}
		if severity == rules.Hint {
			f.Confidence = rules.Unsure
		}
		targets.mend(&f, l)
		p.Report(f)
	}
}

// judged reports whether a target is an anchor within the article that only
// the article itself can make.
func judged(target string) bool {
	fragment, ok := strings.CutPrefix(target, "#")
	if !ok || fragment == "" || len(fragment) > maxAnchor || strings.ContainsAny(fragment, "{}<>$=&") {
		return false
	}
	folded := strings.ToLower(fragment)
	names := templateAnchors()
	if names.whole[folded] {
		return false
	}
	for _, begin := range names.begin {
		if rest, ok := strings.CutPrefix(folded, begin); ok && templated(begin, rest) {
			return false
		}
	}
	return true
}

// templated reports whether what follows the beginning of a template's anchor
// looks like more of the same and not like a longer word: "comments" and
// "comment-12", not "commentary".
func templated(begin, rest string) bool {
	if rest = strings.TrimPrefix(rest, "s"); rest == "" {
		return true
	}
	last := begin[len(begin)-1]
	c := rest[0]
	return last < 'a' || last > 'z' || c < 'a' || c > 'z'
}

func hasHeadings(a *corpus.Article) bool {
	for i := range a.Blocks {
		if k := a.Blocks[i].Kind; k == corpus.Heading || k == corpus.Contents {
			return true
		}
	}
	return false
}

// settled reports whether an article shows all of its anchors: nothing at work
// in it could make others, and those it links to are of a kind known here.
func settled(a *corpus.Article, links, found int) bool {
	if a.Format == corpus.HTML {
		return found > 0 && !bytes.Contains(a.Source, []byte("<script"))
	}
	for _, sign := range []string{"{%", "{{", "<%", "<script", "import "} {
		i := bytes.Index(a.Source, []byte(sign))
		if i >= 0 && (sign != "import " || i == 0 || a.Source[i-1] == '\n') {
			return false
		}
	}
	// Where most links of many lead nowhere, the article was made by rules of
	// its own.
	return 2*found >= links || links < 3 || found > 0 && links <= 6
}

// missingEntries are the blocks that entry-without-heading reports.
func (o *outline) missingEntries() map[int]bool {
	blocks := map[int]bool{}
	for i := range o.tables {
		if !o.tables[i].own() {
			continue
		}
		for _, e := range o.tables[i].entries {
			if !e.empty && e.match == unmatched {
				blocks[e.block] = true
			}
		}
	}
	return blocks
}

// targets are the headings that a broken link may have meant.
type targets struct {
	article *corpus.Article
	byKey   map[string]int // block; -1 where several share the words
	slugs   []string       // of GitHub, for finding slips of the pen
	tries   int            // comparisons that are left
}

func newTargets(a *corpus.Article) *targets {
	t := &targets{article: a, byKey: map[string]int{}, tries: 20_000}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != corpus.Heading {
			continue
		}
		text := a.In(b.Text)
		k := key(text)
		if _, ok := t.byKey[k]; ok {
			t.byKey[k] = -1
		} else {
			t.byKey[k] = i
		}
		if len(t.slugs) < 2000 {
			t.slugs = append(t.slugs, slugGitHub(text))
		}
	}
	return t
}

// mend adds the fix for a link whose words are those of a heading, or whose
// anchor is a slip away from one.
func (t *targets) mend(f *rules.Finding, l *corpus.Link) {
	a := t.article
	s := l.URLSpan
	mayEdit := s.Len() > 1 && s.End <= len(a.Source) && a.Source[s.Start] == '#'
	if block, ok := t.byKey[key(a.In(l.Text))]; ok && block >= 0 && l.Text.Len() > 0 {
		b := &a.Blocks[block]
		f.Related = append(f.Related, rules.Related{Range: b.Text, Message: "the heading of the same words"})
		slug, safety := anchorOf(a, b)
		if mayEdit && slug != "" {
			f.Fixes = []rules.Fix{{Safety: safety, Message: "link to #" + slug, Edits: []rules.Edit{{Span: s, Text: "#" + slug}}}}
		}
		return
	}
	if slug := t.slip(decodeFragment(l.URL[1:])); slug != "" {
		f.Message += fmt.Sprintf("; %q is near", "#"+slug)
		if mayEdit && a.Format == corpus.Markdown {
			f.Fixes = []rules.Fix{{Safety: rules.Unsafe, Message: "link to #" + slug, Edits: []rules.Edit{{Span: s, Text: "#" + slug}}}}
		}
	}
}

// anchorOf is the anchor of a heading, and how sure it is: one that is written
// out, or that all generators agree on, is safe. "" where it cannot be known.
func anchorOf(a *corpus.Article, b *corpus.Block) (string, rules.Safety) {
	if b.ID != "" {
		return b.ID, rules.Safe
	}
	if a.Format != corpus.Markdown {
		return "", 0
	}
	text := strings.TrimSpace(a.In(b.Text))
	slug := slugGitHub(text)
	for _, s := range []func(string) string{slugGitLab, slugKramdown, slugGoldmark, slugPandoc, slugPythonMarkdown} {
		if s(text) != slug {
			return slug, rules.Unsafe
		}
	}
	return slug, rules.Safe
}

// slip returns the anchor that differs from the fragment in one or two
// letters, "" where there is none.
func (t *targets) slip(fragment string) string {
	if len(fragment) < 5 || len(fragment) > 80 {
		return ""
	}
	for _, s := range t.slugs {
		if d := len(s) - len(fragment); d > 2 || d < -2 || t.tries <= 0 {
			continue
		}
		t.tries--
		if distance(s, fragment) <= 1+len(fragment)/12 {
			return s
		}
	}
	return ""
}

// distance is the number of bytes to change, add or drop between two short
// strings.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

var brokenAnchorExamples = []rules.Example{
	{
		Text: `# Moving House With a Cat

See [the day itself](#the-moving-day) and [the vet](#the-vet).

## The vet

Go a week before.

## The day itself

Shut the cat in the bathroom.
`,
		Want: []string{"#the-moving-day"},
		Fixed: `# Moving House With a Cat

See [the day itself](#the-day-itself) and [the vet](#the-vet).

## The vet

Go a week before.

## The day itself

Shut the cat in the bathroom.
`,
	},
	{
		Text: `# The Tenant's Calendar

The [deposit](#deposit-rules) is due first; the [keys](#keys) come later.

## Paying the deposit

It is three months' rent at most.

## Keys

Count them.
`,
		Want: []string{"#deposit-rules"},
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Ein Stadion im Norden</h1>
<p>Mehr zum <a href="#standort">Standort</a> und zu den <a href="#verkehrsplan">Wegen dorthin</a>.</p>
<h2 id="standort">Der Standort</h2>
<p>Früher war hier ein Güterbahnhof.</p>
<h2 id="kosten">Die Kosten</h2>
<p>Die Stadt zahlt die Hälfte.</p>
`,
		Want: []string{"#verkehrsplan"},
	},
	{
		Text: `# Café Culture in Trieste

Read on about [coffee](#kaffee--kuchen), [history](#die-geschichte), [prices](#3-prices-1), and go
[up](#top) or to the [comments](#comments). There is a [note](#fn1), and the [map](#lageplan).

## Kaffee & Kuchen

Both are good.

## Die Geschichte

It is long.

## 3. Prices

They are low.

## 3. Prices

They were lower.

<a name="lageplan"></a>

The map hangs at the station.
`,
	},
	{
		Text: `# Where to Swim

Go to [the lake](#lake) or [the sea](#the-sea).

## The deep lake {#lake}

It is cold.

## The sea

It is colder.
`,
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Recetas de la costa</h1>
<p>Primero <a href="#caldo">el caldo</a>, luego <a href="#arroz">el arroz</a>; volver <a href="#">arriba</a>.</p>
<h2 id="caldo">El caldo</h2>
<p>El caldo hierve una hora.</p>
<h2><a name="arroz"></a>El arroz</h2>
<p>El arroz no se remueve.</p>
`,
	},
}
