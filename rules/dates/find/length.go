package find

// length reads a number with a unit behind it: a duration, an age, an
// anniversary.
func (f *finder) length(i int) int {
	t := f.at(i)
	m := Mention{Kind: Duration, Count: int(t.value)}
	if t.class&classLength != 0 {
		m.Unit = int(t.unit)
		f.put(m, i, i+1)
		return i + 1
	}
	if f.width(i) > 4 || t.kind == tokenNumber && !f.wholeOrCompound(i) {
		return i
	}
	k, _ := f.suffix(i + 1)
	if t.kind == tokenNumber && f.sign(i+1, ".") && f.is(i+2, classAnniversary) {
		k = i + 2 // "10. Jahrestag"
	}
	if k > i+1 {
		if !f.is(k, classAnniversary) {
			return i
		}
		m.Kind, m.Unit = Anniversary, 365
		f.put(m, i, k+1)
		return k + 1
	}
	if f.sign(k, "-") && f.joined(k) && f.joined(k+1) {
		k++
	}
	switch {
	case f.is(k, classTail):
		m.Unit = int(f.at(k).unit)
		if m.Unit == 365 {
			m.Kind = Age
		}
		f.put(m, i, k+1)
		return k + 1
	case f.is(k, classUnit):
		m.Unit = int(f.at(k).unit)
		end := k + 1
		if f.sign(end, "-") && f.is(end+1, classOld) {
			end++
		}
		switch {
		case f.is(end, classOld):
			m.Kind = Age
			end++
		case m.Unit == 365 && (f.is(i-1, classAge) || f.is(i-2, classAge) && f.at(i-1).kind == tokenWord):
			m.Kind = Age
		}
		f.put(m, i, end)
		return end
	case t.kind == tokenNumber && f.english && t.value < 130 && f.wholeNumber(i) &&
		(f.is(i-1, classAge) || f.is(i-1, classJoiner) && f.is(i-2, classAge)):
		m.Kind, m.Unit = Age, 365
		f.put(m, i, i+1)
		return i + 1
	}
	return i
}

// wholeOrCompound reports whether the number is whole but for a unit that a
// hyphen joins to it.
func (f *finder) wholeOrCompound(i int) bool {
	return f.wholeNumber(i) || f.sign(i+1, "-") && f.is(i+2, classUnit|classTail) || f.sign(i+1, ".") && f.is(i+2, classAnniversary)
}

// span notes that the last two mentions are the ends of one stretch.
func (f *finder) span(dash bool) {
	n := len(f.found.Mentions)
	f.found.Spans = append(f.found.Spans, Span{n - 2, n - 1, dash})
}

// spans ties mentions together that only a dash or "to" parts, and gives the
// first the year of the second where it has none.
func (f *finder) spans() {
	noted := f.found.Spans
	f.found.Spans = nil
	for i := 1; i < len(f.found.Mentions); i++ {
		if len(noted) > 0 && noted[0].Last == i {
			f.found.Spans = append(f.found.Spans, noted[0])
			noted = noted[1:]
			continue
		}
		a, b := &f.found.Mentions[i-1], &f.found.Mentions[i]
		if a.Kind > Year || b.Kind > Year || (a.Kind == Year) != (b.Kind == Year) {
			continue
		}
		joined, dash := f.between(i)
		if !joined {
			continue
		}
		f.found.Spans = append(f.found.Spans, Span{i - 1, i, dash})
		if a.Date.Year == 0 && b.Date.Year > 0 {
			a.Date.Year = b.Date.Year
			if a.Date.Month > b.Date.Month {
				a.Date.Year--
			}
			a.Marked = true
		}
	}
}

// between judges what parts a mention from the one before it.
func (f *finder) between(i int) (joined, dash bool) {
	from, to := f.places[i-1].end, f.places[i].first
	if to-from > 4 || to <= from {
		return false, false
	}
	for k := from; k < to; k++ {
		switch {
		case f.sign(k, "-~"):
			dash, joined = true, true
		case f.is(k, classTo):
			joined = true
		case f.is(k, classAnd) && f.is(f.places[i-1].first-1, classBetween):
			joined = true
		case f.is(k, classLead), f.sign(k, ","):
		default:
			return false, false
		}
	}
	return joined, dash
}
