package config

// Setting values that hold as one value, or as a list of all that was said.

// Held is a value that holds, by its key.
type Held struct {
	Key   string
	Value any   // string, int, bool or []string
	Place Place // zero: nobody said so, it is the default
}

// The defaults of what is not said.
const (
	DefaultFailOn = "error"
	DefaultLevel  = "warning"
)

// Values are the values that hold, but for rules, select and ignore, which
// Choose applies. Lists name the place of their last entry.
func (r *Resolution) Values() []Held {
	failOn, level := Held{"fail-on", DefaultFailOn, Place{}}, Held{"level", DefaultLevel, Place{}}
	var rest []Held
	last := func(h *Held, t Text) {
		if t.Set() {
			h.Value, h.Place = t.Value, t.Place
		}
	}
	language, date, dialect := Held{Key: "language"}, Held{Key: "date"}, Held{Key: "house.dialect"}
	var accept, forms, packs, roster, exclude list
	for _, s := range r.Steps {
		last(&failOn, s.FailOn)
		last(&level, s.Level)
		last(&language, s.Language)
		last(&date, s.Date)
		last(&dialect, s.House.Dialect)
		for _, a := range s.Accept {
			accept.add(a.Word)
			accept.add(a.File)
		}
		for _, f := range s.House.Forms {
			forms.add(f.Use)
		}
		for _, p := range s.Packs {
			packs.add(p.Path)
			packs.add(p.Vale)
		}
		for _, t := range s.Roster {
			roster.add(t)
		}
	}
	for _, e := range r.Exclude {
		exclude.add(e.Value)
	}
	out := []Held{failOn, level}
	rest = append(rest, language, date, dialect, forms.held("house.forms"), accept.held("accept"), packs.held("packs"),
		roster.held("roster"), exclude.held("exclude"))
	s := r.Sources
	for _, t := range []struct {
		key  string
		text Text
	}{
		{"baseline", r.Baseline},
		{"sources.mailto", s.Mailto},
		{"sources.cache-dir", s.CacheDir},
		{"sources.timeout", s.Timeout},
		{"sources.budget", s.Budget},
		{"sources.article-budget", s.Article},
	} {
		rest = append(rest, Held{t.key, t.text.Value, t.text.Place})
	}
	rest = append(rest, Held{"sources.requests", s.Requests.Value, s.Requests.Place})
	for _, b := range s.Bases {
		rest = append(rest, Held{"sources.bases." + b.Name.Value, b.Text.Value, b.Text.Place})
	}
	for _, h := range rest {
		if h.Place != (Place{}) {
			out = append(out, h)
		}
	}
	return out
}

// list are texts said in several places.
type list struct {
	texts []string
	place Place
}

func (l *list) add(t Text) {
	if t.Set() {
		l.texts, l.place = append(l.texts, t.Value), t.Place
	}
}

func (l *list) held(key string) Held { return Held{key, l.texts, l.place} }

// Value is what an option of the rule is set to.
func (c *Chosen) Value(option string) any {
	if v, ok := c.values[option]; ok {
		return v
	}
	if o := c.Rule.Option(option); o != nil {
		return o.Default
	}
	return nil
}
