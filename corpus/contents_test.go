package corpus

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus/cputime"
)

// marked are the lines of an article's outline that belong to a table of
// contents.
func marked(a *Article) string {
	var out strings.Builder
	for line := range strings.Lines(plainOutline(a)) {
		if strings.HasPrefix(line, "contents") || strings.HasPrefix(line, "entry") {
			out.WriteString(line)
		}
	}
	return out.String()
}

// sections writes a section of one paragraph under each heading.
func sections(headings ...string) string {
	var out strings.Builder
	for i, h := range headings {
		out.WriteString(h + "\n" + strings.Repeat("Section ", i+1) + "tells what the readers of this paper asked for in their letters, and gives the figures.\n")
	}
	return out.String()
}

func TestContentsWithoutMarks(t *testing.T) {
	const intro = "The orchard club met on Sunday and settled the plan for the coming year within an hour, which had not happened before.\n"
	tests := []struct{ name, text, want string }{
		{
			"bare lines",
			"Apples for Cold Valleys\nTable of Contents\nThe Soil\nThe Rootstock\nWho prunes them?\nThe Harvest\n" + intro + sections("The Soil", "The Rootstock", "Who prunes them?", "The Harvest"),
			"contents: Table of Contents\nentry1 : The Soil\nentry1 : The Rootstock\nentry1 : Who prunes them?\nentry1 : The Harvest\n",
		},
		{
			"bare lines and the first section at once",
			"Apples for Cold Valleys\nContents:\nThe Soil\nThe Rootstock\nThe Harvest\n" + sections("The Soil", "The Rootstock", "The Harvest"),
			"contents: Contents:\nentry1 : The Soil\nentry1 : The Rootstock\nentry1 : The Harvest\n",
		},
		{
			"an entry that names nothing, and a heading over the first lines",
			"Apples for Cold Valleys\nTable of Contents\nThe Soil\nThe Frost\nThe Rootstock\nThe Harvest\nIntroduction\n" + intro + sections("The Soil", "The Rootstock", "The Harvest"),
			"contents: Table of Contents\nentry1 : The Soil\nentry1 : The Frost\nentry1 : The Rootstock\nentry1 : The Harvest\n",
		},
		{
			"a blank line parts the table from the text",
			"Apples for Cold Valleys\n\nTable of Contents\nThe Soil\nThe Rootstock\nThe Harvest\nThe Cellar\n\nA Plan for the Year\n\n" + intro + "\n" + sections("The Soil", "The Rootstock", "The Harvest"),
			"contents: Table of Contents\nentry1 : The Soil\nentry1 : The Rootstock\nentry1 : The Harvest\nentry1 : The Cellar\n",
		},
		{
			"a sentence among the lines",
			"Apples for Cold Valleys\nTable of Contents\nThe Soil\nThe Rootstock\nSure, here is a fuller outline of the article that you asked me to write.\nThe Harvest\n" + intro + sections("The Soil", "The Rootstock", "The Harvest"),
			"contents: Table of Contents\nentry1 : The Soil\nentry1 : The Rootstock\nentry1 : Sure, here is a fuller outline of the article that you asked me to write.\nentry1 : The Harvest\n",
		},
		{
			"a switch under the heading",
			"Apples for Cold Valleys\nTable of Contents\nToggle\nThe Soil\nThe Rootstock\n" + intro + sections("The Soil", "The Rootstock"),
			"contents: Table of Contents\ncontents: Toggle\nentry1 : The Soil\nentry1 : The Rootstock\n",
		},
		{
			"a switch above a numbered list",
			"Apples for Cold Valleys\nContents\n[hide]\n1. The Soil\n2. The Rootstock\n" + intro + sections("The Soil", "The Rootstock"),
			"contents: Contents\ncontents: [hide]\nentry1 1.: The Soil\nentry1 2.: The Rootstock\n",
		},
		{
			"bare lines around numbered ones",
			"Apples for Cold Valleys\nTable of Contents\nIn Brief\n1. The Soil\n2. The Rootstock\nThe Harvest\n" + intro + sections("In Brief", "The Soil", "The Rootstock", "The Harvest"),
			"contents: Table of Contents\nentry1 : In Brief\nentry1 1.: The Soil\nentry1 2.: The Rootstock\nentry1 : The Harvest\n",
		},
		{
			"Roman numbers",
			"A Ferry for the Fjord\nTable of Contents\nI. The Route\nII. The Boats\nIII. What does it cost?\nIV. Sure, here is the part about fares that you wanted to read.\nV. The Crew\n" + intro,
			"contents: Table of Contents\nentry1 : I. The Route\nentry1 : II. The Boats\nentry1 : III. What does it cost?\nentry1 : IV. Sure, here is the part about fares that you wanted to read.\nentry1 : V. The Crew\n",
		},
		{
			"Roman numbers over others",
			"A Ferry for the Fjord\nTable of Contents\nI. The Route\n1. The Sound\n2. The Narrows\nII. The Boats\nI. The Route\n" + intro,
			"contents: Table of Contents\nentry1 : I. The Route\nentry1 1.: The Sound\nentry1 2.: The Narrows\nentry1 : II. The Boats\n",
		},
		{
			"chapters right above a sentence",
			"A Ferry for the Fjord\nTable of Contents\nChapter 1: The Route\nChapter 2: The Boats\nChapter 3: The Fares\nIt sails.\n",
			"contents: Table of Contents\nentry1 : Chapter 1: The Route\nentry1 : Chapter 2: The Boats\nentry1 : Chapter 3: The Fares\n",
		},
		{
			"dashes and questions",
			"Eine Fähre für den Fjord\nInhaltsverzeichnis\n1 – Die Strecke\n2 – Was kostet die Fahrt?\n3 – Hier ist der Abschnitt über die Boote.\n4 – Die Mannschaft\nSie fährt.\n",
			"contents: Inhaltsverzeichnis\nentry1 : 1 – Die Strecke\nentry1 : 2 – Was kostet die Fahrt?\nentry1 : 3 – Hier ist der Abschnitt über die Boote.\nentry1 : 4 – Die Mannschaft\n",
		},
		{
			"Kapitel in other words",
			"Паром через залив\nСодержание\nГлава 1. Маршрут\nГлава 2. Паромы\nПаром ходит каждый день, и на нём хватает места для сорока машин и для двухсот пассажиров.\n",
			"contents: Содержание\nentry1 : Глава 1. Маршрут\nentry1 : Глава 2. Паромы\n",
		},
		{
			"numbers that begin again",
			"A Ferry for the Fjord\nTable of Contents\n1. The Route\n2. The Boats\n1. The Route\n" + intro,
			"contents: Table of Contents\nentry1 1.: The Route\nentry1 2.: The Boats\n",
		},
		{
			"a name that is no sure sign",
			"Renting a Garden\nWhat You'll Learn\n- The lease\n- The fence\n- The water\n" + sections("The Lease", "The Fence", "The Shed"),
			"contents: What You'll Learn\nentry1 -: The lease\nentry1 -: The fence\nentry1 -: The water\n",
		},
		{
			"the same without marks",
			"Renting a Garden\nIn this article, we cover:\nThe Lease\nThe Fence\nThe Water\n" + intro + sections("The Lease", "The Fence", "The Water"),
			"contents: In this article, we cover:\nentry1 : The Lease\nentry1 : The Fence\nentry1 : The Water\n",
		},
		{"a name that is no sure sign, over a list of its own", "Renting a Garden\nOverview\n- the lease and what is in it\n- the fence\n- the water\n" + sections("Signing", "The Fence", "Moving In"), ""},
		{"two entries under such a name", "Renting a Garden\nQuick Links\n- The Lease\n- The Fence\n" + sections("The Lease", "The Fence"), ""},
		{"lines that head nothing", "A Box of Toys\nContents\nTwo dolls\nA red car\nA spinning top\n" + intro + sections("The Price", "The Shop"), ""},
		{"a few lines that head something", "A Box of Toys\nContents\nTwo dolls\nA red car\nA spinning top\nA kite\nThe Price\n" + intro + sections("The Shop", "A kite"), ""},
		{"Roman numbers that do not count", "Kings of the Coast\nContents\nV. Hansen wrote the first part\nI. Berg wrote the second part\n" + intro, ""},
		{"initials", "Kings of the Coast\nContents\nI. Berg paints boats\nX. Holm paints birds\n" + intro, ""},
		{"a paragraph that stands twice", "Kings of the Coast\nContents\n" + intro + intro + intro + intro, ""},
		{"the heading at the end", "Kings of the Coast\n" + intro + "Contents\n", ""},
		{"a switch and nothing else", "Kings of the Coast\nContents\nToggle\nShow\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if a := readText(t, test.text); marked(a) != test.want {
				t.Errorf("got\n%s\nwant\n%s\nall\n%s", marked(a), test.want, plainOutline(a))
			}
		})
	}
}

