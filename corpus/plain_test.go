package corpus

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus/cputime"
)

// plainOutline writes an article's blocks in short: a letter for the kind, what is
// known of its place, the text.
func plainOutline(a *Article) string {
	letters := map[Kind]string{
		Paragraph: "p", Title: "title", Heading: "h", ListItem: "li", TableCell: "td", Quote: "quote", Code: "code",
		Contents: "contents", ContentsEntry: "entry", Reference: "ref", Metadata: "meta", Caption: "caption", Footnote: "note", Comment: "comment",
	}
	var out strings.Builder
	for _, b := range a.Blocks {
		out.WriteString(letters[b.Kind])
		switch b.Kind {
		case ListItem, ContentsEntry:
			fmt.Fprintf(&out, "%d %s", b.Level, b.Marker)
		case TableCell:
			fmt.Fprintf(&out, "%d.%d.%d", b.Table, b.Row, b.Column)
			if b.Header {
				out.WriteString("!")
			}
		default:
			if b.Marker != "" {
				out.WriteString(" " + b.Marker)
			}
		}
		out.WriteString(": " + strings.ReplaceAll(a.In(b.Text), "\n", "⏎") + "\n")
	}
	return out.String()
}

func readText(t testing.TB, text string) *Article {
	t.Helper()
	a, err := Read("test.txt", []byte(text), Options{Format: Plain})
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, a)
	return a
}

// long is a sentence that no reader takes for a heading.
const long = "The allotments behind the station were laid out in 1911, when the railway gave its workers a strip of land each and a tap to share."

