package roster

import (
	"math"
	"strings"
	"time"

	"github.com/copydesk/copydesk/corpus"
)

// Date is a calendar date as precise as its source gives it: Day, or Day and
// Month, are 0 where they are not known. The zero Date is unknown.
type Date struct {
	Year       int16
	Month, Day uint8
}

// Day counts days; 0 is 1 January 1970.
type Day int32

// DateOf is an article's date.
func DateOf(d corpus.Date) Date {
	return Date{int16(d.Year), uint8(d.Month), uint8(d.Day)} //nolint:gosec // a corpus date has a year of four digits
}

// ParseDate reads a date as rosters write them: ISO 8601 of any precision, also
// with a time after it or a plus before it, or as articles do.
func ParseDate(s string) (Date, bool) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "+")
	// Wikidata and others write what they do not know as 00.
	head, tail, timed := strings.Cut(s, "T")
	if !timed || len(head) >= len("2006-01-02") && strings.ContainsRune(tail, ':') {
		s = strings.TrimSuffix(strings.TrimSuffix(head, "-00"), "-00")
	}
	if len(s) == 4 && strings.Trim(s, "0123456789") == "" && s >= "1000" && s < "3000" {
		year := int16(0)
		for _, c := range s {
			year = year*10 + int16(c-'0') //nolint:gosec // four digits
		}
		return Date{Year: year}, true
	}
	d, ok := corpus.ParseDate(s)
	return DateOf(d), ok
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Year == 0 }

// String is the date in ISO 8601, as precise as it is known; "" when unknown.
func (d Date) String() string {
	return corpus.Date{Year: int(d.Year), Month: int(d.Month), Day: int(d.Day)}.String()
}

// First is the first day that the date may mean.
func (d Date) First() Day {
	if d.IsZero() {
		return math.MinInt32
	}
	return dayOf(int(d.Year), int(max(d.Month, 1)), int(max(d.Day, 1)))
}

// Last is the last day that the date may mean.
func (d Date) Last() Day {
	switch {
	case d.IsZero():
		return math.MaxInt32
	case d.Month == 0:
		return dayOf(int(d.Year), 12, 31)
	case d.Day == 0:
		return dayOf(int(d.Year), int(d.Month)+1, 1) - 1
	}
	return d.First()
}

// Date is the day as a date.
func (d Day) Date() Date {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return Date{int16(t.Year()), uint8(t.Month()), uint8(t.Day())} //nolint:gosec // rosters keep to years of four digits
}

// dayOf counts days by the calendar alone: rosters ask often. A month of 13 is
// the next January.
func dayOf(year, month, day int) Day {
	// Years begin in March, so that the leap day is the last of one.
	year, month = year+(month-3+12)/12-1, (month-3+12)%12
	return Day(365*year + year/4 - year/100 + year/400 + (153*month+2)/5 + day - 719469) //nolint:gosec // a few million days at most
}