// What stands after a table without marks is read as if it were not there.
func TestTextAfterContentsWithoutMarks(t *testing.T) {
	a := readText(t, "Apples for Cold Valleys\nTable of Contents\nThe Soil\nThe Rootstock\nThe Harvest\nThe Cellar\n"+long+"\n"+sections("The Soil", "The Rootstock", "The Harvest", "The Cellar"))
	want := []string{"The Soil", "The Rootstock", "The Harvest", "The Cellar"}
	for _, b := range a.Blocks {
		if b.Kind == Heading {
			if len(want) == 0 || a.In(b.Text) != want[0] {
				t.Fatalf("heading %q, want %q", a.In(b.Text), want)
			}
			want = want[1:]
		}
	}
	if len(want) > 0 {
		t.Errorf("no headings %q in\n%s", want, plainOutline(a))
	}
}

func TestContentsThatHeadingsBearOut(t *testing.T) {
	const prose = "<p>The keeper of the lighthouse has told the paper how the winter went, and what he means to mend before the next one comes.</p>"
	tests := []struct {
		name   string
		format Format
		text   string
		want   string
	}{
		{
			"Markdown", Markdown,
			"# The Lamp\n\n## What you'll learn\n\n- The Glass\n- The Oil\n- 3\\. The Stairs\n\n## The Glass\n\nIt is thick.\n\n## The Oil\n\nIt is dear.\n",
			"contents: What you'll learn\nentry1 -: The Glass\nentry1 -: The Oil\nentry1 -: 3. The Stairs\n",
		},
		{
			"Markdown that explains itself", Markdown,
			"# The Lamp\n\n## What you'll learn\n\n- how to clean the glass\n- where to buy oil\n- who climbs the stairs\n\n## The Glass\n\nIt is thick.\n\n## The Oil\n\nIt is dear.\n",
			"",
		},
		{
			"Markdown of paragraphs", Markdown,
			"# The Lamp\n\n**Table of Contents**\n\nThe Glass\n\nThe Oil\n\nThe Stairs\n\n## The Glass\n\nIt is thick.\n\n## The Oil\n\nIt is dear.\n\n## The Stairs\n\nThey wind.\n",
			"contents: Table of Contents\nentry1 : The Glass\nentry1 : The Oil\nentry1 : The Stairs\n",
		},
		{
			"HTML", HTML,
			"<article><h1>The Lamp</h1><p>Article outline</p><ol><li>The Glass</li><li>The Oil</li><li>The Stairs</li></ol>" + prose + "<h2>The Glass</h2>" + prose + "<h2>The Oil</h2>" + prose + "<h2>The Stairs</h2>" + prose + "</article>",
			"contents: Article outline\nentry1 1.: The Glass\nentry1 2.: The Oil\nentry1 3.: The Stairs\n",
		},
		{
			"HTML of paragraphs", HTML,
			"<article><h1>The Lamp</h1><h2>Contents</h2><p>The Glass</p><p>The Oil</p><p>The Stairs</p><h2>The Glass</h2>" + prose + "<h2>The Oil</h2>" + prose + "<h2>The Stairs</h2>" + prose + "</article>",
			"contents: Contents\nentry1 : The Glass\nentry1 : The Oil\nentry1 : The Stairs\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, err := Read("test", []byte(test.text), Options{Format: test.format})
			if err != nil {
				t.Fatal(err)
			}
			checkText(t, a)
			if marked(a) != test.want {
				t.Errorf("got\n%s\nwant\n%s\nall\n%s", marked(a), test.want, plainOutline(a))
			}
		})
	}
}

