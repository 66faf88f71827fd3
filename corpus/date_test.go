package corpus

import (
	"strings"
	"testing"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// ISO 8601
		{"2025-12-06", "2025-12-06"},
		{"2025-12", "2025-12"},
		{"2025", "2025"},
		{"20251206", "2025-12-06"},
		{"20251206T170200Z", "2025-12-06"},
		{"2025-12-06T17:02:00Z", "2025-12-06"},
		{"2025-12-06T17:02Z", "2025-12-06"},
		{"2025-12-06T17:02:00.123456+01:00", "2025-12-06"},
		{"2025-12-06T17:02:00,5-0300", "2025-12-06"},
		{"2025-12-06T17", ""},
		{"2025-12-06 17:02", "2025-12-06"},
		{"2025-12-06 17:02:33 +0100", "2025-12-06"},
		{"2025-12-06 17:02:33 +01:00 (CET)", "2025-12-06"},
		{"2025-12-06 17:02:33 UTC", "2025-12-06"},
		{"2025-340", "2025-12-06"},
		{"2025-366", ""},
		{"2024-366", "2024-12-31"},
		{"2025-W49-6", "2025-12-06"},
		{"2025-W49", "2025-12"},
		{"2025-W54-1", ""},
		{"2025-W53-1", ""},
		{"2026-W53-1", "2026-12-28"},
		{"'2025-12-06'", "2025-12-06"},
		{"  \"2025-12-06\" ", "2025-12-06"},
		{"2025\u201112\u201106", "2025-12-06"},
		{"2025\u201012\u201006", "2025-12-06"},
		{"2025–12–06", "2025-12-06"},
		{"2025/12/06", "2025-12-06"},
		{"2025/12/6", "2025-12-06"},
		{"2025.12.06", "2025-12-06"},
		{"2025. 12. 6.", "2025-12-06"},
		{"2025-12/06", ""},
		// mail and web headers
		{"Sat, 06 Dec 2025 17:02:00 GMT", "2025-12-06"},
		{"Sat, 06 Dec 2025 17:02:00 +0100", "2025-12-06"},
		{"Sat, 6 Dec 2025 17:02:00 +0100 (CET)", "2025-12-06"},
		{"Sat Dec  6 17:02:00 2025", "2025-12-06"},
		{"Sat Dec 6 17:02:00 UTC 2025", "2025-12-06"},
		{"06/Dec/2025", "2025-12-06"},
		{"06-Dec-2025", "2025-12-06"},
		{"2025-Dec-06", "2025-12-06"},
		// English
		{"December 6, 2025", "2025-12-06"},
		{"December 6 2025", "2025-12-06"},
		{"DECEMBER 6, 2025", "2025-12-06"},
		{"Dec. 6, 2025", "2025-12-06"},
		{"Dec 6th, 2025", "2025-12-06"},
		{"Saturday, December 6, 2025", "2025-12-06"},
		{"Sat., Dec. 6, 2025", "2025-12-06"},
		{"6 December 2025", "2025-12-06"},
		{"6th December 2025", "2025-12-06"},
		{"6th of December, 2025", "2025-12-06"},
		{"the 6th of December 2025", "2025-12-06"},
		{"6 Dec 2025", "2025-12-06"},
		{"6 Dec. 2025", "2025-12-06"},
		{"1st May 2024", "2024-05-01"},
		{"2nd Sept 2024", "2024-09-02"},
		{"December 2025", "2025-12"},
		{"Dec 2025", "2025-12"},
		{"2025 December 6", "2025-12-06"},
		{"December 6, 2025 at 5:02 pm", "2025-12-06"},
		{"December 6, 2025, 5:02 p.m. EST", "2025-12-06"},
		{"6 December 2025 | 17:02", "2025-12-06"},
		{"6\u00A0December\u00A02025", "2025-12-06"},
		{"December 6, 2025.", "2025-12-06"},
		// other languages
		{"6. Dezember 2025", "2025-12-06"},
		{"6.Dezember 2025", "2025-12-06"},
		{"Samstag, 6. Dezember 2025, 17:02 Uhr", "2025-12-06"},
		{"6. Dezember 2025 um 17.02 Uhr", "2025-12-06"},
		{"3. März 2024", "2024-03-03"},
		{"3. Jänner 2024", "2024-01-03"},
		{"6 décembre 2025", "2025-12-06"},
		{"1er août 2024", "2024-08-01"},
		{"le samedi 6 décembre 2025", ""}, // the weekday comes first or not at all
		{"samedi 6 décembre 2025 à 17h02", "2025-12-06"},
		{"6 de diciembre de 2025", "2025-12-06"},
		{"6 diciembre 2025", "2025-12-06"},
		{"lunes, 6 de enero de 2025", "2025-01-06"},
		{"6 de março de 2025", "2025-03-06"},
		{"segunda-feira, 6 de janeiro de 2025", "2025-01-06"},
		{"6 dicembre 2025", "2025-12-06"},
		{"1º gennaio 2024", "2024-01-01"},
		{"6 mei 2025", "2025-05-06"},
		{"6 grudnia 2025", "2025-12-06"},
		{"6 grudnia 2025 r.", ""}, // a Latin "r." is not taken for a year's mark
		{"6. prosince 2025", "2025-12-06"},
		{"6 декабря 2025 г.", "2025-12-06"},
		{"6 декабря 2025 года", "2025-12-06"},
		{"6 грудня 2025 року", "2025-12-06"},
		{"6 декември 2025", "2025-12-06"},
		{"2025年12月6日", "2025-12-06"},
		{"2025年12月", "2025-12"},
		{"2025 年 12 月 6 日", "2025-12-06"},
		{"2025년 12월 6일", "2025-12-06"},
		{"2025. december 6.", "2025-12-06"},
		{"6. joulukuuta 2025", "2025-12-06"},
		{"6 Aralık 2025", "2025-12-06"},
		{"6 Desember 2025", "2025-12-06"},
		{"ngày 6 tháng 12 năm 2025", "2025-12-06"},
		{"6 tháng 12, 2025", "2025-12-06"},
		{"6 Δεκεμβρίου 2025", "2025-12-06"},
		{"6 ديسمبر 2025", "2025-12-06"},
		// numbers alone
		{"06.12.2025", "2025-12-06"},
		{"6.12.2025", "2025-12-06"},
		{"6. 12. 2025", "2025-12-06"},
		{"06.12.2025 17:02", "2025-12-06"},
		{"06.12.2025, 17:02 Uhr", "2025-12-06"},
		{"12.31.2025", ""},
		{"12/06/2025", ""},
		{"25/06/2025", "2025-06-25"},
		{"06/25/2025", "2025-06-25"},
		{"06/06/2025", "2025-06-06"},
		{"25-06-2025", "2025-06-25"},
		{"06-12-2025", ""},
		{"06.12.25", ""},
		{"6/12", ""},
		// what no calendar has, and what is no date
		{"2025-13-01", ""},
		{"2025-00-10", ""},
		{"2025-12-00", ""},
		{"2025-02-29", ""},
		{"2024-02-29", "2024-02-29"},
		{"1900-02-29", ""},
		{"2000-02-29", "2000-02-29"},
		{"31 April 2025", ""},
		{"0 May 2025", ""},
		{"May 0, 2025", ""},
		{"32 May 2025", ""},
		{"0999-01-01", ""},
		{"9999-01-01", ""},
		{"2025-XX-XX", ""},
		{"20251301", ""},
		{"20251200", ""},
		{"12345678901234567890", ""},
		{"6 December", ""},
		{"December", ""},
		{"6–8 December 2025", ""},
		{"in December 2025", ""},
		{"6 December 2025 in Lisbon", ""},
		{"6 December 20255", ""},
		{"2025-12-06abc", ""},
		{"1.2.3", ""},
		{"192.168.2025", ""},
		{"", ""},
		{"today", ""},
		{"the", ""},
		{"-", ""},
		{"\xff2025-12-06", ""},
	} {
		d, ok := ParseDate(c.in)
		if ok != (c.want != "") || ok && d.String() != c.want {
			t.Errorf("%q: got %q %v, want %q", c.in, d, ok, c.want)
		}
		if d.Span != (Span{}) || d.From != "" {
			t.Errorf("%q: has a place", c.in)
		}
	}
}

