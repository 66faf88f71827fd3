package vale

import (
	"fmt"
	"math"

	"github.com/copydesk/copydesk/rules"
)

// readability marks an article that is harder to read than a grade allows.
func readability(d *definition) (*rules.Rule, error) {
	names, grade := d.List("metrics"), d.Number("grade", 0)
	known := map[string]func(*counts) float64{
		"Gunning Fog": func(c *counts) float64 { return 0.4 * (c.words/c.sentences + 100*c.complex/c.words) },
		"Coleman-Liau": func(c *counts) float64 {
			return 5.88*c.characters/c.words - 29.6*c.sentences/c.words - 15.8
		},
		"Flesch-Kincaid": func(c *counts) float64 { return 0.39*c.words/c.sentences + 11.8*c.syllables/c.words - 15.59 },
		"SMOG":           func(c *counts) float64 { return 1.0430*math.Sqrt(c.polysyllabic*30/c.sentences) + 3.1291 },
		"Automated Readability": func(c *counts) float64 {
			return 4.71*c.characters/c.words + 0.5*c.words/c.sentences - 21.43
		},
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: the key \"metrics\" is missing", d.Where("metrics"))
	}
	for _, n := range names {
		if known[n] == nil {
			return nil, fmt.Errorf("%s: no metric is called %q", d.Where("metrics"), n)
		}
	}
	if err := d.whole(); err != nil {
		return nil, err
	}
	return d.measured(func(c *counts) (float64, bool) {
		sum := 0.0
		for _, n := range names {
			sum += known[n](c)
		}
		value := sum / float64(len(names))
		return value, c.sentences > 0 && value > grade
	}), nil
}
