package rules_test

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// writer is a rule that writes one word for another, safely.
func writer(id, word, instead string, severity rules.Severity) *rules.Rule {
	r := marker(id, word)
	r.Severity = severity
	r.Check = func(p *rules.Pass) {
		for _, h := range p.Hits() {
			f := rules.Finding{Range: h.Range, Message: word}
			f.Fixes = []rules.Fix{{Safety: rules.Safe, Message: "write " + instead, Edits: []rules.Edit{{Span: p.Article.Text.Span(h.Range), Text: instead}}}}
			p.Report(f)
		}
	}
	return r
}

func mender(set *rules.Set, name string) *rules.Mender {
	return &rules.Mender{Allow: rules.Safe, Judge: func(source []byte) (*corpus.Article, rules.Verdict, error) {
		a, err := corpus.Read(name, source, corpus.Options{Language: "en"})
		if err != nil {
			return nil, rules.Verdict{}, err
		}
		return a, set.Judge(a, nil), nil
	}}
}

func mend(t *testing.T, m *rules.Mender, source string) (string, string) {
	t.Helper()
	out, err := m.Mend([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, l := range out.Left {
		left = append(left, l.Finding.Rule+" "+l.Why)
	}
	if !out.Settled {
		left = append(left, "restless")
	}
	return string(out.Source), strings.Join(left, ", ")
}

func TestMend(t *testing.T) {
	oak := writer("trees/oak", "oak", "elm", rules.Error)
	elm := writer("trees/elm", "elm", "yew", rules.Warning)
	big := writer("trees/big", "big oak", "fir", rules.Warning)
	rose := writer("flowers/rose", "rose", "weed", rules.Warning)
	weed := marker("flowers/weed", "weed")
	none := writer("fruit/fig", "fig", "", rules.Warning)
	ping, pong := writer("games/ping", "ping", "pong", rules.Warning), writer("games/pong", "pong", "ping", rules.Warning)
	set := rulestest.NewSet(t, append(rules.StetRules(), oak, elm, big, rose, weed, none, ping, pong)...)
	tests := []struct{ name, source, want, left string }{
		{"nothing", "A birch.\n", "A birch.\n", ""},
		{"until nothing is left", "An oak.\n", "An yew.\n", ""},
		{"overlap", "A big oak.\n", "A fir.\n", ""},
		{"code", "An oak, `oak`.\n\n```\noak\n```\n", "An yew, `oak`.\n\n```\noak\n```\n", "trees/oak it stands in code"},
		{
			"quotation", "An oak. “An oak,” she said.\n\n> An oak.\n", "An yew. “An oak,” she said.\n\n> An oak.\n",
			"trees/oak it stands in a quotation, trees/oak it stands in a quotation",
		},
		{"stet", "<!-- stet trees/oak: old -->\n\nAn oak.\n\nAn oak.\n", "<!-- stet trees/oak: old -->\n\nAn oak.\n\nAn yew.\n", ""},
		{
			"stet of what lies below", "<!-- stet trees/oak: old -->\n\nA big oak.\n", "<!-- stet trees/oak: old -->\n\nA big oak.\n",
			"trees/big what it changes was let stand",
		},
		{
			"a new error", "A rose and an oak.\n\nA rose.\n", "A rose and an yew.\n\nA rose.\n",
			"flowers/rose it would raise flowers/weed, flowers/rose it would raise flowers/weed",
		},
		{"nothing left to read", "fig\n", "fig\n", "fruit/fig nothing would be left to read"},
		{"a circle", "A ping.\n", "A ping.\n", "restless"},
		{"the other end of the circle", "A pong.\n", "A ping.\n", "restless"},
		{"byte order mark", "\xef\xbb\xbfAn oak.\r\n", "\xef\xbb\xbfAn yew.\r\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := mender(set, "a.md")
			got, left := mend(t, m, tt.source)
			if got != tt.want || left != tt.left {
				t.Errorf("got  %q, left %s\nwant %q, left %s", got, left, tt.want, tt.left)
			}
			if again, _ := mend(t, m, got); again != got {
				t.Errorf("once %q, twice %q", got, again)
			}
		})
	}
	t.Run("wanted", func(t *testing.T) {
		m := mender(set, "a.md")
		m.Wanted = func(rule string) bool { return rule == "trees/elm" }
		if got, _ := mend(t, m, "An oak and an elm.\n"); got != "An oak and an yew.\n" {
			t.Error(got)
		}
	})
	t.Run("UTF-16", func(t *testing.T) {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			write := func(text string) string {
				out := []byte(nil)
				for _, u := range utf16.Encode([]rune("\uFEFF" + text)) {
					out = order.AppendUint16(out, u)
				}
				return string(out)
			}
			if got, left := mend(t, mender(set, "a.md"), write("Ein 🌳 oak\r\nund ein oak.\r\n")); got != write("Ein 🌳 yew\r\nund ein yew.\r\n") {
				t.Errorf("%q %s", got, left)
			}
		}
	})
}