func TestDateOfLine(t *testing.T) {
	for _, c := range []struct{ line, want, shown string }{
		{"Published: 2025-12-26 17:02", "2025-12-26", "2025-12-26"},
		{"Posted on 3 May 2024", "2024-05-03", "3 May 2024"},
		{"posted on May 3, 2024 at 10:15 am | 4 min read", "2024-05-03", "May 3, 2024"},
		{"Veröffentlicht am 3. Mai 2024", "2024-05-03", "3. Mai 2024"},
		{"Publié le 3 mai 2024 à 10h15", "2024-05-03", "3 mai 2024"},
		{"Publicado el 3 de mayo de 2024", "2024-05-03", "3 de mayo de 2024"},
		{"发布时间：2024年5月3日", "2024-05-03", "2024年5月3日"},
		{"Date: 3 May 2024", "2024-05-03", "3 May 2024"},
		{"Date 3 May 2024", "", ""},
		{"By Ada Marlow | 3 May 2024", "2024-05-03", "3 May 2024"},
		{"By Ada Marlow, 3 May 2024", "2024-05-03", "3 May 2024"},
		{"By Ada Marlow on 3 May 2024", "2024-05-03", "3 May 2024"},
		{"Ada Marlow · 3 May 2024 · 4 min read", "2024-05-03", "3 May 2024"},
		{"Ada Marlow | Published: May 3, 2024", "2024-05-03", "May 3, 2024"},
		{"3 May 2024", "2024-05-03", "3 May 2024"},
		{"Friday, 3 May 2024, 10:15 BST", "2024-05-03", "Friday, 3 May 2024"},
		{"3 May 2024 by Ada Marlow", "2024-05-03", "3 May 2024"},
		{"Lisbon, 3 May 2024", "2024-05-03", "3 May 2024"},
		{"(3 May 2024)", "2024-05-03", "3 May 2024"},
		{"Updated: 3 May 2024", "2024-05-03", "3 May 2024"},
		{"3 May 2024 was a wet day for the gardeners of Leeds", "", ""},
		{"On 3 May 2024 the museum opened its doors", "", ""},
		{"Published 3 May 2024 the study counted every orchid in the valley", "", ""},
		{"The cup final, 3 May 2024", "", ""},
		{"The lease ends on 3 May 2024", "", ""},
		{"2024", "", ""},
		{"Stand: 3. Mai 2024", "2024-05-03", "3. Mai 2024"},
	} {
		source := "A headline about nothing\n\n" + c.line + "\n\nThe first sentence of the article stands here, long enough to be one.\n"
		a, err := Read("a.txt", []byte(source), Options{})
		if err != nil {
			t.Fatal(err)
		}
		d := a.Date()
		if d.String() != c.want || c.want != "" && (d.From != "date line" || a.Raw(d.Span) != c.shown) {
			t.Errorf("%q: got %s %q from %q, want %s %q", c.line, d, a.Raw(d.Span), d.From, c.want, c.shown)
		}
	}
}