func TestReadCounter(t *testing.T) {
	tests := []struct {
		text  string
		style countStyle
		value int
		rest  string
	}{
		{"4. Fares", countArabic, 4, "Fares"},
		{"4) Fares", countArabic, 4, "Fares"},
		{"4 – Fares", countArabic, 4, "Fares"},
		{"12: Fares", countArabic, 12, "Fares"},
		{"1.1 Fares", countPath, 1, "Fares"},
		{"IV. Fares", countRoman, 4, "Fares"},
		{"XXIX – Fares", countRoman, 29, "Fares"},
		{"VIII.", countRoman, 8, ""},
		{"Chapter 3: Fares", countPart, 3, "Fares"},
		{"Kapitel II – Preise", countPart, 2, "Preise"},
		{"20 questions", countNone, 0, "20 questions"},
		{"2 – 3 weeks", countNone, 0, "2 – 3 weeks"},
		{"2024. A year", countNone, 0, "2024. A year"},
		{"3rd: a place", countNone, 0, "3rd: a place"},
		{"I went home", countNone, 0, "I went home"},
		{"Ivory. A history", countNone, 0, "Ivory. A history"},
		{"XC. Fares", countNone, 0, "XC. Fares"},
		{"Chapter and verse", countNone, 0, "Chapter and verse"},
		{"Bus 3: Fares", countNone, 0, "Bus 3: Fares"},
		{"3.5% more", countNone, 0, "3.5% more"},
		{"", countNone, 0, ""},
	}
	for _, test := range tests {
		c := readCounter([]byte(test.text))
		if c.style != test.style || c.value != test.value || test.text[c.width:] != test.rest {
			t.Errorf("%q: %+v, want style %d, value %d before %q", test.text, c, test.style, test.value, test.rest)
		}
		if n := NumberWidth(test.text); n != c.width {
			t.Errorf("%q: width %d, want %d", test.text, n, c.width)
		}
	}
}

