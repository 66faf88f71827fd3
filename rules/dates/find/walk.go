package find

import (
	"time"

	"github.com/copydesk/copydesk/corpus"
)

// finder walks the tokens of one text. A method that reads a mention returns
// the index of the token behind it, and its own index where there is none.
type finder struct {
	text    string
	base    int
	english bool
	tokens  []token
	found   Found
	places  []place // of the mentions, by token
}

// place is the half-open range of tokens that a mention takes, its weekday included.
type place struct{ first, end int }

func (f *finder) walk() {
	for i := 0; i < len(f.tokens); {
		t := &f.tokens[i]
		next := i
		switch {
		case t.kind == tokenNumber:
			next = f.number(i)
		case t.kind != tokenWord || t.class == 0:
		case t.class&classWeekday != 0:
			next = f.weekday(i)
		case t.class&classMonth != 0:
			next = f.dated(i, i)
		case t.class&(classNumber|classLength) != 0:
			next = f.length(i)
		}
		i = max(next, i+1)
	}
}

// at returns the token at an index; a line end where there is none.
func (f *finder) at(i int) *token {
	if i < 0 || i >= len(f.tokens) {
		return &token{mark: '\n', gap: true}
	}
	return &f.tokens[i]
}

func (f *finder) is(i int, c class) bool {
	t := f.at(i)
	return t.kind == tokenWord && t.class&c != 0
}

// sign reports whether one of the marks stands at the index.
func (f *finder) sign(i int, marks string) bool {
	t := f.at(i)
	if t.kind != tokenMark {
		return false
	}
	for k := range len(marks) {
		if marks[k] == t.mark {
			return true
		}
	}
	return false
}

// joined reports whether a token stands at the index without a blank before it.
func (f *finder) joined(i int) bool { return i < len(f.tokens) && !f.tokens[i].gap }

func (f *finder) width(i int) int {
	if t := f.at(i); t.kind == tokenNumber {
		return int(t.end - t.start)
	}
	return 0
}

func (f *finder) small(i int) bool { w := f.width(i); return w == 1 || w == 2 }

// put adds a mention of the tokens from first up to end.
func (f *finder) put(m Mention, first, end int) {
	m.Range = f.rangeOf(first, end)
	f.found.Mentions = append(f.found.Mentions, m)
	f.places = append(f.places, place{first, end})
}

// rangeOf is the text of the tokens from first up to end.
func (f *finder) rangeOf(first, end int) corpus.Range {
	return corpus.Range{Start: f.base + int(f.tokens[first].start), End: f.base + int(f.tokens[end-1].end)}
}

// value is that of the number at the index, month that of the month.
func (f *finder) value(i int) int { return int(f.at(i).value) }
func (f *finder) month(i int) int { return int(f.at(i).month) }

// last is the mention that was found last.
func (f *finder) last() *Mention { return &f.found.Mentions[len(f.found.Mentions)-1] }

// number reads what begins with digits.
func (f *finder) number(i int) int {
	if f.broken(i) {
		return i
	}
	if next := f.dated(i, i); next > i {
		return next
	}
	if f.width(i) == 4 {
		if next := f.year(i); next > i {
			return next
		}
	}
	return f.length(i)
}

// broken reports whether the digits at the index go on from a number or a name
// before them: "3.5", "10:30", "A4", "$12".
func (f *finder) broken(i int) bool {
	before := f.at(i - 1)
	if before.kind == tokenMark && (before.mark == '$' || before.mark == '#') {
		return true
	}
	if !f.joined(i) || i == 0 {
		return false
	}
	switch before.kind {
	case tokenWord, tokenNumber:
		return true
	}
	switch before.mark {
	case '.', ',', ':', '/', '=', '_', '@', '+', '*', '\\', '?', '&':
		return before.mark != '?' || i < 2 || f.joined(i-1)
	case '-':
		return f.joined(i-1) && i > 1 && (f.width(i) != 4 || f.width(i-2) != 4)
	}
	return false
}