func TestDateline(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"LISBON, March 3, 2024 (Coastal Wire) – The port reopened.", "2024-03-03"},
		{"LISBON, March 3 (Coastal Wire) – The port reopened.", ""},
		{"Lyon, 3 mars 2024 — La roseraie ouvre.", "2024-03-03"},
		{"NEW YORK, Jan. 3, 2024 /Presswire/ -- A maker of kettles said it will close.", "2024-01-03"},
		{"SÃO PAULO (3 May 2024) - The rains came late.", "2024-05-03"},
		{"Since March 3, 2024 – when the port reopened – trade has grown.", ""},
		{"The fair of March 3, 2024 – the first in years – drew crowds.", ""},
		{"Lisbon, March 3, 2024, was cold.", ""},
	} {
		d, _, ok := dateline(c.text)
		if ok != (c.want != "") || ok && d.String() != c.want {
			t.Errorf("%q: got %s %v, want %s", c.text, d, ok, c.want)
		}
	}
}

func TestDateOfName(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"posts/2025-03-26-tulips.md", "2025-03-26"},
		{"2025-03-26.md", "2025-03-26"},
		{"2025_03_26_tulips.md", "2025-03-26"},
		{"tulips-2025-03-26.md", "2025-03-26"},
		{"https://example.org/2025/03/26/tulips", "2025-03-26"},
		{"posts\\2025-03-26-tulips.md", "2025-03-26"},
		{"2025-13-26-tulips.md", ""},
		{"2025-03-260.md", ""},
		{"tulips.md", ""},
		{"12025-03-26.md", ""},
		{"", ""},
	} {
		d, ok := dateOfName(c.name)
		if ok != (c.want != "") || ok && d.String() != c.want {
			t.Errorf("%q: got %s %v, want %s", c.name, d, ok, c.want)
		}
	}
}

