package corpus

import (
	"fmt"
	"strings"
	"testing"
)

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct{ name, source, fields, body string }{
		{
			"yaml", "---\ntitle: Low tide\ndate: 2024-05-06 # a Monday\nurl: https://a.example/#x\n---\nBody\n",
			"title=Low tide|date=2024-05-06|url=https://a.example/#x", "Body",
		},
		{
			"quotes", "---\ntitle: \"The \\\"Long\\\" pier\"\nauthor: 'Ida''s crew'\n\"spaced key\": x\nempty: \"\"\n---\nBody\n",
			`title=The "Long" pier|author=Ida's crew|spaced key=x|empty=`, "Body",
		},
		{
			"lists and maps", "---\ntags:\n  - peat\n  - moss\nflat:\n- a\n- b\nflow: [a,\n  b]\nauthor:\n  name: Ida\n  links:\n    web: x\nkind: note\n---\nBody\n",
			"tags=- peat\n- moss|flat=- a\n- b|flow=[a, b]|author.name=Ida|author.links.web=x|kind=note", "Body",
		},
		{
			"blocks", "---\nsummary: >-\n  Two lines\n  folded\n\nnotes: |\n  kept\n  apart\nplain: goes\n  on here\nlast: x\n---\nBody\n",
			"summary=Two lines folded|notes=kept\napart|plain=goes on here|last=x", "Body",
		},
		{
			"broken yaml", "---\ntitle: ok\n: no key\n\tbad\n}{\nopen: \"never closed\nlast: x\n---\nBody\n",
			"title=ok|open=\"never closed|last=x", "Body",
		},
		{"quoted over lines", "---\ntitle: \"Over\n  two lines\"\nlast: x\n---\nBody\n", "title=Over two lines|last=x", "Body"},
		{"quoted without indentation", "---\ntitle: \"Over\ntwo lines, and: more\"\nlast: x\n---\nBody\n", "title=Over two lines, and: more|last=x", "Body"},
		{"quote at the start", "---\ntitle: \"Low tide\" and after\nnext: 'a' # b\n---\nBody\n", "title=\"Low tide\" and after|next=a", "Body"},
		{
			"toml", "+++\ntitle = \"Low \\\"tide\\\"\"\ndraft = false # yes\ntags = [\"a\",\n  \"b\"]\nraw = 'C:\\x'\nlong = \"\"\"\nTwo\nlines\"\"\"\n[author]\nname = \"Ida\"\n+++\nBody\n",
			"title=Low \"tide\"|draft=false|tags=[\"a\",\n\"b\"]|raw=C:\\x|long=Two\nlines|author.name=Ida", "Body",
		},
		{"dots close", "---\ntitle: x\n...\nBody\n", "title=x", "Body"},
		{"CRLF", "---\r\ntitle: x\r\ntags:\r\n  - a\r\n  - b\r\n---\r\nBody\r\n", "title=x|tags=- a\n- b", "Body"},
		{"CR", "---\rtitle: x\rsub: y\r---\rBody\r", "title=x|sub=y", "Body"},
		{"byte order mark", "\ufeff---\ntitle: x\n---\nBody\n", "title=x", "Body"},
		{"empty", "---\n---\nBody\n", "", "Body"},
		{"comment first", "---\n# made by hand\ntitle: x\n---\nBody\n", "title=x", "Body"},
		{"no front matter: not closed", "---\ntitle: x\n\nBody\n", "", "title: x|Body"},
		{"no front matter: prose", "---\n\nBetween two rules.\n\n---\n\nBody\n", "", "Between two rules.|Body"},
		{"no front matter: later", "Body\n\n---\ntitle: x\n---\n", "", "Body|title: x"},
		{"no front matter: an address", "---\nhttps://a.example\n\n---\nBody\n", "", "https://a.example|Body"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := asRead(t, c.source)
			var fields, blocks, body []string
			for _, f := range a.Meta.Fields {
				fields = append(fields, f.Name+"="+f.Value)
				if source := string(a.Source[f.Span.Start:f.Span.End]); f.Value != "" && !strings.ContainsAny(source, "\\\n\r'") && source != f.Value {
					t.Errorf("%s: %q stands at %q", f.Name, f.Value, source)
				}
				if f.Value != "" {
					blocks = append(blocks, f.Value)
				}
			}
			if got := strings.Join(fields, "|"); got != c.fields {
				t.Errorf("fields\n%s\nwant\n%s", got, c.fields)
			}
			for _, b := range a.Blocks {
				switch {
				case b.Kind != Metadata:
					body = append(body, a.In(b.Text))
				case len(blocks) == 0 || blocks[0] != a.In(b.Text):
					t.Errorf("the block %q is not the next field of %q", a.In(b.Text), blocks)
				default:
					blocks = blocks[1:]
				}
			}
			if got := strings.Join(body, "|"); got != c.body || len(blocks) > 0 {
				t.Errorf("body %q, want %q; fields without a block: %q", got, c.body, blocks)
			}
			checkPlaces(t, a)
		})
	}
}

func TestFrontMatterMeta(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"title: T\nauthor: A\ndescription: D\nlang: de", "T|A|D|de"},
		{"Title: T\nauthors: [A, B]\nexcerpt: D\nlanguage: pt-BR", "T|[A, B]|D|pt-BR"},
		{"byline: A\nsummary: D\nlocale: en_GB", "|A|D|en_GB"},
		{"author:\n  name: A\nsubtitle: S", "|A||"},
		{"title: first\nTitle: second", "first|||"},
	} {
		a := asRead(t, "---\n"+c.source+"\n---\nBody\n")
		m := &a.Meta
		got := fmt.Sprintf("%s|%s|%s|%s", m.Title.Value, m.Author.Value, m.Description.Value, m.Language.Value)
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.source, got, c.want)
		}
		if s := m.Title.Span; m.Title.Value != string(a.Source[s.Start:s.End]) {
			t.Errorf("%q: the title stands at %q", c.source, a.Source[s.Start:s.End])
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("title: x\ntags:\n- a\nmap:\n  k: 'v''w'\nb: |\n  x\nq: \"a\\n\\\"b\n  c\"\n", false)
	f.Add("title = \"x\"\n[s]\na = [1,\n2]\nl = \"\"\"\nx\n\"\"\"\nr = '''y'''\n", true)
	f.Add("[\n[]\nk = \n'' = x\n", true)
	f.Fuzz(func(t *testing.T, fields string, toml bool) {
		fence := "---\n"
		if toml {
			fence = "+++\n"
		}
		a, err := Read("x.md", []byte(fence+fields+"\n"+fence+"\nThe body of the text.\n"), Options{Format: Markdown})
		if err != nil {
			return
		}
		checkText(t, a)
		if !strings.Contains(a.Text.String(), "The body of the text.") && !strings.ContainsAny(fields, "<`~\n") {
			t.Errorf("the body is gone: %q", a.Text.String())
		}
	})
}