// weekday reads a day of the week with the date behind it.
func (f *finder) weekday(i int) int {
	end := i + 1
	if f.sign(end, "-") && f.at(end+1).kind == tokenWord && !f.is(end+1, classWeekday) && f.joined(end) && f.joined(end+1) {
		end += 2 // "segunda-feira"
	}
	next := end
	short := f.tokens[i].end-f.tokens[i].start <= 4 // "Wed." is one; behind "Wednesday." a sentence begins
	for range 4 {
		if f.sign(next, ",") || f.is(next, classLead) || next == end && short && f.sign(next, ".") {
			next++
		}
	}
	if f.at(next).kind != tokenNumber && !f.is(next, classMonth) {
		return i
	}
	n := len(f.found.Mentions)
	after := f.dated(next, i)
	if after == next || f.found.Mentions[n].Kind != Day {
		return after
	}
	m := &f.found.Mentions[n]
	m.Marked = true
	// In "Monday to Friday, 5 to 9 May" and "Sat and Sun, 6 May" the weekday is not the first
	// day's; "The Sun" is a newspaper.
	if f.is(i-1, classTo|classAnd) || f.sign(i-1, "-~/&") || f.sign(i-1, ",") && f.is(i-2, classWeekday) ||
		end-i == 1 && f.tokens[i].end-f.tokens[i].start == 3 && f.is(i-1, classLead) {
		return after
	}
	m.Named = true
	m.Weekday = time.Weekday(f.tokens[i].weekday)
	m.WeekdayRange = f.rangeOf(i, end)
	return after
}

// dated reads a day or a month at the index, with days before it that share
// its month. What belongs to the mention begins at first.
func (f *finder) dated(i, first int) int {
	n := len(f.found.Mentions)
	end := i
	switch {
	case f.is(i, classMonth):
		end = f.monthFirst(i)
	case f.small(i):
		end = f.dayFirst(i)
	case f.width(i) == 4:
		end = f.yearFirst(i)
	}
	if end == i || n == len(f.found.Mentions) {
		return i
	}
	f.places[n].first = first
	for k := n; k < len(f.found.Mentions); k++ {
		m := &f.found.Mentions[k]
		m.Led = f.is(first-1, classDayPrep|classYearPrep)
		m.Marked = m.Marked || m.Date.Year > 0 || f.is(first-1, classDayPrep)
	}
	return f.weekdayBehind(end)
}

// weekdayBehind reads "(Saturday)", ", a Saturday" behind a date.
func (f *finder) weekdayBehind(i int) int {
	m := f.last()
	var k int
	switch {
	case m.Named || m.Kind != Day:
		return i
	case f.sign(i, "(") && f.is(i+1, classWeekday):
		k = i + 1
	case f.sign(i, ",") && f.is(i+1, classArticle) && f.is(i+2, classWeekday):
		k = i + 2
	default:
		return i
	}
	end := k + 1
	if f.sign(end, "-") && f.joined(end) && f.joined(end+1) && f.at(end+1).kind == tokenWord {
		end += 2
	}
	if f.sign(i, "(") && !f.sign(end, ").,") {
		return i
	}
	m.Named, m.Marked = true, true
	m.Weekday = time.Weekday(f.tokens[k].weekday)
	m.WeekdayRange = f.rangeOf(k, end)
	f.places[len(f.places)-1].end = end
	return end
}

// suffix skips what makes an ordinal of a number: "th", "º", ".".
func (f *finder) suffix(i int) (next int, ordinal bool) {
	switch {
	case !f.joined(i):
		return i, false
	case f.is(i, classSuffix), f.sign(i, "o"):
		return i + 1, true
	case f.sign(i, ".") && f.at(i+1).kind == tokenWord:
		return i + 1, false
	}
	return i, false
}

