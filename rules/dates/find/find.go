// Package find finds what a text says of time: days, months and years, spans
// between two of them, durations and ages, in seven languages.
//
// [In] walks one block of prose. It begins at digits, so that a text without
// any costs one look at its bytes; [corpus.ParseDate] is for a string that is
// nothing but a date.
package find

import (
	"math"
	"time"

	"github.com/copydesk/copydesk/corpus"
)

// Kind says what a mention tells.
type Kind uint8

// The kinds of mentions.
const (
	Day         Kind = iota // "5 May 2024", "May 5"
	Month                   // "May 2024"
	Year                    // "2024"
	Duration                // "three-day", "after 12 years"
	Age                     // "aged 47", "47-year-old"
	Anniversary             // "20th anniversary"
)

// Mention is one place where a text tells a time.
type Mention struct {
	Kind  Kind
	Range corpus.Range // without the weekday

	// Date of a Day, Month or Year as it is written: it need not exist. Year is
	// 0 where the text does not give it. Its Span and From are empty.
	Date corpus.Date

	Named        bool // a weekday stands with the day
	Weekday      time.Weekday
	WeekdayRange corpus.Range

	Count int // Duration, Age, Anniversary: how many
	Unit  int // Duration: days in one of them, 1, 7, 30 or 365

	Led    bool // a preposition of time stands before it: "in 1999", "on May 5"
	Marked bool // a day that is sure to be one: a year, an ordinal, a preposition or a weekday says so
}

// Span is a stretch of time between two mentions: "from 3 May to 7 June",
// "1914–1918". Both are indices of mentions.
type Span struct {
	First, Last int
	Dash        bool // a dash stands between them, no word
}

// Found is what a block tells of time.
type Found struct {
	Mentions []Mention // in order; none overlaps another
	Spans    []Span
}

// Exists reports whether the calendar has the date, as far as it is given.
// Where the year is unknown the 29th of February exists.
func Exists(d corpus.Date) bool {
	if d.Month == 0 {
		return d.Day == 0
	}
	return d.Month <= 12 && (d.Day == 0 || d.Day <= Days(d.Year, d.Month))
}

// Days is the number of days of a month; 29 for a February of an unknown year.
func Days(year, month int) int {
	if year == 0 {
		year = 2000
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Time is the date at midnight in UTC, the first where day or month are not given.
func Time(d corpus.Date) time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// In finds what a text tells of time. Offsets begin to count at base. The
// language is a BCP 47 tag without a region; in one that is not known only
// dates in digits are found. Durations and ages are found where a date stands
// within a sentence's reach, since alone they can be held to nothing.
func In(text string, base int, language string) Found {
	var found Found
	if len(text) > math.MaxInt32 {
		return found
	}
	v := vocabularyOf(language)
	var buffer *[]token
	for from := 0; from < len(text); {
		start, end := v.window(text, from)
		if start == end {
			break
		}
		f := finder{text: text[start:end], base: base + start, english: language == "en" || language == "und"}
		if buffer == nil {
			buffer = buffers.Get().(*[]token)
		}
		f.tokens = tokens((*buffer)[:0], f.text, v)
		*buffer = f.tokens
		f.walk()
		f.spans()
		n := len(found.Mentions)
		if n == 0 {
			found.Mentions = f.found.Mentions
		} else {
			found.Mentions = append(found.Mentions, f.found.Mentions...)
		}
		for _, s := range f.found.Spans {
			found.Spans = append(found.Spans, Span{s.First + n, s.Last + n, s.Dash})
		}
		from = end
	}
	if buffer != nil && cap(*buffer) < 1<<12 {
		buffers.Put(buffer)
	}
	return found
}
