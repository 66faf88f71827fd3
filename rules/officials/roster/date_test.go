package roster

import (
	"testing"
	"time"
)

func TestDay(t *testing.T) {
	for day := Day(-200_000); day < 200_000; day += 37 {
		at := time.Unix(int64(day)*86400, 0).UTC()
		if got := dayOf(at.Year(), int(at.Month()), at.Day()); got != day {
			t.Fatalf("%v is day %d, got %d", at, day, got)
		}
		if d := day.Date(); d.First() != day || d.Last() != day {
			t.Fatalf("day %d is %v, and that %d to %d", day, d, d.First(), d.Last())
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, test := range []struct{ in, want, first, last string }{
		{"2025-07-18", "2025-07-18", "2025-07-18", "2025-07-18"},
		{"2025-02", "2025-02", "2025-02-01", "2025-02-28"},
		{"2024-12", "2024-12", "2024-12-01", "2024-12-31"},
		{"1999", "1999", "1999-01-01", "1999-12-31"},
		{"+2021-01-26T00:00:00Z", "2021-01-26", "2021-01-26", "2021-01-26"},
		{"2021-00-00", "2021", "2021-01-01", "2021-12-31"},
		{"2021-05-00T00:00:00Z", "2021-05", "2021-05-01", "2021-05-31"},
		{" 6 May 2025 ", "2025-05-06", "2025-05-06", "2025-05-06"},
		{"2025-02-30", "", "", ""},
		{"2025-13", "", "", ""},
		{"0999", "", "", ""},
		{"today", "", "", ""},
		{"", "", "", ""},
	} {
		d, ok := ParseDate(test.in)
		if ok != (test.want != "") || d.String() != test.want {
			t.Errorf("%q: got %v, %v", test.in, d, ok)
			continue
		}
		if ok && (d.First().Date().String() != test.first || d.Last().Date().String() != test.last) {
			t.Errorf("%q: from %v to %v", test.in, d.First().Date(), d.Last().Date())
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-07-18", "+2021-00-00T00:00:00Z", "1999", "May 2020", "T", "2021-05-00T12:00", "-00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ParseDate(s)
		if !ok {
			return
		}
		again, ok := ParseDate(d.String())
		if !ok || again != d || d.First() > d.Last() {
			t.Errorf("%q is %v, and that %v", s, d, again)
		}
	})
}
