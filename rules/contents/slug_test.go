package contents

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// TestSlugs holds each generator to what its documentation (named at the
// function) says of such headings.
func TestSlugs(t *testing.T) {
	for _, c := range []struct{ generator, heading, want string }{
		{"github", "What's New?", "whats-new"},
		{"github", "Heating & Hot Water", "heating--hot-water"},
		{"github", "3. Costs – overview", "3-costs--overview"},
		{"github", "snake_case and-dash", "snake_case-and-dash"},
		{"github", "Öffnungszeiten: Übersicht", "öffnungszeiten-übersicht"},
		{"github", "日本語の見出し", "日本語の見出し"},
		{"github", "🎉 Party", "-party"},
		{"github", "C++ vs. C#", "c-vs-c"},
		{"gitlab", "Heating & Hot Water", "heating-hot-water"},
		{"gitlab", "This - and that", "this-and-that"},
		{"kramdown", "3. Deadlines", "deadlines"},
		{"kramdown", "123", "section"},
		{"kramdown", "Crème brûlée", "crme-brle"},
		{"kramdown", "snake_case", "snakecase"},
		{"kramdown", "Heating & Hot", "heating--hot"},
		{"goldmark", "Crème brûlée", "crme-brle"},
		{"goldmark", "snake_case", "snake-case"},
		{"goldmark", "!!!", "heading"},
		{"hugo-ascii", "Crème brûlée", "creme-brulee"},
		{"blackfriday", "Heating & Hot -- Water!", "heating-hot-water"},
		{"markdown-it", "What's New?", "what's-new?"},
		{"markdown-it", "  Two   blanks ", "two-blanks"},
		{"vitepress", "What's New?", "what-s-new"},
		{"vitepress", "3 Crèmes", "_3-cremes"},
		{"pandoc", "Heading identifiers in HTML", "heading-identifiers-in-html"},
		{"pandoc", "Maître d'hôtel", "maître-dhôtel"},
		{"pandoc", "Dogs?--in my house?", "dogs--in-my-house"},
		{"pandoc", "[HTML], [S5], or [RTF]?", "html-s5-or-rtf"},
		{"pandoc", "3. Applications", "applications"},
		{"pandoc", "33", "section"},
		{"pandoc", "Heating & Hot", "heating-hot"},
		{"pandoc-ascii", "Maître d'hôtel", "maitre-dhotel"},
		{"python-markdown", "Žlutý kůň & kočka", "zluty-kun-kocka"},
		{"python-markdown", "snake_case - dash", "snake_case-dash"},
		{"python-unicode", "Öl & Essig", "öl-essig"},
		{"redcarpet", "What's New?", "what-s-new"},
		{"wordpress", "Crème – brûlée!", "creme-brulee"},
		{"wordpress", "Version 2.5", "version-2-5"},
		{"mediawiki", "Early life", "Early_life"},
		{"asciidoctor", "What's New in 2.5?", "_whats_new_in_2_5"},
	} {
		for _, s := range sluggers() {
			if s.name == c.generator {
				if got := s.slug(c.heading); got != c.want {
					t.Errorf("%s makes %q of %q, want %q", s.name, got, c.heading, c.want)
				}
			}
		}
	}
}

