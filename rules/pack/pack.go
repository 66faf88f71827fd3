// Package pack reads rules that are written as YAML, without Go.
//
// [Open] reads a file or a folder of them; a Vale style is known by its looks
// and handed to the package vale. [Test] runs the examples that rules carry.
//
// A pack may come from anywhere, so it is not trusted: there are no programs in
// it and nothing is fetched for it; expressions run in linear time behind a
// literal; conditions have no loops and a bound on memory; and files, rules,
// phrases and expressions have limits, see [MaxRules] and its neighbours. A
// rule that breaks one, or holds a key that nobody knows, is refused with its
// place. Nothing is left out silently.
package pack

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack/strict"
	"github.com/copydesk/copydesk/rules/pack/vale"
)

// The limits of a pack.
const (
	MaxFile     = strict.MaxFile // bytes of one file
	MaxFiles    = 200            // files of a folder
	MaxRules    = 1000           // rules of a pack
	MaxPhrases  = 5000           // phrases, patterns or swaps of a rule
	MaxPhrase   = 500            // bytes of a phrase
	MaxPattern  = 2000           // bytes of a pattern
	MaxProgram  = 10_000         // steps of the program that a pattern makes
	MaxExamples = 100            // examples of a rule
)

// Refusal is a rule that is not run, and why.
type Refusal struct {
	Rule string // its ID, or the file where it has none
	Why  string // with the place: "file:line:col: …"
}

// Open reads the rules of a file, a folder or a folder that is a Vale style.
// It fails where nothing can be read at all; a rule that is no good is among
// the refused. The IDs of the rules start with the name of the pack, which is
// what the key "pack" of a file says, else the name of the file or folder.
func Open(path string) ([]*rules.Rule, []Refusal, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	files := []string{path}
	if info.IsDir() {
		if files, err = list(path); err != nil {
			return nil, nil, fmt.Errorf("pack %s: %w", path, err)
		}
		if IsStyle(path) {
			return openStyle(path)
		}
	}
	p := &pack{}
	for _, f := range files {
		data, err := strict.ReadFile(f)
		if err != nil {
			return nil, nil, fmt.Errorf("pack %s: %w", path, err)
		}
		name := filepath.Base(f)
		if info.IsDir() {
			abs, err := filepath.Abs(path)
			if err != nil {
				return nil, nil, fmt.Errorf("pack %s: %w", path, err)
			}
			name = filepath.Base(abs)
		}
		if err := p.file(f, strings.TrimSuffix(name, filepath.Ext(name)), data); err != nil {
			return nil, nil, err
		}
	}
	return p.rules, p.refused, nil
}

// openStyle reads a folder as a Vale style.
func openStyle(path string) ([]*rules.Rule, []Refusal, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, nil, fmt.Errorf("pack %s: %w", path, err)
	}
	list, refused, err := vale.Open(filepath.Dir(abs), filepath.Base(abs))
	if err != nil {
		return nil, nil, fmt.Errorf("pack %s: %w", path, err)
	}
	out := make([]Refusal, len(refused))
	for i, r := range refused {
		out[i] = Refusal(r)
	}
	return list, out, nil
}

// list names the YAML files of a folder, in order.
func list(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); e.IsDir() || ext != ".yml" && ext != ".yaml" || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if files = append(files, filepath.Join(dir, e.Name())); len(files) > MaxFiles {
			return nil, fmt.Errorf("more than %d files", MaxFiles)
		}
	}
	return files, nil
}

var extendsKey = regexp.MustCompile(`(?mi)^extends[ \t]*:`)

// IsStyle reports whether a folder looks like a Vale style: its first file is
// a rule that extends another, or it has none itself.
func IsStyle(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return false
	}
	files, err := list(path)
	if err != nil || len(files) == 0 {
		return err == nil
	}
	data, err := strict.ReadFile(files[0])
	return err == nil && extendsKey.Match(data)
}

// pack is a pack being read.
type pack struct {
	rules   []*rules.Rule
	refused []Refusal
	seen    map[string]bool
}

// Parse reads the rules of one file of a pack. The file's name is for its
// errors; the pack's name holds where the file does not say another.
func Parse(file, name string, data []byte) ([]*rules.Rule, []Refusal, error) {
	p := &pack{}
	err := p.file(file, name, data)
	return p.rules, p.refused, err
}

var goodName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (p *pack) file(file, name string, data []byte) error {
	m, err := strict.Parse(file, data)
	if err != nil {
		return err
	}
	if m.Has("pack") {
		name = m.Text("pack")
	} else {
		name = strings.ToLower(strings.NewReplacer(" ", "-", "_", "-", ".", "-").Replace(name))
	}
	m.Text("doc")
	entries := m.Maps("rules")
	m.Known()
	if !goodName.MatchString(name) {
		m.Fault("pack", "%q is no name of a pack: small letters, digits and hyphens", name)
	}
	if len(entries) == 0 {
		m.Fault("rules", `there are no rules: the key "rules" holds a list of them`)
	}
	if len(p.rules)+len(entries) > MaxRules {
		m.Fault("rules", "%d rules; the limit of a pack is %d", len(p.rules)+len(entries), MaxRules)
	}
	if err := m.Err(); err != nil {
		return err
	}
	if p.seen == nil {
		p.seen = map[string]bool{}
	}
	for _, e := range entries {
		e = e.Alone()
		id := e.Text("id")
		switch {
		case id == "":
			e.Fault("id", `the key "id" is missing`)
		case !goodName.MatchString(id):
			e.Fault("id", "%q is no name of a rule: small letters, digits and hyphens", id)
		case p.seen[name+"/"+id]:
			e.Fault("id", "the pack has two rules called %q", id)
		}
		p.seen[name+"/"+id] = true
		r, err := build(name+"/"+id, e)
		if err = errors.Join(e.Err(), err); err != nil {
			p.refused = append(p.refused, Refusal{name + "/" + id, firstLine(err)})
			continue
		}
		p.rules = append(p.rules, r)
	}
	return nil
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// Names are the names of the packs that the rules come from.
func Names(list []*rules.Rule) []string {
	var out []string
	for _, r := range list {
		if c := r.Category(); !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}
