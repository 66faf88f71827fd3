package corpus

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	// "¦" parts the sentences that are wanted.
	tests := []struct{ name, text string }{
		{"two", "The pond froze.¦ Children skated until dusk."},
		{"title", "Mr. Alder sold the nursery to Dr. Quist.¦ She kept the roses."},
		{"initials", "The hymn is by J. K. Fenwick and A. Borg.¦ Nobody sings it."},
		{"initial at the end of a name", "Only plan B. Harding was left."},
		{"acronym before small letters", "The ferry carried U.S. envoys and U.K. cars."},
		{"acronym before a name", "They met U.S. Senator Tove Ames."},
		{"acronym at the end", "The vase was made in the U.S.¦ The lid was not."},
		{"for example", "Bring tools, e.g. a rake, i.e. the old one."},
		{"number", "Bus No. 10 stops at pp. 3 and 4 of the map."},
		{"the answer no", "Is the bridge open?¦ No.¦ It needs paint."},
		{"decimals", "Milk rose by 3.5 per cent to 1.20 a litre.¦ Bread did not."},
		{"company", "Brook & Sons Ltd. makes kites.¦ Kites Inc. bought Hill Corp. Monday's price was low."},
		{"company at the end", "The boat went to Marrow Inc.¦ The price was low."},
		{"time of day", "Doors open at 9 a.m. and close at 5 p.m.¦ The café stays open."},
		{"et cetera", "Pack socks, gloves, etc. before noon.¦ Then go."},
		{"quotation", "“The oven is hot.”¦ He opened it."},
		{"quotation that goes on", "“Is it ripe?” asked the grocer.¦ “Yes!” said Ida."},
		{"straight quotes", "\"Stop the tram.\"¦ Nobody did."},
		{"brackets", "The lease ended.¦ (It had run for years.)¦ They moved."},
		{"abbreviation in brackets", "Soft fruit (plums, figs, etc.) sells well."},
		{"ellipsis goes on", "The goal … well, it stood... and then it did not."},
		{"ellipsis ends", "The referee waited…¦ Then he whistled."},
		{"marks in a row", "A snowman in May?!¦ Yes."},
		{"line break", "First verse\n¦Second verse.¦ Third verse"},
		{"web address", "Write to post.office@mail.example or see garden.example.com today.¦ Thanks."},
		{"version", "Release 2.0.1 fixed the clock.¦ It ticks."},
		{"slip in small letters", "The council voted yesterday.¦ the mayor abstained."},
		{"unknown abbreviation", "The wid. of the sailor kept the inn."},
		{"name of a brand", "She sold her old phones.¦ iPhones stayed."},
		{"dash", "The harbour closed.¦ – The ferry sailed anyway."},
		{"number starts a sentence", "Nine came.¦ 40 stayed away."},
		{"number ends a sentence", "The final ended 3 to 2.¦ The crowd sang."},
		{"list number", "2. Rinse the beans.¦ Soak them."},
		{"pronoun", "My sister is taller than I.¦ The tree is taller still."},
		{"starts with a stop", "...¦ And so on."},
		{"German", "Am 3. Oktober kam z. B. Herr Prof. Dr. Kühn.¦ Es regnete usw. und so fort.¦ Die Gäste blieben."},
		{"German company", "Die Mühle gehört der Korn e.V. seit 1990.¦ Sie mahlt."},
		{"French", "M. Petit arrive à 8 h.¦ Il repart avec Mme Roy."},
		{"Spanish", "La Sra. Vega abrió el museo.¦ ¿Quién paga?¦ Nadie lo sabe."},
		{"Polish", "Sprzedaje np. jabłka, gruszki itd.¦ W niedzielę zamknięte."},
		{"Russian", "Музей открыли в 1897 г. и закрыли на ул. Садовой.¦ Он пустует."},
		{"Chinese", "茶园开放了。¦门票免费！¦“真的吗？”¦是的。"},
		{"Japanese", "庭は広い。¦「きれいだ。」¦雨が降る。"},
		{"Hindi", "बाग खुला है।¦ सब आए।"},
		{"Arabic", "هل فتح المتحف؟¦ نعم."},
		{"nothing", ""},
		{"blanks between", "One.¦   Two."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var want []string
			for part := range strings.SplitSeq(test.text, "¦") {
				if part = strings.TrimSpace(part); part != "" {
					want = append(want, part)
				}
			}
			a := oneBlock(strings.ReplaceAll(test.text, "¦", ""), "en")
			var got []string
			for _, r := range a.Sentences(1) {
				got = append(got, a.In(r))
			}
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// oneBlock is an article in a language whose second block is the text.
func oneBlock(text, language string) *Article {
	const before = "Title\n"
	a := &Article{
		Text: Text{text: before + text},
		Blocks: []Block{
			{Kind: Title, Text: Range{0, len(before) - 1}},
			{Text: Range{len(before), len(before) + len(text)}},
		},
	}
	a.language.of(a, func(*Article) string { return language })
	return a
}

func TestSentencesInOtherLanguages(t *testing.T) {
	// Only the language tells these apart from the ends of sentences.
	const text = "Der 3. Zug hielt am 2. Gleis. Danach kam keiner."
	if got := len(oneBlock(text, "de").Sentences(1)); got != 2 {
		t.Errorf("German: %d sentences, want 2", got)
	}
	if got := len(oneBlock(text, "en").Sentences(1)); got != 4 {
		t.Errorf("English: %d sentences, want 4", got)
	}
}

func FuzzSentences(f *testing.F) {
	for _, seed := range []string{"", "A. B. \"c.\" D?!", "茶。“花！”", "1. 2. x...", "e.g.\n\n…)", "\xff.\x00 ."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := oneBlock(text, "en")
		at := a.Blocks[1].Text.Start
		for _, r := range a.Sentences(1) {
			if r.Start < at || r.End <= r.Start || r.End > a.Text.Len() {
				t.Fatalf("sentence %v after %d in a text of %d bytes", r, at, a.Text.Len())
			}
			if skipped := strings.TrimSpace(a.Text.String()[at:r.Start]); skipped != "" {
				t.Fatalf("%q belongs to no sentence", skipped)
			}
			if s := a.In(r); s != strings.TrimSpace(s) {
				t.Fatalf("blanks around %q", s)
			}
			at = r.End
		}
		if rest := strings.TrimSpace(a.Text.String()[at:]); rest != "" {
			t.Fatalf("%q belongs to no sentence", rest)
		}
	})
}

func BenchmarkSentences(b *testing.B) {
	a := oneBlock(strings.Repeat("The orchard at St. Anne’s was planted in 1921, and Mr. Hale, who runs it with his sister, still prunes every tree by hand. Visitors pay 3.50 a head, e.g. on Sundays. “It keeps me young,” he says. ", 2000), "en")
	b.SetBytes(int64(a.Text.Len()))
	for b.Loop() {
		a.Sentences(1)
	}
}
