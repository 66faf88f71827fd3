package contents

import (
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// checkListNumbers holds the numbered lists of the body to their order.
func checkListNumbers(p *rules.Pass) {
	a := p.Article
	for i := 0; i < len(a.Blocks); {
		if !listed(&a.Blocks[i]) {
			i++
			continue
		}
		from := i
		for i < len(a.Blocks) && listed(&a.Blocks[i]) {
			i++
		}
		byDepth := map[int][]*entry{}
		for k := from; k < i; k++ {
			b := &a.Blocks[k]
			for depth := range byDepth {
				if depth > b.Level {
					checkRun(p, byDepth[depth], from)
					delete(byDepth, depth)
				}
			}
			n := readNumber(b.Marker)
			if n.width == 0 {
				checkRun(p, byDepth[b.Level], from)
				delete(byDepth, b.Level)
				continue
			}
			e := &entry{block: k, number: n, depth: b.Level}
			if run := byDepth[b.Level]; len(run) > 0 && n.last() == 1 && run[len(run)-1].number.last() != 2 {
				checkRun(p, run, from)
				byDepth[b.Level] = nil
			}
			byDepth[b.Level] = append(byDepth[b.Level], e)
		}
		for depth := range byDepth {
			checkRun(p, byDepth[depth], from)
		}
	}
}

func listed(b *corpus.Block) bool { return b.Kind == corpus.ListItem && !b.Quoted }

// checkRun judges one list of the body. It speaks only of lists that are meant
// to be counted through: those with one slip.
func checkRun(p *rules.Pass, run []*entry, first int) {
	if len(run) < 3 {
		return
	}
	down, slips, slip := 0, 0, 0
	for i := 1; i < len(run); i++ {
		b, n := run[i-1].number, run[i].number
		if len(b.path) != len(n.path) || len(n.path) != 1 {
			return
		}
		if n.last() == b.last()-1 {
			down++
		}
		if step(b, n) != "" {
			slips++
			slip = i
		}
	}
	switch {
	case slips == 0:
	case down == len(run)-1:
		if run[len(run)-1].number.last() == 1 && !announced(p.Article, first, run[0].number.last()) {
			reportNumber(p, run[0], "the numbers of this list run backwards, and nothing announces a countdown", nil)
		}
	case slips == 1 && run[0].number.last() <= 1:
		n, b := run[slip].number.last(), run[slip-1].number.last()
		// The last two may share a place in a ranking.
		if n > b+2 || n < b || n == b && slip == len(run)-1 {
			return
		}
		var fixes []rules.Fix
		if edits, ok := renumber(p.Article, run, run[0].number.last()); ok {
			fixes = []rules.Fix{{Safety: rules.Unsafe, Message: "number the list anew", Edits: edits}}
		}
		reportNumber(p, run[slip], step(run[slip-1].number, run[slip].number), fixes)
	}
}

// announced reports whether the title or the lines above a list announce that
// it counts down: by its highest number, or by a word.
func announced(a *corpus.Article, first, highest int) bool {
	lines := []string{a.Title()}
	for i := first - 1; i >= 0 && i >= first-3; i-- {
		lines = append(lines, a.In(a.Blocks[i].Text))
	}
	number := " " + strconv.Itoa(highest) + " "
	for _, l := range lines {
		ws := strings.FieldsFunc(corpus.FoldString(l), func(r rune) bool { return !wordRune(r) })
		folded := " " + strings.Join(ws, " ") + " "
		if strings.Contains(folded, number) {
			return true
		}
		for _, w := range countdownWords() {
			if strings.Contains(folded, " "+w+" ") {
				return true
			}
		}
	}
	return false
}
