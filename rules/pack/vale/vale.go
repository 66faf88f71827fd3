// Package vale runs the rules of Vale styles: folders of YAML files, one a
// rule, as they are.
//
// [Open] reads a style. What it cannot run it names with the reason; nothing is
// left out silently. The wording that the rules look for goes through the
// matcher that all rules share, so that a style costs little where it finds
// nothing.
//
// Rules see an article as Vale shows it to them: block by block, with inline
// code and the alternative text of images masked, soft line breaks kept and
// each block under a scope such as "text.heading.h2.md".
package vale

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack/strict"
)

// Refusal is a rule that is not run, and why.
type Refusal struct {
	Rule string // "style/Rule", or the file
	Why  string
}

// The limits of a style.
const (
	maxRules  = 2000
	maxTokens = 20_000 // of one rule
)

// Open reads the style of a name from a folder of styles, and the vocabularies
// beside it. It fails where there is no such style; a rule that cannot be run
// is among the refused.
func Open(stylesDir, style string) ([]*rules.Rule, []Refusal, error) {
	if style == "" || style != filepath.Base(style) || strings.HasPrefix(style, ".") {
		return nil, nil, fmt.Errorf("%q is no name of a style", style)
	}
	root := filepath.Join(stylesDir, style)
	files, err := ruleFiles(root)
	if err != nil {
		return nil, nil, fmt.Errorf("style %s: %w", style, err)
	}
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("style %s: no rule in %s", style, root)
	}
	accepted, err := vocabularies(stylesDir)
	if err != nil {
		return nil, nil, fmt.Errorf("style %s: %w", style, err)
	}
	l := loader{stylesDir: stylesDir, accepted: accepted, open: strict.ReadFile}
	var list []*rules.Rule
	var refused []Refusal
	for _, f := range files {
		rel, err := filepath.Rel(root, f)
		if err != nil {
			rel = filepath.Base(f)
		}
		base := strings.ReplaceAll(strings.TrimSuffix(filepath.ToSlash(rel), filepath.Ext(rel)), "/", ".")
		r, err := l.rule(f, style, base)
		if err != nil {
			refused = append(refused, Refusal{style + "/" + base, err.Error()})
			continue
		}
		list = append(list, r)
	}
	return list, refused, nil
}

// ruleFiles lists the rules of a style, in order.
func ruleFiles(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); name != root && (strings.HasPrefix(base, ".") || base == "config") {
				return filepath.SkipDir
			}
			return nil
		}
		if ext := filepath.Ext(name); ext != ".yml" && ext != ".yaml" || strings.HasPrefix(d.Name(), ".") {
			return nil
		}
		if files = append(files, name); len(files) > maxRules {
			return fmt.Errorf("more than %d rules", maxRules)
		}
		return nil
	})
	slices.Sort(files)
	return files, err
}

// vocabularies reads the accepted words of all vocabularies that lie beside
// the styles.
func vocabularies(stylesDir string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(stylesDir, "config", "vocabularies", "*", "accept.txt"))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, f := range files {
		data, err := strict.ReadFile(f)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				out = append(out, line)
			}
		}
	}
	return out, nil
}

// loader makes rules of files.
type loader struct {
	stylesDir string
	accepted  []string
	open      func(name string) ([]byte, error)
}

// maxChain is how many rules may extend one another.
const maxChain = 10

// read returns the definition of a file, laid over those of the rules that it
// extends.
func (l *loader) read(file string, chain []string) (*strict.Map, error) {
	if slices.Contains(chain, file) {
		return nil, fmt.Errorf("%s: the rule extends itself", file)
	}
	if len(chain) >= maxChain {
		return nil, fmt.Errorf("%s: more than %d rules extend one another", file, maxChain)
	}
	data, err := l.open(file)
	if err != nil {
		return nil, err
	}
	m, err := strict.Parse(file, data)
	if err != nil {
		return nil, err
	}
	for _, k := range m.Keys() {
		m.Rename(k, strings.ToLower(k)) // Vale reads keys in any case
	}
	extends := m.Text("extends")
	style, name, reference := strings.Cut(extends, ".")
	if !reference {
		return m, nil
	}
	if style == "Vale" {
		return nil, fmt.Errorf("%s: %s is built into Vale", m.Where("extends"), extends)
	}
	if strings.ContainsAny(style, `/\`) || strings.ContainsAny(name, `/\`) {
		return nil, fmt.Errorf("%s: %q is no name of a rule", m.Where("extends"), extends)
	}
	parent := filepath.Join(append([]string{l.stylesDir, style}, strings.Split(name, ".")...)...) + ".yml"
	below, err := l.read(parent, append(chain, file))
	if err != nil {
		return nil, fmt.Errorf("%s: extends %s: %w", m.Where("extends"), extends, err)
	}
	kind := below.Text("extends")
	out, err := below.Overlay(m)
	if err != nil {
		return nil, err
	}
	out.Replace("extends", kind)
	return out, nil
}

// rule makes the rule of a file.
func (l *loader) rule(file, style, name string) (*rules.Rule, error) {
	m, err := l.read(file, nil)
	if err != nil {
		return nil, err
	}
	d := &definition{Map: m, style: style, name: name, accepted: l.accepted}
	d.common()
	if err := m.Err(); err != nil {
		return nil, err
	}
	kinds := map[string]func(*definition) (*rules.Rule, error){
		"existence": existence, "substitution": substitution, "occurrence": occurrence, "repetition": repetition,
		"consistency": consistency, "conditional": conditional, "capitalization": capitalization,
		"metric": metric, "readability": readability,
	}
	make := kinds[d.kind]
	if make == nil {
		return nil, refuseKind(d)
	}
	r, err := make(d)
	d.Known("extends", "tests", "name", "matchcase")
	return r, errors.Join(m.Err(), err)
}

// refuseKind says why a kind of rule is not run.
func refuseKind(d *definition) error {
	switch d.kind {
	case "":
		return fmt.Errorf(`%s: the key "extends" is missing`, d.Where("extends"))
	case "script":
		return errors.New("script: it is a program, and copydesk runs none that comes with a pack")
	case "sequence":
		return errors.New("sequence: it needs a tagger of parts of speech")
	case "spelling":
		return errors.New("spelling: it needs dictionaries")
	}
	names := []string{
		"existence", "substitution", "occurrence", "repetition", "consistency", "conditional",
		"capitalization", "metric", "readability", "sequence", "script", "spelling",
	}
	return fmt.Errorf("%s: no kind of rule is called %q%s", d.Where("extends"), d.kind, strict.DidYouMean(d.kind, names))
}
