package figures

import "strings"

// compose turns number words into numbers and joins numbers with their
// multipliers and units, in place.
func (r *reader) compose() {
	in := r.out
	out := in[:0]
	for i := 0; i < len(in); i++ {
		t := in[i]
		if t.kind == word && t.roles&roleNumber != 0 && (!t.capital || r.language != "fr") {
			t, i = r.spelled(in, i)
		}
		if t.kind == word && t.roles&roleTimes != 0 && t.value == 12 {
			t.kind, t.spelled, t.step = number, true, 1
		}
		if t.kind == number {
			if c := r.currencyBefore(in, i, &t); c != nil {
				t.unit, t.year = c, false
				out = out[:len(out)-1]
			}
			i = r.attach(in, i, &t)
		}
		out = append(out, t)
	}
	r.out = out
}

// spelled reads a number in words: "twenty-one", "two hundred and fifty".
func (r *reader) spelled(in []token, i int) (token, int) {
	t := in[i]
	t.kind, t.spelled, t.step = number, true, 1
	if r.language == "en" && t.value >= 20 && i+2 < len(in) && in[i+1].sign == '-' && !in[i+1].gap &&
		in[i+2].is(roleNumber) && in[i+2].value < 10 && in[i+2].value > 0 {
		t.value += in[i+2].value
		t.end = in[i+2].end
		i += 2
	}
	if r.language == "en" && i+1 < len(in) && in[i+1].is(roleTimes) && in[i+1].value == 100 {
		t.value *= 100
		i++
		t.end = in[i].end
		k := i + 1
		if k < len(in) && in[k].is(roleAnd) {
			k++
		}
		if k < len(in) && in[k].is(roleNumber) && k > i+1 {
			rest, next := r.spelled(in[:min(len(in), k+3)], k)
			t.value += rest.value
			t.end, i = rest.end, next
		}
	}
	return t, i
}

// currencyBefore returns the currency whose sign touches the number in front,
// and makes the sign part of the number. It is nil where there is none.
func (r *reader) currencyBefore(in []token, i int, t *token) *unit {
	if t.gap || i == 0 || in[i-1].kind != mark || in[i-1].end != t.start {
		return nil
	}
	c := currencies[string(in[i-1].sign)]
	if c != nil {
		t.start, t.gap = in[i-1].start, in[i-1].gap
	}
	return c
}

// attach joins a number with the multiplier and the unit behind it. It returns
// the index of the last token taken.
func (r *reader) attach(in []token, i int, t *token) int {
	at := func(k int) *token {
		if i+k < len(in) {
			return &in[i+k]
		}
		return &token{}
	}
	grow := func(k int) { i += k; t.end = in[i].end }
	text := func(x *token) string { return r.text[x.start:x.end] }
	for n := at(1); n.is(roleTimes) && (n.gap || !t.spelled); n = at(1) {
		t.value, t.step = t.value*n.value, t.step*n.value
		t.year = false
		grow(1)
		if x := at(1); x.sign == '.' && !x.gap && !x.ends && n.value >= 1e6 { // "Mio."
			grow(1)
		}
	}
	// "$40m"
	if n := at(1); t.unit != nil && !n.gap && n.kind == word && (text(n) == "m" || text(n) == "M") {
		t.value, t.step = t.value*1e6, t.step*1e6
		grow(1)
	}
	n, joined := at(1), 0
	if n.sign == '-' && n.kind == mark && !n.gap && !at(2).gap && at(2).unit != nil {
		n, joined = at(2), 1
	}
	switch {
	case n.kind == mark && n.sign == '%', n.is(rolePercent):
		t.unit = percent
		grow(1)
	case n.kind == word && strings.EqualFold(text(n), "per") && strings.EqualFold(text(at(2)), "cent"),
		r.language == "fr" && text(n) == "pour" && text(at(2)) == "cent",
		r.language == "es" && text(n) == "por" && text(at(2)) == "ciento":
		t.unit = percent
		grow(2)
	case n.kind == word && strings.EqualFold(text(n), "percentage") || strings.EqualFold(text(n), "prozentpunkte"),
		text(n) == "pp":
		t.unit = points
		grow(1)
	case n.kind == mark && currencies[string(n.sign)] != nil && t.unit == nil && (!n.gap || at(2).kind != number):
		t.unit = currencies[string(n.sign)]
		grow(1)
	case n.kind == mark && n.sign == '°':
		t.unit = degrees
		grow(1)
		if u := units()["°"+strings.ToLower(text(at(1)))]; u != nil {
			t.unit = u
			grow(1)
		}
	case n.kind == word && strings.HasPrefix(text(n), "degree"):
		t.unit = degrees
		grow(1)
		if u := at(1).unit; u != nil && (u.dimension == "celsius" || u.dimension == "fahrenheit") {
			t.unit = u
			grow(1)
		}
	case n.kind == word && (text(n) == "square" || text(n) == "sq") && at(2+joined).unit != nil:
		if u := square(at(2 + joined).unit); u != nil {
			t.unit = u
			grow(2 + joined)
		}
	case n.unit != nil && n.kind == word && (t.unit == nil || t.unit == n.unit) && r.unitWord(text(n), n.gap, at(2+joined)):
		t.unit = n.unit
		grow(1 + joined)
		if u := perHour(t.unit); u != nil && (at(1).sign == '/' && text(at(2)) == "h" || at(1).is(rolePer) && text(at(2)) == "hour") {
			t.unit = u
			grow(2)
		}
	}
	if t.unit == percent && at(1).kind == word && (text(at(1)) == "points" || text(at(1)) == "point") {
		t.unit = points
		grow(1)
	}
	if t.unit != nil {
		t.year = false
	}
	return i
}

// unitWord tells the sign of a unit from a word that looks like it: "in" is a
// unit only where it cannot be the preposition.
func (r *reader) unitWord(w string, gap bool, next *token) bool {
	switch w {
	case "in":
		return r.language == "en" && (next.kind == mark && (next.sign == ')' || next.sign == '(') || !gap)
	case "t", "stone", "pied":
		return !gap || next.kind == mark
	}
	return true
}
