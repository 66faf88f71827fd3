package find

import (
	"fmt"
	"strings"
	"testing"
)

// show writes what was found in a short form of its own.
func show(text string, f Found) string {
	var out []string
	for _, m := range f.Mentions {
		s := text[m.Range.Start:m.Range.End] + "="
		switch m.Kind {
		case Day, Month, Year:
			s += fmt.Sprintf("%d-%d-%d", m.Date.Year, m.Date.Month, m.Date.Day)
		default:
			s += fmt.Sprintf("%d×%d", m.Count, m.Unit)
		}
		if m.Kind == Age {
			s += " old"
		}
		if m.Kind == Anniversary {
			s += " anniversary"
		}
		if m.Named {
			s += " " + m.Weekday.String()[:3]
		}
		out = append(out, s)
	}
	for _, s := range f.Spans {
		out = append(out, fmt.Sprintf("[%d,%d]", s.First, s.Last))
	}
	return strings.Join(out, "; ")
}

func TestIn(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "The fair opens on Thursday, 25 December 2025, at noon.", "25 December 2025=2025-12-25 Thu"},
		{"en", "They met on Monday, May 5.", "May 5=0-5-5 Mon"},
		{"en", "Dec 6 (Saturday) is free", "Dec 6=0-12-6 Sat"},
		{"en", "Filed 2025-12-06 (Friday).", "2025-12-06=2025-12-6 Fri"},
		{"de", "am 6. Dezember 2025, ein Samstag, war", "6. Dezember 2025=2025-12-6 Sat"},
		{"de", "Montag, den 5. Mai 2025", "5. Mai 2025=2025-5-5 Mon"},
		{"de", "am 05.05.2025 um 10 Uhr", "05.05.2025=2025-5-5"},
		{"fr", "le lundi 5 mai 2025", "5 mai 2025=2025-5-5 Mon"},
		{"fr", "le 1er août 2025", "1er août 2025=2025-8-1"},
		{"es", "el lunes, 5 de mayo de 2025", "5 de mayo de 2025=2025-5-5 Mon"},
		{"pt", "segunda-feira, 5 de maio de 2025", "5 de maio de 2025=2025-5-5 Mon"},
		{"it", "lunedì 5 maggio 2025", "5 maggio 2025=2025-5-5 Mon"},
		{"nl", "maandag 5 mei 2025", "5 mei 2025=2025-5-5 Mon"},
		{"en", "from 3 May to 7 June 2024", "3 May=2024-5-3; 7 June 2024=2024-6-7; [0,1]"},
		{"en", "from 4 to 6 December 2024", "4=2024-12-4; 6 December 2024=2024-12-6; [0,1]"},
		{"en", "May 4–6, 2024", "May 4=2024-5-4; 6, 2024=2024-5-6; [0,1]"},
		{"en", "the war (1914–1918) and after", "1914=1914-0-0; 1918=1918-0-0; [0,1]"},
		{"en", "between 1999 and 2004", "1999=1999-0-0; 2004=2004-0-0; [0,1]"},
		{"en", "a three-day fair, 12 years later, on 3 May", "three-day=3×1; 12 years=12×365; 3 May=0-5-3"},
		{"en", "In 2024: aged 47, the 47-year-old, at the age of 12", "2024=2024-0-0; 47=47×365 old; 47-year-old=47×365 old; 12=12×365 old"},
		{"de", "im Alter von 47 Jahren, der 47-jährige, die dreitägige Messe 2024", "47 Jahren=47×365 old; 47-jährige=47×365 old; dreitägige=3×1; 2024=2024-0-0"},
		{"fr", "en 2024, âgé de 47 ans", "2024=2024-0-0; 47 ans=47×365 old"},
		{"en", "its 20th anniversary in 2025", "20th anniversary=20×365 anniversary; 2025=2025-0-0"},
		{"en", "(2025, December 7). Title", "2025, December 7=2025-12-7"},
		{"en", "on the 5th of May 2024", "5th of May 2024=2024-5-5"},
		{"en", "in May 2024 and May, 2025", "May 2024=2024-5-0; May, 2025=2025-5-0"},
		{"en", "May 5,000 people sing 5G at 10:30, $1999, 3.5 years, 2004-05, 1960s", ""},
		{"en", "a 2000-year-old wall", "2000-year-old=2000×365 old"},
		{"en", "The Sun, 5 May 2024", "5 May 2024=2024-5-5"},
		{"en", "Monday to Friday, 5 May 2025", "5 May 2025=2025-5-5"},
		{"en", "in 44 BC and 1200 BC", ""},
		{"en", "you may 5 times march 3 miles", ""},
		{"pl", "w dniu 2025-02-30 i 3 maja 2025", "2025-02-30=2025-2-30; 2025=2025-0-0"},
	} {
		if got := show(c.text, In(c.text, 0, c.language)); got != c.want {
			t.Errorf("%s %q\n got %s\nwant %s", c.language, c.text, got, c.want)
		}
	}
}

func FuzzIn(f *testing.F) {
	for _, s := range []string{
		"Thursday, 25 December 2025", "4–6 May 2024 (Sat)", "2025-02-30", "segunda-feira, 5 de maio", "aged 47, 47-year-old",
		"1914–18 4./5. Mai, 10. Jahrestag", "May 4 & 5, 20th anniversary\n", "\xff5º May\x00 3-",
	} {
		for _, language := range []string{"en", "de", "pt", "zh"} {
			f.Add(s, language)
		}
	}
	f.Fuzz(func(t *testing.T, s, language string) {
		found := In(s, 7, language)
		at := 7
		for _, m := range found.Mentions {
			if m.Range.Start < at || m.Range.End <= m.Range.Start || m.Range.End > 7+len(s) {
				t.Fatalf("mention %v in %q", m.Range, s)
			}
			if w := m.WeekdayRange; m.Named && (w.Len() == 0 || w.End > 7+len(s) || w.Overlaps(m.Range)) {
				t.Fatalf("weekday %v of %v in %q", w, m.Range, s)
			}
			at = m.Range.End
		}
		for _, p := range found.Spans {
			if p.Last != p.First+1 || p.Last >= len(found.Mentions) {
				t.Fatalf("span %v in %q", p, s)
			}
		}
	})
}

func BenchmarkIn(b *testing.B) {
	text := strings.Repeat("The council met on Monday, May 5, to vote on the new bridge across the river, which nobody wanted to pay for. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		In(text, 0, "en")
	}
}
