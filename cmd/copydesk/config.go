package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/report"
)

func newConfig() *cobra.Command {
	c := &check{}
	var schema, keys bool
	cmd := &cobra.Command{
		Use:   "config [path]",
		Short: "Tell what holds for an article, and where that was said",
		Long: "config prints the settings that hold for an article, or for the current folder,\n" +
			"each with the file and line that it comes from.",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completePaths,
	}
	f := cmd.Flags()
	format := addChoice(cmd, "format", "how to tell", "text", "text", "json")
	f.BoolVar(&schema, "schema", false, "print the JSON Schema of the configuration")
	f.BoolVar(&keys, "keys", false, "print what each key means")
	c.finder = addConfig(cmd)
	cmd.MarkFlagsMutuallyExclusive("schema", "keys")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		out := cmd.OutOrStdout()
		switch {
		case schema:
			_, err := io.WriteString(out, config.Schema)
			return err
		case keys:
			return writeKeys(out)
		}
		path := "."
		if len(args) > 0 {
			path = args[0]
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		article := path
		if info.IsDir() {
			article = filepath.Join(path, anyArticle)
		}
		d := &desk{finder: c.finder}
		d.shelf.notes = cmd.ErrOrStderr()
		s, err := d.For(article)
		if err != nil {
			return err
		}
		told := s.tell(path)
		if format.value == "json" {
			e := json.NewEncoder(out)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(told)
		}
		return told.write(out)
	}
	return cmd
}

// anyArticle stands for what is in a folder and has no name of its own.
const anyArticle = "article"

// told is what holds for an article. Its JSON is for programs.
type told struct {
	Path     string        `json:"path"`
	Files    []string      `json:"files"`
	Excluded *toldValue    `json:"excluded,omitempty"`
	Settings []toldSetting `json:"settings"`
	Rules    []toldRule    `json:"rules"`
}

type toldValue struct {
	Value any    `json:"value"`
	From  string `json:"from"` // file:line:column; "": nobody said so
}

type toldSetting struct {
	Key string `json:"key"`
	toldValue
}

type toldRule struct {
	Rule     string               `json:"rule"`
	On       bool                 `json:"on"`
	By       string               `json:"by"` // what turned it on or off; "": it is so of itself
	Severity toldValue            `json:"severity"`
	Options  map[string]toldValue `json:"options"`
}

func (s *settings) tell(path string) *told {
	t := &told{Path: path, Files: append([]string{}, s.resolution.Files...)}
	if by, out := s.resolution.Excluded(path); out {
		t.Excluded = &toldValue{by.Value, by.Place.String()}
	}
	for _, v := range s.resolution.Values() {
		t.Settings = append(t.Settings, toldSetting{v.Key, toldValue{v.Value, v.Place.String()}})
	}
	for _, c := range s.chosen {
		r := toldRule{
			Rule: c.Rule.ID, On: c.On, By: c.By.String(),
			Severity: toldValue{c.Rule.Severity.String(), c.Graded.String()}, Options: map[string]toldValue{},
		}
		for _, o := range c.Rule.Options {
			r.Options[o.Name] = toldValue{c.Value(o.Name), c.Options[o.Name].String()}
		}
		t.Rules = append(t.Rules, r)
	}
	return t
}

// write tells it to people: of the rules only those of which something was
// said are named.
func (t *told) write(out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	line := func(cells ...string) {
		for i := range cells {
			cells[i] = report.Printable(cells[i])
		}
		fmt.Fprintln(table, strings.Join(cells, "\t"))
	}
	if len(t.Files) == 0 {
		line("no configuration", "", "the defaults hold")
	}
	for _, f := range t.Files {
		line("configuration", f, "")
	}
	if t.Excluded != nil {
		line("excluded", fmt.Sprint(t.Excluded.Value), t.Excluded.From)
	}
	for _, s := range t.Settings {
		line(s.Key, words(s.Value), from(s.From))
	}
	on := 0
	off := map[string]int{} // by what turned them off
	for _, r := range t.Rules {
		if !r.On && r.By != "" {
			off[r.By]++
		}
	}
	for _, r := range t.Rules {
		if r.On {
			on++
		}
		switch {
		case !r.On && off[r.By] > mostOff:
		case !r.On && r.By != "":
			line(r.Rule, "off", r.By)
		case r.On && (r.By != "" || r.Severity.From != ""):
			line(r.Rule, fmt.Sprint(r.Severity.Value), firstOf(r.Severity.From, r.By))
		}
		for _, name := range slices.Sorted(maps.Keys(r.Options)) {
			if o := r.Options[name]; r.On && o.From != "" {
				line(r.Rule+" "+name, words(o.Value), o.From)
			}
		}
	}
	for _, by := range slices.Sorted(maps.Keys(off)) {
		if off[by] > mostOff {
			line(fmt.Sprintf("%d other rules", off[by]), "off", by)
		}
	}
	line("rules that are on", fmt.Sprintf("%d of %d", on, len(t.Rules)), "")
	return table.Flush()
}

// mostOff is how many rules that one word turned off are named one by one.
const mostOff = 24

func from(place string) string { return firstOf(place, "default") }

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// words is a value as people read it.
func words(v any) string {
	if list, ok := v.([]string); ok {
		return strings.Join(list, ", ")
	}
	return fmt.Sprint(v)
}

// writeKeys prints the table of keys.
func writeKeys(out io.Writer) error {
	width := proseWidth(out)
	var b strings.Builder
	for _, k := range config.Keys() {
		kind := k.Kind
		if k.One != nil {
			kind = strings.Join(k.One, ", ")
		}
		fmt.Fprintf(&b, "%s (%s)\n    %s\n", k.Path, kind, hang(k.Doc, width, 4))
		if k.Example != "" {
			fmt.Fprintf(&b, "    e.g. %s\n", k.Example)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}