func TestContentsTakeLinearTime(t *testing.T) {
	const size = 256 << 10
	var names strings.Builder
	for name, kind := range sectionNames() {
		if kind == sectionOutline {
			names.WriteString(name + "\n")
		}
	}
	for _, part := range []string{
		"Contents\na b\nc d\n", "Overview\nTopics\n", names.String(), "Contents\nToggle\n", "Contents\nI. a\nII. b\n",
		"Contents\nChapter 1: a\n1. b\n", "Chapter 1: a\n", "Overview\n- a\n- b\n- c\n", "Overview\na b\na b\nc d\n", "Contents\n1 – a\n1.1 b\n",
	} {
		start := cputime.Now()
		a, err := Read("test.txt", []byte("Contents\n"+strings.Repeat(part, size/len(part))), Options{Format: Plain})
		if err != nil {
			t.Fatal(err)
		}
		if took := cputime.Since(start); took > cputime.Race*2*time.Second {
			t.Errorf("%.30q: %v for %d blocks", part, took, len(a.Blocks))
		}
	}
}

func FuzzContents(f *testing.F) {
	for _, seed := range []string{
		"Contents\na b\nc d\ne f\n\ng\na b\nx.\nc d\ne f\n", "Table of Contents\nToggle\nI. a\nII.\nIII. b c.\nI. a\n", "Contents\r\n1 – a\r1.1 b\n2 – c?\n",
		"## Overview\n\n- a\n- b\n- c\n\n## a\n\n## b\n", "<h2>Outline</h2><p>a<p>b<p>c<h2>a</h2>x<h2>b</h2>y<h2>c</h2>", "目次\n第一\n第二\n泉。\n第一\n第二\n",
		"Содержание\nГлава 1: а\nГлава 2: б\n", "Contents\n\xff a\n\x00 b\n\xff a\n\x00 b\n",
	} {
		for format := range 3 {
			f.Add(format, []byte(seed))
		}
	}
	formats := []Format{Plain, Markdown, HTML}
	f.Fuzz(func(t *testing.T, format int, source []byte) {
		a, err := Read("fuzz", source, Options{Format: formats[uint(format)%3]})
		if err != nil {
			return
		}
		checkText(t, a)
	})
}