// dayFirst reads "5 May 2024", "5th of May", "4 to 6 May", "06.12.2025".
func (f *finder) dayFirst(i int) int {
	if f.sign(i+1, ".") && f.joined(i+1) && f.small(i+2) && f.sign(i+3, ".") && f.joined(i+3) {
		end := i + 5
		if f.width(i+4) != 4 || f.sign(end, ".-/") && f.joined(end) && f.joined(end+1) && f.at(end+1).kind == tokenNumber {
			return i
		}
		d := corpus.Date{Year: f.value(i + 4), Month: f.value(i + 2), Day: f.value(i)}
		f.put(Mention{Kind: Day, Date: d}, i, end)
		return end
	}
	k, ordinal := f.suffix(i + 1)
	second := 0 // the number of a second day that shares the month
	if f.sign(k, "-~/") || f.is(k, classTo|classAnd) {
		at := k + 1
		for f.is(at, classLead|classTo) {
			at++
		}
		if f.small(at) && f.value(at) > f.value(i) && f.value(at) < 32 && !f.sign(at-1, ".,") {
			second = at
			var o bool
			k, o = f.suffix(at + 1)
			ordinal = ordinal || o
		}
	}
	for range 2 {
		if f.is(k, classJoiner|classLead) {
			k++
		}
	}
	if !f.is(k, classMonth) {
		return i
	}
	d := corpus.Date{Month: f.month(k), Day: f.value(i)}
	k++
	if f.sign(k, ".") && f.joined(k) && f.at(k+1).kind == tokenNumber {
		k++
	}
	if f.small(k) && !f.joined(k) && (f.width(k+1) == 4 || f.sign(k+1, ",") && f.width(k+2) == 4) {
		return i // "at 9 May 5, 2024": the month goes with what follows
	}
	d.Year, k = f.yearBehind(k)
	if second > 0 {
		list := f.sign(i+1, "/") || f.is(second-1, classAnd)
		f.put(Mention{Kind: Day, Date: d, Marked: ordinal}, i, i+1)
		d.Day = f.value(second)
		f.put(Mention{Kind: Day, Date: d, Marked: ordinal}, second, k)
		if !list {
			f.span(f.sign(second-1, "-~"))
		}
		return k
	}
	f.put(Mention{Kind: Day, Date: d, Marked: ordinal}, i, k)
	return k
}

// yearBehind reads the year behind a month, with what parts them.
func (f *finder) yearBehind(k int) (year, next int) {
	at := k
	if f.sign(at, ",") {
		at++
	}
	if f.is(at, classJoiner) {
		at++
	}
	if f.width(at) == 4 && !f.joined(at) && f.wholeNumber(at) && f.value(at) >= 1000 {
		return f.value(at), at + 1
	}
	return 0, k
}

// wholeNumber reports whether the number at the index does not go on: not
// "5,000", "3.5", "10:30", "5G", "5-year", "5%".
func (f *finder) wholeNumber(i int) bool {
	k := i + 1
	if f.sign(k, "%") {
		return false
	}
	if !f.joined(k) {
		return true
	}
	t := f.at(k)
	switch {
	case t.kind != tokenMark:
		return t.kind == tokenWord && t.class&classSuffix != 0
	case !f.joined(k + 1):
		return true
	case t.mark == '.' || t.mark == ',' || t.mark == ':' || t.mark == '/':
		return f.at(k+1).kind != tokenNumber
	case t.mark == '-':
		return f.at(k+1).kind != tokenWord
	}
	return true
}

// monthFirst reads "May 5, 2024", "May 4–6", "May 2024", "mayo de 2024".
func (f *finder) monthFirst(i int) int {
	d := corpus.Date{Month: f.month(i)}
	k := i + 1
	if f.sign(k, ".") && f.joined(k) {
		k++
	}
	if !f.small(k) || !f.english {
		year, next := f.yearBehind(k)
		if year == 0 {
			return i
		}
		d.Year = year
		f.put(Mention{Kind: Month, Date: d}, i, next)
		return next
	}
	if !f.wholeNumber(k) || f.joined(k) {
		return i
	}
	d.Day = f.value(k)
	day := k
	k, ordinal := f.suffix(k + 1)
	second := 0
	if f.sign(k, "-~/&") || f.is(k, classTo|classAnd) {
		at := k + 1
		if f.small(at) && f.wholeNumber(at) && f.value(at) > d.Day && f.value(at) < 32 && !f.is(at+1, classMonth) {
			if next, o := f.suffix(at + 1); !f.is(k, classTo|classAnd) || o || f.closes(next) {
				second, k = at, next
				ordinal = ordinal || o
			}
		}
	}
	behind := k
	d.Year, k = f.yearBehind(k)
	if d.Year == 0 && (d.Day > 31 || d.Day == 0) {
		return i
	}
	if second == 0 {
		f.put(Mention{Kind: Day, Date: d, Marked: ordinal}, i, k)
		return k
	}
	list := f.is(second-1, classAnd) || f.sign(second-1, "/&")
	f.put(Mention{Kind: Day, Date: d, Marked: ordinal}, i, day+1)
	d.Day = f.value(second)
	f.put(Mention{Kind: Day, Date: d, Marked: ordinal}, second, max(k, behind))
	if !list {
		f.span(f.sign(second-1, "-~"))
	}
	return k
}

// closes reports whether a clause may end at the index, or a year follows.
func (f *finder) closes(i int) bool {
	t := f.at(i)
	return t.kind == tokenMark || f.width(i) == 4
}
