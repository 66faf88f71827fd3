package main

import (
	"encoding/json"
	"strings"
	"testing"
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
	if o = start(t, dir, "rates", "news", "void"); o.code != exitBroken || !strings.Contains(o.errOut, "void: no article") {
		t.Errorf("a folder without articles: code %d, %s", o.code, o.errOut)
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
