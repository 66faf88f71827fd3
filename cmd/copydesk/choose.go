package main

import (
	"errors"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/rules"
)

// choose returns the rules that --select names, or the standard set where it
// names none, without those that --ignore names.
func choose(all []*rules.Rule, selected, ignored []string) ([]*rules.Rule, error) {
	chosen, err := config.Choose(all, []*config.Judging{{
		Select: config.FlagTexts("--select", selected), Ignore: config.FlagTexts("--ignore", ignored),
	}})
	if err != nil {
		return nil, err
	}
	return judging(chosen, "--select and --ignore leave no rule")
}

// judging returns the rules that are on, or an error that says that none is.
func judging(chosen []*config.Chosen, none string) ([]*rules.Rule, error) {
	var left []*rules.Rule
	for _, c := range chosen {
		if c.On {
			left = append(left, c.Rule)
		}
	}
	if len(left) == 0 {
		return nil, errors.New(none)
	}
	return left, nil
}

func find(all []*rules.Rule, name string) ([]*rules.Rule, error) { return config.Find(all, name) }

func setsOf(r *rules.Rule) []string { return config.SetsOf(r) }

func sets(all []*rules.Rule) []string { return config.Sets(all) }

func categories(all []*rules.Rule) []string { return config.Categories(all) }