func TestDateOfPrefers(t *testing.T) {
	field := func(name, value string) Field { return Field{Name: name, Value: value, Span: Span{1, 2}} }
	for _, c := range []struct {
		what   string
		name   string
		format Format
		fields []Field
		text   string
		want   string
		from   string
	}{
		{"nothing", "a.md", Markdown, nil, "Roses in June.", "", ""},
		{"front matter over the name", "2020-01-02-a.md", Markdown, []Field{field("date", "2024-05-03")}, "Roses.", "2024-05-03", "front matter"},
		{"published over created", "a.html", HTML, []Field{field("created", "2020-01-01"), field("article:published_time", "2024-05-03T10:00:00Z")}, "Roses.", "2024-05-03", "meta tag"},
		{"a field that is no date is passed over", "a.md", Markdown, []Field{field("date", "soon"), field("pubdate", "2024-05-03")}, "Roses.", "2024-05-03", "front matter"},
		{"the name over a change", "2020-01-02-a.md", Markdown, []Field{field("lastmod", "2024-05-03")}, "Roses.", "2020-01-02", "file name"},
		{"a change rather than nothing", "a.md", Markdown, []Field{field("dateModified", "2024-05-03")}, "Roses.", "2024-05-03", "front matter"},
		{"a date line over a change", "a.md", Markdown, []Field{field("updated", "2024-05-03")}, "Posted on 1 May 2024", "2024-05-01", "date line"},
		{"an updated line is the last resort", "a.md", Markdown, nil, "Last updated: 1 May 2024", "2024-05-01", "date line"},
		{"a date line at the end", "a.txt", Plain, nil, strings.Repeat("Roses need water.\n\n", 30) + "Published: 1 May 2024", "2024-05-01", "date line"},
		{"not in the middle", "a.txt", Plain, nil, strings.Repeat("Roses need water.\n\n", 20) + "Published: 1 May 2024\n\n" + strings.Repeat("Roses need water.\n\n", 20), "", ""},
	} {
		d, err := decode([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		b := newBuilder(c.name, c.format, []byte(c.text), d)
		for at, line := range strings.SplitAfter(c.text, "\n") {
			if text := strings.TrimSpace(line); text != "" {
				_ = at
				b.begin(Paragraph, b.last)
				b.atom(text, b.last, b.last+1)
				b.end(b.last)
			}
		}
		b.article.Meta.Fields = c.fields
		if got := b.finish().Date(); got.String() != c.want || got.From != c.from {
			t.Errorf("%s: got %s from %q, want %s from %q", c.what, got, got.From, c.want, c.from)
		}
	}
}

func TestDateFlagWins(t *testing.T) {
	a, err := Read("2020-01-02-a.md", []byte("Roses in June."), Options{Date: Date{Year: 2024, Month: 5}})
	if err != nil {
		t.Fatal(err)
	}
	if d := a.Date(); d.String() != "2024-05" || d.From != "flag" {
		t.Errorf("got %s from %q", d, d.From)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-12-06T17:02:00Z", "6. Dezember 2025", "2025年12月6日", "Sat Dec 6 17:02:00 2025", "2025-W49-6", "+(", "6 h"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ParseDate(s)
		if ok && !d.possible() {
			t.Errorf("%q: impossible %+v", s, d)
		}
		if ok && d.Day > 0 {
			if again, ok := ParseDate(d.String()); !ok || again != d {
				t.Errorf("%q: %s does not read back", s, d)
			}
		}
		for _, kind := range []labelKind{labelPublished, labelUpdated} {
			if d, r, ok := (lineParser{kind: kind, plain: true, first: true, near: true}).line(s); ok && (!d.possible() || r.Start < 0 || r.End > len(s) || r.Start >= r.End) {
				t.Errorf("%q: line gives %+v at %v", s, d, r)
			}
		}
		if d, r, ok := dateline(s); ok && (!d.possible() || r.Start < 0 || r.End > len(s)) {
			t.Errorf("%q: dateline gives %+v at %v", s, d, r)
		}
		dateOfName(s)
	})
}
