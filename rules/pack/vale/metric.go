package vale

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// maxNodes bounds a formula.
const maxNodes = 300

var headingName = regexp.MustCompile(`heading\.(h[1-6])`)

// metric marks an article whose figures make a condition true.
func metric(d *definition) (*rules.Rule, error) {
	formula, condition := d.Text("formula"), d.Text("condition")
	if formula == "" || condition == "" {
		return nil, fmt.Errorf("%s: both formula and condition are needed", d.Where("formula"))
	}
	if err := d.whole(); err != nil {
		return nil, err
	}
	program, err := calculation(strings.TrimSpace(headingName.ReplaceAllString(formula, "heading_$1")), expr.AsFloat64())
	if err != nil {
		return nil, fmt.Errorf("%s: formula: %w", d.Where("formula"), err)
	}
	judge, err := calculation("result "+condition, expr.AsBool())
	if err != nil {
		return nil, fmt.Errorf("%s: condition: %w", d.Where("condition"), err)
	}
	return d.measured(func(c *counts) (float64, bool) {
		env := environment(c)
		value, err := expr.Run(program, env)
		result, ok := value.(float64)
		if err != nil || !ok || result-result != 0 {
			return 0, false
		}
		env["result"] = result
		yes, err := expr.Run(judge, env)
		return result, err == nil && yes == true
	}), nil
}

// calculation compiles an arithmetic expression over the figures.
func calculation(source string, as expr.Option) (*vm.Program, error) {
	if strings.Contains(source, "\n") {
		source = strings.Join(strings.Fields(source), " ")
	}
	return expr.Compile(source, expr.Env(environment(&counts{elements: map[string]float64{}})), as,
		expr.DisableAllBuiltins(), expr.MaxNodes(maxNodes))
}

func environment(c *counts) map[string]any {
	env := c.values()
	env["result"] = 0.0
	env["math"] = map[string]any{
		"sqrt": math.Sqrt, "abs": math.Abs, "floor": math.Floor, "ceil": math.Ceil, "log": math.Log, "log10": math.Log10,
		"pow": math.Pow, "max": math.Max, "min": math.Min, "pi": math.Pi, "e": math.E,
	}
	return env
}

// whole refuses a rule that measures anything but the whole article.
func (d *definition) whole() error {
	if d.scoped && !slices.Contains([]string{"text", "summary"}, d.scope.key) {
		return errors.New("it measures parts of the document; copydesk measures whole articles only")
	}
	return nil
}

// measured makes a rule that judges the figures of the article. What it marks
// is the first block.
func (d *definition) measured(judge func(*counts) (value float64, bad bool)) *rules.Rule {
	return d.rule(func(p *rules.Pass) {
		v := viewOf(p)
		c := v.figures()
		if c.words == 0 {
			return
		}
		value, bad := judge(c)
		if !bad {
			return
		}
		f := rules.Finding{Message: format(d.message, fmt.Sprintf("%.2f", value))}
		for i := range v.blocks {
			if strings.HasPrefix(v.blocks[i].scope, "text.frontmatter") {
				continue
			}
			if m, ok := firstWord(&v.blocks[i]); ok {
				f.Range = corpus.Range{Start: v.blocks[i].base + m.start, End: v.blocks[i].base + m.end}
				break
			}
		}
		if f.Range.Len() > 0 {
			d.report(p, v, f)
		}
	})
}
