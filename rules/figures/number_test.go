package figures

import (
	"testing"
	"unicode/utf8"
)

func TestRead(t *testing.T) {
	type want struct {
		value float64
		unit  string
		odd   bool
		vague bool
	}
	for _, c := range []struct {
		language, text string
		want           []want
	}{
		{"en", "10,000 trees", []want{{value: 10000}}},
		{"de", "10.000 Bäume", []want{{value: 10000}}},
		{"fr", "10 000 arbres", []want{{value: 10000}}},
		{"fr", "10\u202f000 arbres", []want{{value: 10000}}},
		{"en", "3.5 million hens", []want{{value: 3.5e6}}},
		{"de", "3,5 Millionen Hennen", []want{{value: 3.5e6}}},
		{"es", "3,5 millones de euros", []want{{value: 3.5e6}}},
		{"en", "$40m", []want{{value: 4e7, unit: "$"}}},
		{"en", "£1.2bn", []want{{value: 1.2e9, unit: "£"}}},
		{"en", "twenty-one hens", []want{{value: 21}}},
		{"en", "two hundred and fifty hens", []want{{value: 250}}},
		{"en", "a dozen eggs", []want{{value: 12}}},
		{"en", "45 per cent", []want{{value: 45, unit: "%"}}},
		{"de", "45 Prozent", []want{{value: 45, unit: "%"}}},
		{"fr", "45 pour cent", []want{{value: 45, unit: "%"}}},
		{"en", "5 percentage points", []want{{value: 5, unit: "percentage points"}}},
		{"en", "a 26-mile race", []want{{value: 26, unit: "mi"}}},
		{"en", "4 square miles", []want{{value: 4, unit: "sqmi"}}},
		{"en", "30°C", []want{{value: 30, unit: "celsius"}}},
		{"en", "60 km per hour", []want{{value: 60, unit: "km/h"}}},
		{"en", "about 140 kites", []want{{value: 140, vague: true}}},
		{"en", "more than 140 kites", []want{{value: 140, vague: true}}},
		{"en", "at least 140 kites", []want{{value: 140, vague: true}}},
		{"en", "version 1.2.3", []want{{value: 1.2, odd: true}, {value: 3, odd: true}}},
		{"en", "at 10:30", []want{{value: 10, odd: true}, {value: 30, odd: true}}},
		{"en", "on 5 May", []want{{value: 5, odd: true}}},
		{"en", "the 5th and A4", []want{{value: 5, odd: true}}},
		{"en", "a Boeing 737", []want{{value: 737, odd: true}}},
		{"en", "COVID-19", []want{{value: 19, odd: true}}},
		{"en", "chapter 3", []want{{value: 3, odd: true}}},
		{"en", "at 5 p.m.", []want{{value: 5, odd: true}}},
	} {
		var got []want
		for _, x := range read(nil, c.text, c.language) {
			if x.kind != number {
				continue
			}
			w := want{value: x.value, odd: x.odd, vague: x.vague}
			if x.unit != nil {
				w.unit = x.unit.name
			}
			got = append(got, w)
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: got %v, want %v", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %+v, want %+v", c.text, got[i], c.want[i])
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("twenty-one of the 10,000 trees, $4.5m (about 3 %), two hundred and", "en")
	f.Add("3,5 Mio. Euro – zwölf km² 5-mal", "de")
	f.Add("10 000 km/h pour cent 1.2.3", "fr")
	f.Fuzz(func(t *testing.T, text, language string) {
		at := 0
		for _, x := range read(nil, text, language) {
			if x.start < at || x.end < x.start || x.end > len(text) {
				t.Fatalf("%q: token %d:%d behind %d", text, x.start, x.end, at)
			}
			at = x.end
			if utf8.ValidString(text) && !utf8.ValidString(text[x.start:x.end]) {
				t.Fatalf("%q: token %d:%d cuts a character", text, x.start, x.end)
			}
		}
	})
}
