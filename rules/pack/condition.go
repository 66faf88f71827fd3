package pack

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// The limits of a condition.
const (
	maxCondition = 1000   // bytes
	maxNodes     = 200    // parts
	maxMemory    = 10_000 // values that may be made while it is worked out
)

// Metrics are the figures of an article that conditions compare.
type Metrics struct {
	Words      float64 `expr:"words"`
	Sentences  float64 `expr:"sentences"`
	Paragraphs float64 `expr:"paragraphs"`
	Headings   float64 `expr:"headings"`
	Links      float64 `expr:"links"`
	Images     float64 `expr:"images"`
	Items      float64 `expr:"items"`  // of lists
	Cells      float64 `expr:"cells"`  // of tables
	Quotes     float64 `expr:"quotes"` // quoted blocks
}

// countable names what a rule of the kind count may count.
var countable = []string{"words", "sentences", "paragraphs", "headings", "links", "images", "items", "cells", "quotes"}

func (m *Metrics) of(name string) float64 {
	return map[string]float64{
		"words": m.Words, "sentences": m.Sentences, "paragraphs": m.Paragraphs, "headings": m.Headings, "links": m.Links,
		"images": m.Images, "items": m.Items, "cells": m.Cells, "quotes": m.Quotes,
	}[name]
}

// environment is what a condition sees.
type environment struct {
	Metrics Metrics `expr:"metrics"`
	Meta    struct {
		Title    string `expr:"title"`
		Language string `expr:"language"`
		Format   string `expr:"format"`
		Name     string `expr:"name"`
	} `expr:"meta"`
}

// condition is a compiled one.
type condition struct{ program *vm.Program }

// compileCondition reads a condition. Names and types are checked now.
func compileCondition(source string) (*condition, error) {
	if len(source) > maxCondition {
		return nil, fmt.Errorf("a condition of %d bytes; the limit is %d", len(source), maxCondition)
	}
	program, err := expr.Compile(source, expr.Env(environment{}), expr.AsBool(), expr.MaxNodes(maxNodes),
		expr.DisableAllBuiltins(), expr.EnableBuiltin("len"), expr.EnableBuiltin("lower"), expr.EnableBuiltin("abs"))
	if err != nil {
		line, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("no condition: %s", line)
	}
	return &condition{program}, nil
}

// holds reports whether the condition is true of the article. One that breaks,
// by a division of nothing or by its memory, is reported as a failure of the
// rule.
func (c *condition) holds(p *rules.Pass) bool {
	env := environment{Metrics: *measure(p)}
	env.Meta.Title, env.Meta.Language = p.Article.Title(), p.Article.Language()
	env.Meta.Format, env.Meta.Name = p.Article.Format.String(), p.Article.Name
	machine := vm.VM{MemoryBudget: maxMemory}
	out, err := machine.Run(c.program, env)
	if err != nil {
		panic(fmt.Errorf("condition: %w", err))
	}
	return out == true
}

type metricsKey struct{}

// measure counts an article once for all rules.
func measure(p *rules.Pass) *Metrics {
	m, _ := p.Once(metricsKey{}, func() any { return metricsOf(p.Article) }).(*Metrics)
	return m
}

func metricsOf(a *corpus.Article) *Metrics {
	m := &Metrics{Words: float64(a.Words())}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		switch b.Kind {
		case corpus.Heading:
			m.Headings++
		case corpus.Paragraph:
			m.Paragraphs++
			m.Sentences += float64(len(a.Sentences(i)))
		case corpus.ListItem:
			m.Items++
			m.Sentences += float64(len(a.Sentences(i)))
		case corpus.TableCell:
			m.Cells++
		case corpus.Quote:
			m.Quotes++
		}
	}
	for i := range a.Links {
		if a.Links[i].Image {
			m.Images++
		} else {
			m.Links++
		}
	}
	return m
}
