package figures

// judge marks numbers that count nothing, and those that are said to be vague.
func (r *reader) judge() {
	ts := r.out
	for i := range ts {
		t := &ts[i]
		if t.kind != number {
			continue
		}
		before, after := r.at(i-1), r.at(i+1)
		switch {
		case before.kind == word && !t.gap, after.kind == word && !after.gap && !t.spelled && t.unit == nil:
			t.odd = true // A4, 5th, 1990s
		case before.kind == mark && !t.gap && (before.sign == '#' || before.sign == '/' || before.sign == '.' || before.sign == ':' || before.sign == '\'' || before.sign == '_' || before.sign == '@'):
			t.odd = !before.gap || before.sign == '#' || before.sign == '@' || before.sign == '\''
		}
		switch {
		case before.sign == '-' && before.kind == mark && !t.gap && !before.gap && r.at(i-2).kind == word && r.at(i-2).roles&(roleNumber|roleFrom|roleTo) == 0:
			t.odd = true // COVID-19
		case before.kind == mark && before.sign == ',' && !t.gap && r.at(i-2).kind == number && !t.spelled:
			t.odd = true
		}
		if after.kind == mark && !after.gap && r.at(i+2).kind == number && !r.at(i+2).gap && !t.spelled {
			switch after.sign {
			case ':', '/', '.', ',', '*', 'x', '×', '_':
				t.odd = true
			case '-':
				if far := r.at(i + 3); far.kind == mark && far.sign == '-' && !far.gap && r.at(i+4).kind == number {
					t.odd = true // telephone numbers, dates
				}
			}
		}
		if before.kind == mark && before.sign == '-' && !t.gap && r.at(i-3).sign == '-' && r.at(i-3).kind == mark && r.at(i-2).kind == number {
			t.odd = true
		}
		if before.is(roleNamed) && t.unit == nil || r.month(before) && t.unit == nil && t.digits <= 4 && !t.spelled && t.value < 2200 ||
			r.month(after) && after.gap && t.value <= 31 && t.unit == nil && !t.spelled {
			t.odd = true
		}
		// "Windows 11", "Boeing 737": but a sentence may begin with a name for
		// what is counted in languages that write nouns so.
		if r.language == "en" && before.kind == word && before.capital && before.roles == 0 && t.gap && t.unit == nil && !r.starts(i-1) {
			t.odd = true
		}
		if after.is(roleClock) || after.kind == word && len(r.text) >= after.end && after.end-after.start == 1 && r.at(i+2).sign == '.' && !r.at(i+2).gap && t.unit == nil {
			t.odd = true // "5 p.m."
		}
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			b := &ts[k]
			if b.kind == mark && currencies[string(b.sign)] == nil {
				break
			}
			if b.is(roleVague) || b.is(roleUp) && k+1 < i && ts[k+1].is(roleTo) {
				t.vague = true
				break
			}
			if b.kind == number {
				break
			}
			if b.kind == word && b.roles&(roleThe|roleOf|rolePer|roleTo|roleTimes) == 0 {
				break
			}
		}
		if after.kind == mark && (after.sign == '+' || after.sign == '/') || after.is(roleOr) && (r.at(i+2).roles&(roleVague|roleUp) != 0 || r.word(i+2) == "so" || r.at(i+2).kind == number) ||
			before.sign == '~' && !t.gap && before.gap || before.sign == '>' || before.sign == '<' || before.sign == '≈' {
			t.vague = true
		}
	}
}

// month reports whether a word is the name of a month: "May", not "may".
func (r *reader) month(t *token) bool { return t.is(roleMonth) && (t.capital || r.language != "en") }

var nothing token

func (r *reader) at(i int) *token {
	if i < 0 || i >= len(r.out) {
		return &nothing
	}
	return &r.out[i]
}

func (r *reader) word(i int) string {
	t := r.at(i)
	return r.text[t.start:t.end]
}

// starts reports whether a token opens a sentence.
func (r *reader) starts(i int) bool {
	b := r.at(i - 1)
	return b == &nothing || b.ends || b.kind == mark && (b.sign == '"' || b.sign == '(' || b.sign == ':')
}