// What is written in takes the line ends of the source.
func TestApplyLineEnds(t *testing.T) {
	for source, want := range map[string]string{
		"a\nb\n":                    "a\nx\ny\nb\n",
		"a\r\nb\r\n":                "a\r\nx\r\ny\r\nb\r\n",
		"a\rb\r":                    "a\rx\ry\rb\r",
		"ab":                        "ax\ny\nb",
		"\xff\xfea\x00\r\x00\n\x00": "\xff\xfea\x00x\x00\r\x00\n\x00y\x00\r\x00\n\x00\r\x00\n\x00",
		"\xfe\xff\x00a\x00\n\x00b":  "\xfe\xff\x00a\x00x\x00\n\x00y\x00\n\x00\n\x00b",
		"\xff\xfea\x00\r\x00b\x00":  "\xff\xfea\x00x\x00\r\x00y\x00\r\x00\r\x00b\x00",
	} {
		at := strings.IndexAny(source, "\r\n") // behind the first line
		switch {
		case at < 0:
			at = 1
		case source[0] == '\xfe':
			at--
		case source[0] == 'a':
			at += len(source[at:]) - len(strings.TrimLeft(source[at:], "\r\n"))
		}
		out, made := rules.Apply([]byte(source), []rules.Fix{{Safety: rules.Safe, Edits: []rules.Edit{{Span: corpus.Span{Start: at, End: at}, Text: "x\ny\n"}}}})
		if made != 1 || string(out) != want {
			t.Errorf("%q: %d made\ngot  %q\nwant %q", source, made, out, want)
		}
	}
}

func TestApplyOverlaps(t *testing.T) {
	edit := func(from, to int, text string) rules.Edit {
		return rules.Edit{Span: corpus.Span{Start: from, End: to}, Text: text}
	}
	fix := func(edits ...rules.Edit) rules.Fix { return rules.Fix{Edits: edits} }
	tests := []struct {
		fixes []rules.Fix
		want  string
		made  int
	}{
		{[]rules.Fix{fix(edit(2, 4, "X")), fix(edit(2, 2, "i"))}, "01iX456789", 2},
		{[]rules.Fix{fix(edit(2, 2, "i")), fix(edit(2, 4, "X")), fix(edit(2, 2, "j"))}, "01iX456789", 2},
		{[]rules.Fix{fix(edit(2, 6, "")), fix(edit(4, 4, "i")), fix(edit(6, 6, "e"))}, "01e6789", 2},
		{[]rules.Fix{fix(edit(0, 1, "a"), edit(8, 9, "b")), fix(edit(1, 2, "c"), edit(8, 9, "d"))}, "a1234567b9", 1},
		{[]rules.Fix{fix(edit(3, 6, ""), edit(5, 7, "")), fix(edit(9, 10, "!"))}, "012345678!", 1},
		{[]rules.Fix{fix()}, "0123456789", 0},
	}
	for _, tt := range tests {
		if out, made := rules.Apply([]byte("0123456789"), tt.fixes); string(out) != tt.want || made != tt.made {
			t.Errorf("%v: %q, %d made, want %q, %d", tt.fixes, out, made, tt.want, tt.made)
		}
	}
}