func TestPlain(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			"indented code",
			"Counting the boats\n\n" + long + "\n\n    # boats in the harbour\n    for boat in harbour:\n        count(boat)\n\n    print(total)\n\nThe lamp is lit at dusk.\n",
			"title: Counting the boats\np: " + long + "\ncode: # boats in the harbour⏎    for boat in harbour:⏎        count(boat)⏎⏎    print(total)\np: The lamp is lit at dusk.\n",
		},
		{
			"code right under its lead",
			long + "\n\nThe harbour master types:\n    $ boats --list\nThe list is short.\n",
			"p: " + long + "\np: The harbour master types:\ncode: $ boats --list\np: The list is short.\n",
		},
		{
			"indented verse is no code",
			long + "\n\n      The boats came home; the lamps were lit;\n      Nobody saw the keeper sit\n\n      Beside the door (s)he kept for years;\n",
			"p: " + long + "\np: The boats came home; the lamps were lit;\nh: Nobody saw the keeper sit\np: Beside the door (s)he kept for years;\n",
		},
		{
			"a line that goes on is no heading",
			long + "\n\nThe Harbour Office Keeps the Boats of the Town\nand the Lamps of the Pier\n\n" + long + "\n",
			"p: " + long + "\np: The Harbour Office Keeps the Boats of the Town\np: and the Lamps of the Pier\np: " + long + "\n",
		},
		{
			"flattened article",
			"Tomatoes That Survive a Wet Summer\nIntroduction\n" + long + "\nWhat to Plant\nThree kinds did well:\n- Early Girl: ripe in July.\n- Matina\n- Stupice\nWhen to Plant\nMay\nis best said the growers, but in cold valleys many of them wait until the end of the month before they set out a single plant.\n",
			"title: Tomatoes That Survive a Wet Summer\nh: Introduction\np: " + long + "\nh: What to Plant\np: Three kinds did well:\nli1 -: Early Girl: ripe in July.\nli1 -: Matina\nli1 -: Stupice\nh: When to Plant\np: May\np: is best said the growers, but in cold valleys many of them wait until the end of the month before they set out a single plant.\n",
		},
		{
			"contents with an empty entry",
			"Harbour Ferries Return\nTable of Contents\n- 1. Harbour Ferries Return\n- 2. The Boats\n- 3.\n- 4. fares and Times\nOSLO – " + long + "\nThe Boats\nTwo boats sail.\nfares and Times\nA trip costs three coins.\n",
			"title: Harbour Ferries Return\ncontents: Table of Contents\nentry1 - 1.: Harbour Ferries Return\nentry1 - 2.: The Boats\nentry1 - 3.: \nentry1 - 4.: fares and Times\np: OSLO – " + long + "\nh: The Boats\np: Two boats sail.\nh: fares and Times\np: A trip costs three coins.\n",
		},
		{
			"contents, then a list at once",
			"Bread at Home\n\nContents\n1. Flour\n2. Yeast\n- Rye keeps longest.\n- Wheat rises best.\n",
			"title: Bread at Home\ncontents: Contents\nentry1 1.: Flour\nentry1 2.: Yeast\nli1 -: Rye keeps longest.\nli1 -: Wheat rises best.\n",
		},
		{
			"contents with numbers of sections",
			"Handbuch für Kleingärtner\n\nInhaltsverzeichnis\n1 Der Boden\n1.1 Kalk\n1.2 Lehm\n2 Das Wasser\n\n" + long + "\n",
			"title: Handbuch für Kleingärtner\ncontents: Inhaltsverzeichnis\nentry1 : 1 Der Boden\nentry1 : 1.1 Kalk\nentry1 : 1.2 Lehm\nentry1 : 2 Das Wasser\np: " + long + "\n",
		},
		{
			"sources and what follows them",
			"Quiet Night at the Cup\n" + long + "\nSources\n- Hale, R. (2019). The Cup. Bell Press.\n- Club archive, box 4.\nThis report covers all points of the brief and was checked twice for length and for tone.\nSubscribe now\n",
			"title: Quiet Night at the Cup\np: " + long + "\nh: Sources\nref -: Hale, R. (2019). The Cup. Bell Press.\nref -: Club archive, box 4.\np: This report covers all points of the brief and was checked twice for length and for tone.\np: Subscribe now\n",
		},
		{
			"sources without bullets",
			"Mietrecht kurz erklärt\n\n" + long + "\n\nQuellen\n\nBrandt, U. (2020): Wohnen zur Miete. Ulm.\n\nhttps://mieter.example/recht\n\nDer Verein berät jeden Dienstag ab neun Uhr im Rathaus und am Abend auch am Telefon, wenn jemand nicht kommen kann.\n",
			"title: Mietrecht kurz erklärt\np: " + long + "\nh: Quellen\nref: Brandt, U. (2020): Wohnen zur Miete. Ulm.\nref: https://mieter.example/recht\np: Der Verein berät jeden Dienstag ab neun Uhr im Rathaus und am Abend auch am Telefon, wenn jemand nicht kommen kann.\n",
		},
		{
			"table",
			"Ferry Times\n| Day | Boat |\n|:---|---:|\n| Monday | Gull |\n| Tuesday |  |\nAll times are local.\n",
			"title: Ferry Times\ntd0.0.0!: Day\ntd0.0.1!: Boat\ntd0.1.0: Monday\ntd0.1.1: Gull\ntd0.2.0: Tuesday\ntd0.2.1: \np: All times are local.\n",
		},
		{
			"tables without outer bars and without a head",
			"Cake | Price\n--- | ---\nPlum | 3\n\n| a | b |\n| c | d |\n",
			"td0.0.0!: Cake\ntd0.0.1!: Price\ntd0.1.0: Plum\ntd0.1.1: 3\ntd1.0.0: a\ntd1.0.1: b\ntd1.1.0: c\ntd1.1.1: d\n",
		},
		{
			"questions and answers",
			"Q: Is the museum open?\nA: Every day.\n- Q: And at night?\nA: On Fridays.\n",
			"p Q:: Is the museum open?\np A:: Every day.\nli1 - Q:: And at night?\np A:: On Fridays.\n",
		},
		{"an answer without a question", "A: the first letter\n", "p: A: the first letter\n"},
		{
			"short questions in turn",
			"Visiting the Lighthouse\n" + long + "\nWhen is it open?\n" + long + "\nWho may climb it?\n" + long + "\n",
			"title: Visiting the Lighthouse\np: " + long + "\nh: When is it open?\np: " + long + "\nh: Who may climb it?\np: " + long + "\n",
		},
		{
			"a question in the text",
			"Visiting the Lighthouse\n" + long + "\nSo who pays for the lamp?\n" + long + "\n",
			"title: Visiting the Lighthouse\np: " + long + "\np: So who pays for the lamp?\np: " + long + "\n",
		},
		{
			"wrapped text",
			"THE OLD MILL\n\nThe mill by the weir has stood empty since the miller's two sons left\nfor the coast, and the wheel has not turned for eleven winters. In May\nthe parish council voted to buy it.\n\nNobody knows\nwhat it costs.\n",
			"title: THE OLD MILL\np: The mill by the weir has stood empty since the miller's two sons left for the coast, and the wheel has not turned for eleven winters. In May the parish council voted to buy it.\np: Nobody knows\np: what it costs.\n",
		},
		{
			"wrapped text under a heading",
			"Rowing\n\nA New Boat\nThe club has bought a second boat for the juniors, who had to share one\nwith the masters until now. It is made of cedar and weighs hardly more\nthan a bicycle.\n",
			"title: Rowing\nh: A New Boat\np: The club has bought a second boat for the juniors, who had to share one with the masters until now. It is made of cedar and weighs hardly more than a bicycle.\n",
		},
		{
			"one line a paragraph",
			"The keeper saved two penalties in the last ten minutes.\nThe crowd sang for an hour after the whistle had gone.\nNobody wanted to go home that night.\n",
			"p: The keeper saved two penalties in the last ten minutes.\np: The crowd sang for an hour after the whistle had gone.\np: Nobody wanted to go home that night.\n",
		},
		{
			"nested and numbered lists",
			"- Soil\n  - Clay\n    * Blue clay\n- Water\n\n1. Dig.\n2) Rake.\n(3) Sow.\n• Rest\n",
			"li1 -: Soil\nli2 -: Clay\nli3 *: Blue clay\nli1 -: Water\nli1 1.: Dig.\nli1 2): Rake.\nli1 (3): Sow.\nli1 •: Rest\n",
		},
		{
			"lines that go on with an item",
			"- Cut the stems of last year back to the second bud from below and\n  burn them.\n- Feed the roses with well rotted manure from a stable that keeps\nneither cats nor dogs.\n",
			"li1 -: Cut the stems of last year back to the second bud from below and burn them.\nli1 -: Feed the roses with well rotted manure from a stable that keeps neither cats nor dogs.\n",
		},
		{
			"numbered headings",
			"1. Introduction\n" + long + "\n2. Methods\n" + long + "\n",
			"h: 1. Introduction\np: " + long + "\nh: 2. Methods\np: " + long + "\n",
		},
		{"a number starts the sentence", "3. Oktober war der Tag, an dem die Brücke über den Fluss nach langem Streit endlich aufging.\n", "p: 3. Oktober war der Tag, an dem die Brücke über den Fluss nach langem Streit endlich aufging.\n"},
		{
			"hashes stay in the text",
			"# Kites\n\n## Paper\n\nFold it twice.\n#notaheading\n",
			"title: # Kites\nh: ## Paper\np: Fold it twice.\np: #notaheading\n",
		},
		{
			"fields at the top",
			"Title: Plum Cake\nAuthor: Ada Berg\n\nWash the plums.\n",
			"meta: Plum Cake\nmeta: Ada Berg\np: Wash the plums.\n",
		},
		{
			"fenced fields",
			"---\ntitle: \"Plum Cake\"\ntags:\n  - cake\n---\nWash the plums.\n",
			"meta: Plum Cake\nmeta: - cake\np: Wash the plums.\n",
		},
		{
			"one field at the top is text",
			"Categories: World\n\nPlum Cake Wins the Fair\n\n" + long + "\n",
			"p: Categories: World\ntitle: Plum Cake Wins the Fair\np: " + long + "\n",
		},
		{
			"quoted lines",
			"She wrote:\n> the tide comes in\n> at nine\n>\n> bring boots\n",
			"p: She wrote:\nquote: the tide comes in at nine\nquote: bring boots\n",
		},
		{
			"code",
			"Run this:\n```sh\nmake  bread\n\n  bake\n```\nDone.\n",
			"p: Run this:\ncode: make  bread⏎⏎  bake\np: Done.\n",
		},
		{"a fence that nothing closes", "Run this:\n```\nmake bread now.\n", "p: Run this:\np: ```\np: make bread now.\n"},
		{"a fence around prose", "```markdown\nThe bread is done.\n```\nEnjoy it.\n", "p: ```markdown\np: The bread is done.\np: ```\np: Enjoy it.\n"},
		{"dates and bylines are no headings", "Fair Opens\nBy Ada Berg\nMay 5, 2019\n" + long + "\n", "title: Fair Opens\np: By Ada Berg\np: May 5, 2019\np: " + long + "\n"},
		{"a poem", "the tide\nThe moon is a boat\nThe boat is a shell\nThe shell is a house\nThe house is a bell\nand " + long, "p: the tide\np: The moon is a boat\np: The boat is a shell\np: The shell is a house\np: The house is a bell\np: and " + long + "\n"},
		{"the end is no heading", long + "\nLeave a comment\n", "p: " + long + "\np: Leave a comment\n"},
		{"underlined", "Herring\n=======\n\nSalt it well.\n", "title: Herring\np: =======\np: Salt it well.\n"},
		{"wide blanks and no blanks", "\u3000\u3000新しい公園\r\n\r\n\u3000池のまわりに桜が百本植えられた。\r\n", "title: 新しい公園\np: 池のまわりに桜が百本植えられた。\n"},
		{"old Macintosh", "Plum Cake\rWash the plums.\r\r- Bake\r", "title: Plum Cake\np: Wash the plums.\nli1 -: Bake\n"},
		{"Russian", "Ярмарка открылась\nПрограмма\n- Концерт\n- Танцы\nИсточники\n- Газета «Луч», 2018.\n", "title: Ярмарка открылась\nh: Программа\nli1 -: Концерт\nli1 -: Танцы\nh: Источники\nref -: Газета «Луч», 2018.\n"},
		{"French", "Le marché couvert rouvre\nSommaire\n- 1. Les halles\n- 2. Les prix\nLes halles\nElles datent de 1880.\n", "title: Le marché couvert rouvre\ncontents: Sommaire\nentry1 - 1.: Les halles\nentry1 - 2.: Les prix\nh: Les halles\np: Elles datent de 1880.\n"},
		{"labels with a colon", "Plum Cake\nIngredients:\n- plums\nYou will need:\n- a tin\nServes: 4\nBake it for an hour.\n", "title: Plum Cake\nh: Ingredients:\nli1 -: plums\np: You will need:\nli1 -: a tin\np: Serves: 4\np: Bake it for an hour.\n"},
		{"damage", "Plum\x00 Cake\nWash \xff them.\n", "title: Plum\uFFFD Cake\np: Wash \uFFFD them.\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := readText(t, test.text)
			if got := plainOutline(a); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestPlainLineEnds(t *testing.T) {
	const text = "Plum Cake\nIngredients\n- plums\n- flour\n\n```\na\nb\n```\nWash the plums.\n"
	want := plainOutline(readText(t, text))
	for _, end := range []string{"\r\n", "\r"} {
		if got := plainOutline(readText(t, strings.ReplaceAll(text, "\n", end))); got != want {
			t.Errorf("with %q\n%s\nwant\n%s", end, got, want)
		}
	}
}

func TestPlainLinks(t *testing.T) {
	text := "\x00 See https://garden.example/roses(old), (http://a.example/x). HTTP://B.example! no://link “https://c.example/ü”\n" + long + " https://d.example/?a=1&b=2.\n"
	want := []string{"https://garden.example/roses(old)", "http://a.example/x", "HTTP://B.example", "https://c.example/ü", "https://d.example/?a=1&b=2"}
	a := readText(t, text)
	if len(a.Links) != len(want) {
		t.Fatalf("links %+v, want %q", a.Links, want)
	}
	for i, l := range a.Links {
		if l.URL != want[i] || a.In(l.Text) != want[i] || a.Raw(l.Source) != want[i] || l.URLSpan != l.Source {
			t.Errorf("link %d: %+v (%q in the text, %q in the source), want %s", i, l, a.In(l.Text), a.Raw(l.Source), want[i])
		}
	}
}

func TestPlainFields(t *testing.T) {
	for _, text := range []string{
		"---\ntitle: 'Plum Cake'\nDate: 2019-05-05\n---\nWash the plums.\n",
		"\nTitle: Plum Cake\nDate: 2019-05-05\n\nWash the plums.\n",
	} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			a := readText(t, strings.ReplaceAll(text, "\n", end))
			if len(a.Meta.Fields) != 2 || len(a.Blocks) != 3 {
				t.Fatalf("%q: fields %+v\n%s", text, a.Meta.Fields, plainOutline(a))
			}
			if f := a.Meta.Title; f.Value != "Plum Cake" || !strings.Contains(a.Raw(f.Span), "Plum Cake") || a.Date().String() != "2019-05-05" {
				t.Errorf("%q: title %+v, date %v", text, f, a.Date())
			}
		}
	}
}

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{"": 0, "plum": 4, "plums and pears": 15, "Öl": 2, "twelve plums für 目次": 19} {
		if got := columns([]byte(text), 20); got != want {
			t.Errorf("%q: %d columns, want %d", text, got, want)
		}
	}
	if got := columns([]byte(strings.Repeat("x", 100)), 20); got <= 20 {
		t.Errorf("a text of 100 columns has %d with a limit of 20", got)
	}
}

