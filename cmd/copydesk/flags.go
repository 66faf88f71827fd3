package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
)

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }

// Type is what the usage shows for the value.
func (c *choice) Type() string { return strings.Join(c.allowed, "|") }

// Set takes one of the allowed words, in any case.
func (c *choice) Set(s string) error {
	for _, a := range c.allowed {
		if strings.EqualFold(a, s) {
			c.value = a
			return nil
		}
	}
	return fmt.Errorf("it is one of %s%s", strings.Join(c.allowed, ", "), didYouMean(s, c.allowed))
}

// addChoice adds a flag with its default and its completion.
func addChoice(cmd *cobra.Command, name, usage, value string, allowed ...string) *choice {
	c := &choice{value, allowed}
	cmd.Flags().Var(c, name, usage)
	complete(cmd, name, allowed)
	return c
}

// date is a flag that takes a day, a month or a year.
type date struct{ corpus.Date }

func (d *date) String() string { return d.Date.String() }

// Type is what the usage shows for the value.
func (d *date) Type() string { return "date" }

// Set reads YYYY, YYYY-MM or YYYY-MM-DD.
func (d *date) Set(s string) error {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			d.Date = corpus.Date{Year: t.Year(), From: "flag"}
			if len(layout) > len("2006") {
				d.Month = int(t.Month())
			}
			if layout == time.DateOnly {
				d.Day = t.Day()
			}
			return nil
		}
	}
	return errors.New("it is a day of the calendar as YYYY-MM-DD, or YYYY-MM, or YYYY")
}

// language is a flag that takes a BCP 47 tag. Its region is left out: rules
// know languages only.
type language struct{ tag string }

func (l *language) String() string { return l.tag }

// Type is what the usage shows for the value.
func (l *language) Type() string { return "tag" }

// Set reads a tag.
func (l *language) Set(s string) error {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(s), "_", "-"), "-")
	if len(base) != 2 && len(base) != 3 || strings.Trim(base, "abcdefghijklmnopqrstuvwxyz") != "" {
		return errors.New("it is a language tag such as en, de or pt-BR")
	}
	l.tag = base
	return nil
}

// jobs is a flag that takes a number from 1.
type jobs struct{ n int }

func (j *jobs) String() string { return strconv.Itoa(j.n) }

// Type is what the usage shows for the value.
func (j *jobs) Type() string { return "n" }

// Set reads the number.
func (j *jobs) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return errors.New("it is a number from 1")
	}
	j.n = n
	return nil
}
