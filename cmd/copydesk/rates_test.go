package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/rules/all"
)

func TestRates(t *testing.T) {
	files := map[string]string{
		"news/a.md": good, "news/b.md": bad, "news/c.md": good, "news/empty.md": "",
		"blogs/a.md": good, "more/news/a.md": bad, "void/readme.xyz": "no article",
	}
	dir := folder(t, files)
	o := start(t, dir, "rates", "--select", "boilerplate", "--format", "json", "--samples", "1", "news", "blogs", "more/news")
	if o.code != exitClean {
		t.Fatalf("code %d: %s", o.code, o.errOut)
	}
	var doc struct {
		Version   int
		Registers []register
		Rates     []rate
	}
	if err := json.Unmarshal([]byte(o.out), &doc); err != nil {
		t.Fatalf("%v\n%s", err, o.out)
	}
	want := []register{{"news", 3, 1}, {"blogs", 1, 0}, {"more/news", 1, 0}}
	if doc.Version != 1 || len(doc.Registers) != 3 || doc.Registers[0] != want[0] || doc.Registers[1] != want[1] || doc.Registers[2] != want[2] {
		t.Errorf("registers %v", doc.Registers)
	}
	byRegister := map[string]float64{}
	for _, r := range doc.Rates {
		byRegister[r.Register] += r.PerThousand
		if len(r.Samples) != 1 || r.Samples[0].Line < 1 || r.Findings < 1 || r.Articles != 1 {
			t.Errorf("%+v", r)
		}
	}
	// The same article is one of three in one register and all of another.
	if n := byRegister["news"]; n < 333 || n*3 < byRegister["more/news"]-2 || n*3 > byRegister["more/news"]+2 || byRegister["blogs"] != 0 {
		t.Errorf("rates %v", byRegister)
	}

	o = start(t, dir, "rates", "--select", "boilerplate", "--samples", "2", "news", "blogs")
	for _, says := range []string{"news (3)", "blogs (1)", "333.3", "no finding: ", "b.md:"} {
		if !strings.Contains(o.out, says) {
			t.Errorf("%q is missing from\n%s", says, o.out)
		}
	}
	o = start(t, dir, "rates", "--select", "boilerplate/refusal,boilerplate/placeholder", "--format", "tsv", "news", "more/news")
	lines := strings.Split(strings.TrimSpace(o.out), "\n")
	if o.code != exitClean || len(lines) != 5 || lines[0] != "rule\tregister\tarticles\terrors\twarnings\thints" ||
		!slices.Contains(lines, "boilerplate/placeholder\tmore/news\t1\t0\t0\t0") && !slices.Contains(lines, "boilerplate/refusal\tmore/news\t1\t0\t0\t0") {
		t.Errorf("code %d\n%s%s", o.code, o.out, o.errOut)
	}
	if o = start(t, dir, "rates", "--format", "tsv", "--level", "error", "news"); o.code != exitBroken || !strings.Contains(o.errOut, "--format tsv") {
		t.Errorf("a table of errors only: code %d, %s", o.code, o.errOut)
	}
	if o = start(t, dir, "rates", "news", "void"); o.code != exitBroken || !strings.Contains(o.errOut, "void: no article") {
		t.Errorf("a folder without articles: code %d, %s", o.code, o.errOut)
	}
	if !strings.Contains(o.errOut, "copydesk: void: skipped: no article in this folder") {
		t.Errorf("what was skipped is not named: %s", o.errOut)
	}
	if o = start(t, dir, "rates"); o.code != exitBroken {
		t.Errorf("no folder: code %d", o.code)
	}
}

func TestPerThousand(t *testing.T) {
	for _, c := range []struct {
		findings, articles int
		want               float64
	}{{0, 7, 0}, {1, 3, 333.3}, {2, 3, 666.7}, {5, 1000, 5}, {1, 2000, 0.5}, {7, 1, 7000}} {
		if got := perThousand(c.findings, c.articles); got != c.want {
			t.Errorf("perThousand(%d, %d) = %v, want %v", c.findings, c.articles, got, c.want)
		}
	}
}

// What explain and rules show of a rule is what the table has.
func TestMeasured(t *testing.T) {
	dir := folder(t, nil)
	o := start(t, dir, "explain", "spelling/doubled-word")
	for _, says := range []string{"Findings in 1,000 articles", "register", "blog-18f", "read", "false", "none in "} {
		if o.code != exitClean || !strings.Contains(o.out, says) {
			t.Errorf("%q is missing from\n%s%s", says, o.out, o.errOut)
		}
	}
	if o = start(t, dir, "explain", "boilerplate/source-gap"); strings.Contains(o.out, "Findings in") == strings.Contains(o.out, "No finding") {
		t.Errorf("a silent rule:\n%s", o.out)
	}
	o = start(t, dir, "explain", "--format", "markdown", "spelling/doubled-word")
	for _, says := range []string{"# spelling/doubled-word\n", "## Measured\n", "| Register | Articles |", "| news-bbc | 500 |"} {
		if !strings.Contains(o.out, says) {
			t.Errorf("%q is missing from\n%s", says, o.out)
		}
	}
	o = start(t, dir, "rules", "--format", "json", "spelling/doubled-word")
	var doc struct{ Rules []listedRule }
	if err := json.Unmarshal([]byte(o.out), &doc); err != nil || len(doc.Rules) != 1 {
		t.Fatalf("%v\n%s", err, o.out)
	}
	rates := all.Rates("spelling/doubled-word")
	listed := doc.Rules[0].Rates
	if len(rates) == 0 || len(listed) != len(rates) {
		t.Fatalf("%d of %d rates", len(listed), len(rates))
	}
	for i, r := range rates {
		if l := listed[i]; l.Register != r.Register.Name || l.Articles != r.Articles || l.Warnings != r.Warnings || l.Read != r.Read {
			t.Errorf("%+v is not %+v", l, r)
		}
	}
}

func TestStats(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad})
	o := start(t, dir, "check", "--stats", "--fail-on", "never", "--format", "json", ".")
	if o.code != exitClean {
		t.Fatalf("code %d: %s", o.code, o.errOut)
	}
	for _, says := range []string{"ns/byte", "(reading)", "boilerplate/placeholder", "(all)"} {
		if !strings.Contains(o.errOut, says) {
			t.Errorf("%q is missing from\n%s", says, o.errOut)
		}
	}
	parse(t, o.out)
}
