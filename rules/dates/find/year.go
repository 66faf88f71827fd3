package find

import "github.com/copydesk/copydesk/corpus"

// yearFirst reads "2025-12-06" and "(2025, December 7)".
func (f *finder) yearFirst(i int) int {
	d := corpus.Date{Year: f.value(i)}
	if f.sign(i+1, ",") && f.is(i+2, classMonth) && f.sign(i-1, "(") && f.small(i+3) && f.wholeNumber(i+3) {
		d.Month, d.Day = f.month(i+2), f.value(i+3)
		f.put(Mention{Kind: Day, Date: d}, i, i+4)
		return i + 4
	}
	end := i + 5
	if !f.sign(i+1, "-") || f.width(i+2) != 2 || !f.sign(i+3, "-") || f.width(i+4) != 2 ||
		!f.joined(i+1) || !f.joined(i+2) || !f.joined(i+3) || !f.joined(i+4) || f.value(i) < 1000 {
		return i
	}
	if f.joined(i) && !f.sign(i-1, "([\"'~") && i > 0 {
		return i
	}
	if f.joined(end) && (f.sign(end, "-_/~") || f.at(end).kind != tokenMark && f.text[f.at(end).start] != 'T') {
		return i
	}
	d.Month, d.Day = f.value(i+2), f.value(i+4)
	f.put(Mention{Kind: Day, Date: d}, i, end)
	return end
}

// year reads a year that stands alone.
func (f *finder) year(i int) int {
	y := f.value(i)
	if y < 1000 || y > 2100 || !f.wholeNumber(i) || f.sign(i-1, "?") {
		return i
	}
	if f.joined(i+1) && f.sign(i+1, "-") && f.joined(i+2) && f.width(i+2) != 4 {
		return i + 3 // a season: "2004-05"
	}
	if f.is(i+1, classEra) && (f.sign(i+2, ".") || f.english) {
		return i + 2
	}
	f.put(Mention{Kind: Year, Date: corpus.Date{Year: y}, Led: f.is(i-1, classYearPrep|classBetween)}, i, i+1)
	return i + 1
}
