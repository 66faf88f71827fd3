package rulestest

import (
	"fmt"
	"slices"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Mend makes one fix of a finding, alone, and says what is wrong with it: it
// changes more than its edits, the finding is still there, or it brings a new
// finding of equal or higher severity. It returns "" for a sound fix. The
// findings are all those that the set has for the article.
func Mend(set *rules.Set, a *corpus.Article, findings []rules.Finding, at int, fix rules.Fix) string {
	out, made := rules.Apply(a.Source, []rules.Fix{fix})
	if made != 1 {
		return "cannot be made"
	}
	if err := untouched(a.Source, out, fix.Edits); err != nil {
		return err.Error()
	}
	mended, err := corpus.Read(a.Name, out, corpus.Options{Format: a.Format})
	if err != nil {
		return "the article cannot be read after it: " + err.Error()
	}
	after, failures := set.Check(mended)
	if len(failures) > 0 {
		return failures[0].Rule + " panics after it"
	}
	return stillWrong(findings, at, fix.Edits, after)
}

// untouched holds what the edits leave alone to the source.
func untouched(source, out []byte, edits []rules.Edit) error {
	from, to := 0, 0
	for i := range edits {
		e := &edits[i]
		if e.Span.Start < from || e.Span.End > len(source) {
			return fmt.Errorf("the edits overlap or lie outside: %v", e.Span)
		}
		n := e.Span.Start - from
		if to+n+len(e.Text) > len(out) || string(out[to:to+n]) != string(source[from:e.Span.Start]) ||
			string(out[to+n:to+n+len(e.Text)]) != e.Text {
			return fmt.Errorf("bytes before %d are not those of the source", e.Span.Start)
		}
		from, to = e.Span.End, to+n+len(e.Text)
	}
	if string(out[to:]) != string(source[from:]) {
		return fmt.Errorf("bytes behind %d are not those of the source", from)
	}
	return nil
}

// stillWrong compares the findings before and after a fix.
func stillWrong(before []rules.Finding, at int, edits []rules.Edit, after []rules.Finding) string {
	mended := &before[at]
	old := map[[2]string]int{}
	for i := range before {
		old[[2]string{before[i].Rule, before[i].Excerpt}]++
	}
	had := old[[2]string{mended.Rule, mended.Excerpt}]
	has := 0
	for i := range after {
		f := &after[i]
		key := [2]string{f.Rule, f.Excerpt}
		if key == [2]string{mended.Rule, mended.Excerpt} {
			if has++; has >= had {
				return fmt.Sprintf("%q is still marked", f.Excerpt)
			}
		}
		if old[key] > 0 {
			old[key]--
			continue
		}
		if f.Severity >= mended.Severity && !known(before, at, edits, f) {
			return fmt.Sprintf("it brings %s %s on %.80q: %s", f.Severity, f.Rule, f.Excerpt, f.Message)
		}
	}
	return ""
}

// known reports whether a finding after a fix is one from before it whose
// excerpt the fix has changed.
func known(before []rules.Finding, at int, edits []rules.Edit, f *rules.Finding) bool {
	shifted := func(offset int) int { // to where a place before the fix is after it
		by := 0
		for _, e := range edits {
			if e.Span.End <= offset {
				by += len(e.Text) - e.Span.Len()
			}
		}
		return offset + by
	}
	for i := range before {
		b := &before[i]
		if i == at || b.Rule != f.Rule {
			continue
		}
		touched := slices.ContainsFunc(edits, func(e rules.Edit) bool { return e.Span.Start <= b.Span.End && b.Span.Start <= e.Span.End })
		if touched && f.Span.Start <= shifted(b.Span.End) && shifted(b.Span.Start) <= f.Span.End {
			return true
		}
	}
	return false
}

// MendAll makes all safe fixes together, again and again until nothing is left
// to mend, and says what is wrong: where all could be made at once, a second
// round must change nothing, and where some clashed, a few rounds must do.
func MendAll(set *rules.Set, a *corpus.Article, findings []rules.Finding) string {
	const rounds = 4
	for range rounds {
		var fixes []rules.Fix
		for i := range findings {
			if f := &findings[i]; len(f.Fixes) > 0 && f.Fixes[0].Safety == rules.Safe {
				fixes = append(fixes, f.Fixes[0])
			}
		}
		out, made := rules.Apply(a.Source, fixes)
		if made == 0 {
			return ""
		}
		mended, err := corpus.Read(a.Name, out, corpus.Options{Format: a.Format})
		if err != nil {
			return "the article cannot be read after all safe fixes: " + err.Error()
		}
		next, failures := set.Check(mended)
		if len(failures) > 0 {
			return failures[0].Rule + " panics after all safe fixes"
		}
		if made == len(fixes) {
			for i := range next {
				if f := &next[i]; len(f.Fixes) > 0 && f.Fixes[0].Safety == rules.Safe {
					return fmt.Sprintf("after all %d safe fixes %s offers another on %.80q: %s", made, f.Rule, f.Excerpt, f.Message)
				}
			}
		}
		a, findings = mended, next
	}
	return "safe fixes never come to an end"
}
