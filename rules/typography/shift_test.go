package typography

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
)

func read(t testing.TB, text string) *corpus.Article {
	t.Helper()
	a, err := corpus.Read("test.txt", []byte(text), corpus.Options{Format: corpus.Plain})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestMarks(t *testing.T) {
	a := read(t, "The keeper’s cat – a stray – said: “no”, “never”… and slept, (almost) always; 5 % of days\u2011off!")
	var got []rune
	for _, m := range marksOf(a) {
		if text := a.Text.String()[m.At:]; !strings.HasPrefix(text, string(m.Sign)) {
			t.Errorf("%q is said to stand at %q", m.Sign, text[:8])
		}
		got = append(got, m.Sign)
	}
	if want := "’––:“”,“”…,);%\u2011!"; string(got) != want {
		t.Errorf("got %q, want %q", string(got), want)
	}
}

func TestShifts(t *testing.T) {
	plain := "The well-known baker sold a two-pound loaf to every passer-by in the town.\n"
	fancy := "The well\u2011known baker sold a two\u2011pound loaf to every passer\u2011by in the town.\n"
	quotes := "\"It rose,\" said the baker, \"and it didn't stop until the oven wouldn't close.\"\n"
	curly := "“It rose,” said the baker, “and it didn’t stop until the oven wouldn’t close.”\n"
	for name, c := range map[string]struct{ text, want string }{
		"hyphens":           {plain + plain + fancy + fancy, "hyphens well\u2011known"},
		"hyphens back":      {fancy + fancy + plain + plain, "hyphens well-known"},
		"one stray":         {strings.Repeat(plain, 5) + fancy[:20] + plain + strings.Repeat(fancy, 5), "hyphens well\u2011known"},
		"mixed":             {plain + fancy + plain + fancy + plain + fancy, ""},
		"too few":           {plain + "A two\u2011pound loaf.\nA three\u2011pound loaf.\n", ""},
		"one block":         {plain + plain + "A two\u2011pound loaf, a three\u2011pound loaf and a four\u2011pound loaf were left.\n", ""},
		"quotes":            {quotes + quotes + curly + curly, "quotation marks “It; apostrophes didn’t"},
		"one kind":          {plain + plain + plain, ""},
		"hyphens in a name": {fancy + fancy + "See bread-and-butter.example/how-to and /well-known/two-pound.\nAnd a_b-c_d or x=y-z.\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := read(t, c.text)
			var got []string
			for _, s := range shiftsOf(a, marksOf(a)) {
				got = append(got, s.Aspect.String()+" "+a.In(s.At))
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