// Over real articles, sound and broken ones: fixing twice is fixing once, what
// lies outside the edits stays, and no error comes that was not there.
func TestMendRealArticles(t *testing.T) {
	set := rulestest.NewSet(t, all.Rules()...)
	articles := realArticles(t, 15, corpus.Markdown, corpus.Plain, corpus.HTML)
	random := rand.New(rand.NewPCG(6, 4))
	places, err := os.ReadFile("rulestest/testdata/places.txt")
	if err != nil {
		t.Fatal(err)
	}
	vocabulary := rulestest.NewVocabulary(articles, string(places))
	damages := rulestest.Damages()
	var sum struct{ articles, changed, made, left, compared int }
	for _, a := range articles {
		for round := range 2 {
			source := a.Source
			if round == 1 {
				for range 6 {
					now, err := corpus.Read(a.Name, source, corpus.Options{Format: a.Format})
					if err != nil {
						t.Fatal(err)
					}
					if broken, ok := damages[random.IntN(len(damages))].Inject(random, now, vocabulary); ok {
						source = broken.Source
					}
				}
			}
			judged := 0
			m := rules.Mender{Allow: rules.Safe, Judge: func(s []byte) (*corpus.Article, rules.Verdict, error) {
				judged++
				now, err := corpus.Read(a.Name, s, corpus.Options{Format: a.Format})
				if err != nil {
					return nil, rules.Verdict{}, err
				}
				return now, set.Judge(now, nil), nil
			}}
			_, before, err := m.Judge(source)
			if err != nil {
				continue
			}
			judged = 0
			once, err := m.Mend(source)
			if err != nil {
				t.Fatal(err)
			}
			rounds := judged
			sum.articles++
			sum.made += len(once.Made)
			sum.left += len(once.Left)
			if bytes.Equal(once.Source, source) != (len(once.Made) == 0) {
				t.Errorf("%s: %d fixes made, but changed is %v", a.Name, len(once.Made), !bytes.Equal(once.Source, source))
			}
			if len(once.Made) == 0 {
				continue
			}
			sum.changed++
			if twice, err := m.Mend(once.Source); err != nil || !bytes.Equal(twice.Source, once.Source) {
				t.Errorf("%s: the second time changes it again: %v", a.Name, err)
			}
			was, now := errorsByRule(before.Findings), errorsByRule(once.Verdict.Findings)
			for rule, n := range now {
				if n > was[rule] {
					t.Errorf("%s: %s: %d errors before, %d after", a.Name, rule, was[rule], n)
				}
			}
			if rounds == 2 { // all in one round: its edits are those of the source
				sum.compared++
				if want := handmade(source, once.Made); !bytes.Equal(want, once.Source) {
					t.Errorf("%s: bytes outside the edits changed", a.Name)
				}
			}
		}
	}
	t.Logf("%+v", sum)
	if sum.made < 200 || sum.compared < 20 {
		t.Errorf("too little to judge by: %+v", sum)
	}
}

// handmade makes edits from the last to the first.
func handmade(source []byte, made []rules.Mending) []byte {
	var edits []rules.Edit
	for _, m := range made {
		i := slices.IndexFunc(m.Finding.Fixes, func(f rules.Fix) bool { return f.Message == m.Message && f.Safety == rules.Safe })
		edits = append(edits, m.Finding.Fixes[i].Edits...)
	}
	slices.SortFunc(edits, func(a, b rules.Edit) int {
		if a.Span.Start != b.Span.Start {
			return b.Span.Start - a.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	out := string(source)
	for _, e := range edits {
		text := e.Text
		if strings.Contains(out, "\r\n") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		out = out[:e.Span.Start] + text + out[e.Span.End:]
	}
	return []byte(out)
}

func errorsByRule(findings []rules.Finding) map[string]int {
	n := map[string]int{}
	for _, f := range findings {
		if f.Severity == rules.Error {
			n[f.Rule]++
		}
	}
	return n
}

// A thousand fixes are made together, not one by one.
func TestMendMany(t *testing.T) {
	set := rulestest.NewSet(t, writer("trees/oak", "oak", "elm", rules.Error), writer("flowers/rose", "rose", "weed", rules.Warning), marker("flowers/weed", "weed"))
	judged := 0
	m := mender(set, "a.md")
	judge := m.Judge
	m.Judge = func(s []byte) (*corpus.Article, rules.Verdict, error) { judged++; return judge(s) }
	source := strings.Repeat("An oak. ", 1000) + "A rose."
	got, left := mend(t, m, source)
	if want := strings.ReplaceAll(source, "oak", "elm"); got != want || left != "flowers/rose it would raise flowers/weed" {
		t.Errorf("%.80q, left %s", got, left)
	}
	if judged > 40 {
		t.Errorf("judged %d times", judged)
	}
}
