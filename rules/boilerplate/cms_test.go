package boilerplate

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// The rules for what pages and content systems leave must speak many languages
// together, and each of them several.
func TestPageLanguages(t *testing.T) {
	for _, r := range []*rules.Rule{&Placeholder, &PageChrome, &LengthClaim, &SEOResidue, &LeakedMetadata, &EngagementBait} {
		languages := map[string]bool{}
		for _, p := range r.Phrases() {
			languages[p.Language] = true
		}
		if len(languages) < 10 {
			t.Errorf("%s has phrases of %d languages", r.ID, len(languages))
		}
	}
}

func TestReadClaim(t *testing.T) {
	for _, test := range []struct {
		text, unit string
		want       claim
	}{
		{"this article spans over 1,500 words", "claim", claim{1500, "words", "over "}},
		{"character count: ~11,458", "characters", claim{11458, "characters", ""}},
		{"word count: approximately 11,250 characters", "words", claim{11250, "characters", ""}},
		{"dieser text hat rund 1.200 wörter", "words", claim{1200, "words", ""}},
		{"cet article compte plus de 12 000 mots", "words", claim{12000, "words", "over "}},
		{"(11,500+ characters)", "claim", claim{11500, "characters", "over "}},
		{"15-minute read", "minutes", claim{15, "minutes", ""}},
		{"número de caracteres: 4.200", "claim", claim{4200, "characters", ""}},
	} {
		if got, ok := readClaim(test.text, test.unit); !ok || got != test.want {
			t.Errorf("%q: got %+v, want %+v", test.text, got, test.want)
		}
	}
	if _, ok := readClaim("many words", "words"); ok {
		t.Error("a claim without a number")
	}
}

// A length is judged by what the article has, and the severity follows.
func TestLengthSeverity(t *testing.T) {
	set := rulestest.NewSet(t, &LengthClaim)
	body := strings.Repeat("The ferry left the old harbour at noon today again. ", 100) // 1,000 words
	for _, test := range []struct {
		claim    string
		severity rules.Severity
		message  string
	}{
		{"This article spans over 1,500 words.", rules.Error, "claims over 1,500 words; the article has 1,006 words"},
		{"This article contains about 1,000 words.", rules.Hint, "claims 1,000 words; the article has 1,006 words"},
		{"Word count: 1,004", rules.Hint, "claims 1,004 words; the article has 1,003 words"},
		{"Character count: 5,200", rules.Warning, "claims 5,200 characters; the article has 5,222 characters"},
		{"Character count: 9,800", rules.Error, "claims 9,800 characters; the article has 5,222 characters"},
		{"Reading time: 5 minutes", rules.Hint, "claims 5 minutes of reading; the article has 1,004 words"},
		{"Reading time: 25 minutes", rules.Warning, "claims 25 minutes of reading; the article has 1,004 words"},
	} {
		a := rulestest.Read(t, rules.Example{Text: body + "\n\n" + test.claim + "\n"})
		findings := rulestest.Check(t, set, a)
		if len(findings) != 1 || findings[0].Severity != test.severity || findings[0].Message != test.message {
			t.Errorf("%s: got %+v", test.claim, findings)
		}
	}
}

func TestMojibake(t *testing.T) {
	for _, broken := range []string{
		"mayorâ€™s plan", "musÃ©e", "naÃ¯ve", "5 Â°C", "Â£40", "вЂ“ да", "Sept 4 ยท 6 min", "cityโ€™s", "itвЂ™s",
		"the cat‚Äôs bowl", "it鈥檚 late", "锟斤拷", "ÐœÐ¾ÑÐºÐ²Ð°", "Pr\uFFFDsident", "ï»¿Start",
	} {
		if findMojibake(broken).n == 0 {
			t.Errorf("%q: not found", broken)
		}
	}
	for _, sound := range []string{
		"São Paulo, Ângela, NÃO, AÇÃO, PÂTÉ", "Ærø, Århus, Ängelholm, Åre", "вода и Ђорђе", "ÂGE ET ÂME", "Đà Nẵng, ĐÃ ĐI",
		"ราคา ยทถ", "它们的鈥", "â la carte", "Ñandú, ESPAÑA", "‚so‘ sagt er", "“quoted” – dashed… €40",
	} {
		if m := findMojibake(sound); m.n > 0 {
			t.Errorf("%q: %q found", sound, sound[m.start:m.end])
		}
	}
}

func TestTagsAndEntities(t *testing.T) {
	for text, want := range map[string]int{
		"<p>one</p>": 2, "a <br/> b": 1, `<a href="x">y</a>`: 2, "x &amp; y": 1, "&#8217;": 1, "&#x2019;": 1,
		"p < q > r": 0, "AT&T; R&D": 0, "<b or c>": 0, "<3 you": 0, "a <unknown> b": 0, "https://example.org/?a=1&amp;b=2": 0,
		"<": 0, "&": 0, "</": 0, "&#;": 0, "<p": 0,
	} {
		if got := findTags(text).n; got != want {
			t.Errorf("%q: %d signs, want %d", text, got, want)
		}
	}
}

// Damaged bytes are one finding with all their places.
func TestDamagedBytes(t *testing.T) {
	a, err := corpus.Read("a.txt", []byte("The pier\xff was shut.\n\nNobody\xfe saw it, and no\xfdbody cared.\n"), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, f := range rulestest.Check(t, rulestest.NewSet(t, &MarkupLeak), a) {
		if len(f.Related) == len(a.Problems)-1 && f.Span == a.Problems[0].Source {
			found++
		}
	}
	if found != 1 {
		t.Errorf("%d findings for all of %d problems", found, len(a.Problems))
	}
}

// The scans of these rules must stay linear on hostile text.
func TestHostileText(t *testing.T) {
	set := rulestest.NewSet(t, &Placeholder, &MarkupLeak, &InvisibleCharacter, &LengthClaim, &PageChrome, &LeakedMetadata, &SEOResidue, &EngagementBait)
	for _, part := range []string{"[", "{{", "[[", "${", "<", "&", "**", "](", "\u200b", "\u00ad", "Ã©", "words ", "â€", "%(", "[your ", "<!-- "} {
		a := rulestest.Read(t, rules.Example{Text: "x" + strings.Repeat(part, 100_000), Format: corpus.Plain})
		rulestest.Check(t, set, a)
	}
}