func TestFindAnchors(t *testing.T) {
	const source = `# The Title

## Costs & Fees

One.

## Costs & Fees

Two.

## Crème brûlée

Three. <span id="spot"></span> <A NAME=place>here</A>

## With an id {#own-id}

Four.

## With a class {: .wide #kram }

Five.

## MDX {/* #mdx-id */}

Six.
`
	a, err := corpus.Read("anchors.md", []byte(source), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	anchors := newAnchorSet(a)
	for fragment, want := range map[string]bool{
		"costs--fees": true, "costs--fees-1": true, "costs-fees": true, "costs-fees_1": true, "costs--fees-2": true,
		"costs--fees-3": false, "costs--fees-01": false, "costs": false, "the-title": true, "the-title-1": false,
		"cr%C3%A8me-br%C3%BBl%C3%A9e": true, "crème-brûlée": true, "creme-brulee": true, "crme-brle": true,
		"user-content-creme-brulee": true, "h-costs-fees": true, "spot": true, "place": true, "own-id": true,
		"kram": true, "mdx-id": true, "nowhere": false, "%zz": false, "-1": false,
	} {
		if _, ok := anchors.find(fragment); ok != want {
			t.Errorf("#%s: found %v, want %v", fragment, ok, want)
		}
	}
	if _, ok := anchors.similar("Creme-BRULEE!"); !ok {
		t.Error("a difference in case and signs is not seen")
	}
}

func TestJudged(t *testing.T) {
	for target, want := range map[string]bool{
		"#costs": true, "#3-costs": true, "#commentary": true, "#mainland": true, "#tabletop": true, "#öl": true,
		"": false, "#": false, "#top": false, "#!/route": false, "#/route": false, "#:~:text=a": false, "#fn1": false, "#fnref:1": false,
		"#comments": false, "#comment-12": false, "#_ftn3": false, "#cite_note-4": false, "#tab2": false, "#table-3": false,
		"costs": false, "page.html#costs": false, "#{{ id }}": false,
	} {
		if got := judged(target); got != want {
			t.Errorf("%q: judged %v, want %v", target, got, want)
		}
	}
}

func TestReadNumber(t *testing.T) {
	for _, c := range []struct {
		in    string
		path  string
		width int
	}{
		{"1. Costs", "1", 3},
		{"- 12) Costs", "12", 6},
		{"- 3.", "3", 4},
		{"2.4 Costs", "2.4", 4},
		{"2.4. Costs", "2.4", 5},
		{"3a. Costs", "3", 4},
		{"3 – Costs", "3", 6},
		{"4 -", "4", 3},
		{"5 — Costs and benefits", "5", 6},
		{"2 – 3 weeks", "", 0},
		{"2-door cars", "", 0},
		{"20 questions", "", 0},
		{"2024. A year", "", 0},
		{"1.Costs", "", 0},
		{"v1. Costs", "", 0},
		{"", "", 0},
		{"-", "", 0},
	} {
		n := readNumber(c.in)
		var path []string
		for _, x := range n.path {
			path = append(path, itoa(x))
		}
		if n.width != c.width || n.width > 0 && strings.Join(path, ".") != c.path {
			t.Errorf("%q: path %v, width %d; want %s, %d", c.in, n.path, n.width, c.path, c.width)
		}
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

func TestKey(t *testing.T) {
	for _, pair := range [][2]string{
		{"Costs – overview", "1. Costs: Overview"},
		{"THE LANDLORD’S DUTIES", "The Landlord's duties."},
		{"U.S.-Led Talks", "US-led talks"},
		{"Costs ........ 12", "Costs"},
		{"Öl\u00a0& Essig", "öl & essig"},
	} {
		if key(pair[0]) != key(pair[1]) {
			t.Errorf("%q and %q have the keys %q and %q", pair[0], pair[1], key(pair[0]), key(pair[1]))
		}
	}
	for _, pair := range [][2]string{{"C", "C++"}, {"C#", "C"}, {"Costs 2024", "Costs 2025"}, {"!", "?"}} {
		if key(pair[0]) == key(pair[1]) {
			t.Errorf("%q and %q share the key %q", pair[0], pair[1], key(pair[0]))
		}
	}
}

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		entry, heading string
		same           bool
	}{
		{"Costs", "Costs and benefits of the plan", true},
		{"The history of the harbour", "A history of the harbour", true},
		{"Cost of the repair", "The costs of repairs", true},
		{"開店時間", "開店時間と料金", true},
		{"Who Pays", "Who Benefits", false},
		{"The law", "The costs", false},
		{"Outlook for next year", "Review of last year", false},
	} {
		index := &wordIndex{map[int][]string{0: words(c.heading)}, map[string][]int{}}
		for _, w := range words(c.heading) {
			index.postings[w] = []int{0}
		}
		_, score := index.nearest(words(c.entry))
		if (score >= sameLabel) != c.same {
			t.Errorf("%q and %q: %.2f, want the same %v", c.entry, c.heading, score, c.same)
		}
	}
}

func FuzzSlugs(f *testing.F) {
	for _, s := range []string{"What's New?", "3. Costs – overview", "日本語", "\xff\x00", "----", "_ _", "İstanbul"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, heading string) {
		for _, s := range sluggers() {
			slug := s.slug(heading)
			if slug != s.slug(heading) {
				t.Errorf("%s: %q has two anchors", s.name, heading)
			}
			if utf8.ValidString(heading) && (!utf8.ValidString(slug) || strings.ContainsAny(slug, " \t\n")) {
				t.Errorf("%s makes %q of %q", s.name, slug, heading)
			}
		}
		decodeFragment(heading)
		if k := looseKey(heading); looseKey(slugGitHub(heading)) != looseKey(slugGitHub(strings.TrimSpace(heading))) {
			t.Errorf("%q: blanks around it change its key %q", heading, k)
		}
	})
}

func FuzzLabels(f *testing.F) {
	f.Add("1. Costs", "Costs and benefits")
	f.Add("3.5 million", "\xff 12) x ....... 4")
	f.Fuzz(func(t *testing.T, entry, heading string) {
		key(entry)
		a, b := words(entry), words(heading)
		if len(a) > maxWords {
			t.Errorf("%d words", len(a))
		}
		index := &wordIndex{map[int][]string{0: b}, map[string][]int{}}
		for _, w := range b {
			index.postings[w] = append(index.postings[w], 0)
		}
		if h, score := index.nearest(a); score < 0 || score > 1 || h < 0 && score > 0 {
			t.Errorf("heading %d at %f", h, score)
		}
		n := readNumber(entry)
		if n.width > len(entry) || n.width > 0 && n.at+n.digits > n.width {
			t.Errorf("%q: number %+v", entry, n)
		}
	})
}