func TestPlainTakesLinearTime(t *testing.T) {
	const size = 512 << 10
	for _, part := range []string{
		"x", "\n", "\r", "a\n", "Word ", "Heading Here\n", "Heading Here\n\n", "1. x\ny\n", "- ", "- a\n", " - a\n", "|", "|a|b|\n", ">", "> a\n",
		"```\n", "```md\n", "a```b\n", "```\r\n", "http://", "://", "https://a.example/(", "a: b\n", "---\n", "Q: a\n", "Contents\n- a\n",
		"Sources\nx 2020\n", "Why so?\n", "\u3000", "\xff", "\x00a", "(", "1.", "a b\n c d\n", "a:\n      b\n", "    f(x);\n\n      b\n", "\n     a(", strings.Repeat("word ", 14) + "and\n",
	} {
		start := cputime.Now()
		a, err := Read("test.txt", []byte(strings.Repeat(part, size/len(part))), Options{Format: Plain})
		if err != nil {
			continue // nothing to read, or not text
		}
		for i := range min(len(a.Blocks), 3) {
			a.Sentences(i)
		}
		if took := cputime.Since(start); took > 5*time.Second {
			t.Errorf("%.20q: %v for %d bytes", part, took, size)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, seed := range []string{
		"", "Title\nHeading\n- 1. a\n- 2.\n| a | b |\n|---|---|\n| c |\n", "```\r\na\rb\r\n```", "---\ntitle: x\n---\n", "Title: a\nDate: b\n\nc",
		"> a\n> b\n>\n", "Contents\n1. a\n2. b\nSources\n- c https://d.example/e.", "\x00\xff\u3000- \u2013 x\n• y\r\r\n1) z", "Q: a\nA: b\n### c\n=====\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		a, err := Read("fuzz.txt", source, Options{Format: Plain})
		if err != nil {
			return
		}
		checkText(t, a)
		for i := range a.Blocks {
			a.Sentences(i)
		}
	})
}

func BenchmarkPlain(b *testing.B) {
	paragraph := strings.Repeat("The ferry to the island leaves at nine, and whoever misses it waits until noon in the café above the quay. ", 4) + "\n"
	source := []byte("The Island Ferry\n\n" + strings.Repeat(paragraph+paragraph+paragraph+"On the Quay\n", 2000))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		if _, err := Read("bench.txt", source, Options{Format: Plain}); err != nil {
			b.Fatal(err)
		}
	}
}
