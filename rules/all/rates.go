package all

import (
	_ "embed"
	"fmt"
	"strconv"
	"sync"

	"github.com/copydesk/copydesk/rules/tsv"
)

// Rate is how often a rule spoke over one register of articles.
type Rate struct {
	Register Register
	Articles int // of the register, whether the rule spoke there or not
	Errors   int // findings, not articles
	Warnings int
	Hints    int
	Read     int    // findings that somebody read and judged
	False    int    // findings among those that were wrong
	Note     string // what they were, in a few words; may be empty
}

// Findings are those of every severity.
func (r Rate) Findings() int { return r.Errors + r.Warnings + r.Hints }

// Register is a kind of articles that the rules were measured on.
type Register struct {
	Name    string // the folder's
	Genuine bool   // written by people: a finding there is a slip of theirs or a false alarm
	What    string // what the articles are, in a few words
}

// The tables are split: the rates are written by "copydesk rates --format
// tsv", and only what a person judged is kept by hand.
var (
	//go:embed data/rates.tsv
	ratesTable string
	//go:embed data/read.tsv
	readTable string
	//go:embed data/registers.tsv
	registersTable string
)

// Rates returns how often a rule speaks in each register that it was measured
// on, genuine articles first. It is nil for a rule that was not measured.
func Rates(id string) []Rate {
	rates, err := measured()
	if err != nil {
		panic(err) // the tables are part of the program, and a test reads them
	}
	return rates[id]
}

var measured = sync.OnceValues(func() (map[string][]Rate, error) {
	return parseRates(ratesTable, readTable, registersTable)
})

// parseRates joins the counts with what was read of them.
func parseRates(counts, read, registers string) (map[string][]Rate, error) {
	known := map[string]Register{}
	err := rows("registers.tsv", registers, 3, func(c []string) error {
		known[c[0]] = Register{c[0], c[1] == "genuine", c[2]}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := map[string][]Rate{}
	err = rows("rates.tsv", counts, 6, func(c []string) error {
		register, ok := known[c[1]]
		if !ok {
			return fmt.Errorf("register %q does not stand in registers.tsv", c[1])
		}
		n, err := numbers(c[2:])
		if err != nil {
			return err
		}
		out[c[0]] = append(out[c[0]], Rate{Register: register, Articles: n[0], Errors: n[1], Warnings: n[2], Hints: n[3]})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows("read.tsv", read, 5, func(c []string) error {
		n, err := numbers(c[2:4])
		if err != nil {
			return err
		}
		for i := range out[c[0]] {
			if r := &out[c[0]][i]; r.Register.Name == c[1] {
				r.Read, r.False, r.Note = n[0], n[1], c[4]
				return nil
			}
		}
		if len(out) == 0 {
			return nil // the counts are being written anew
		}
		return fmt.Errorf("rates.tsv has no row for %s in %s", c[0], c[1])
	})
	return out, err
}

// rows hands over the cells of each row but the head and remarks.
func rows(name, text string, cells int, row func([]string) error) error {
	for n, c := range tsv.Cells(text) {
		if len(c) != cells {
			return fmt.Errorf("%s:%d: %d cells instead of %d", name, n, len(c), cells)
		}
		if err := row(c); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

func numbers(cells []string) ([]int, error) {
	out := make([]int, len(cells))
	for i, c := range cells {
		n, err := strconv.Atoi(c)
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}
