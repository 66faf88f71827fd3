package rules

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The file of a baseline is text, so that people can read what changed in it:
//
//	copydesk baseline 1
//	posts/harbour.md
//		~ 0a1b2c3d 11223344
//		9f86d081884c7d65 2 error casing/proper-noun "kyiv"
//
// A name stands at the start of its line; below it the sketch of the text, if
// it has one, and a line for each kind of finding: fingerprint, number,
// severity, rule, and the excerpt for people. All is sorted.
const (
	baselineMagic   = "copydesk baseline "
	baselineVersion = 1
	maxBaselineLine = 1 << 16
)

// WriteTo writes the baseline.
func (b *Baseline) WriteTo(out io.Writer) (int64, error) {
	w := &counter{out: bufio.NewWriter(out)}
	w.printf("%s%d\n", baselineMagic, baselineVersion)
	for _, name := range slices.Sorted(maps.Keys(b.articles)) {
		a := b.articles[name]
		w.printf("%s\n", quoteName(name))
		if len(a.sketch) > 0 {
			w.printf("\t~")
			for _, x := range a.sketch {
				w.printf(" %08x", x)
			}
			w.printf("\n")
		}
		for _, e := range a.entries {
			w.printf("\t%s %d %s %s %s\n", e.Fingerprint, e.Count, e.Severity, e.Rule, strconv.Quote(e.Excerpt))
		}
	}
	if w.err == nil {
		w.err = w.out.Flush()
	}
	return w.n, w.err
}

type counter struct {
	out *bufio.Writer
	n   int64
	err error
}

func (c *counter) printf(format string, args ...any) {
	if c.err == nil {
		var n int
		n, c.err = fmt.Fprintf(c.out, format, args...)
		c.n += int64(n)
	}
}

// quoteName writes a name that could be taken for something else in quotes.
func quoteName(name string) string {
	odd := func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }
	if name == "" || strings.ContainsFunc(name, odd) || strings.ContainsAny(name[:1], " \"<=>#") {
		return strconv.Quote(name)
	}
	return name
}

// ReadBaseline reads a baseline. It takes nothing but what WriteTo writes, in
// any order; its errors name the line.
func ReadBaseline(in io.Reader) (*Baseline, error) {
	b := NewBaseline()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxBaselineLine)
	number := 0
	var now *baselined
	below := map[Entry]bool{} // what stands below the name
	for lines.Scan() {
		number++
		line := strings.TrimSuffix(lines.Text(), "\r")
		var err error
		switch {
		case number == 1:
			err = checkMagic(line)
		case strings.HasPrefix(line, "<<<<<<<"), strings.HasPrefix(line, "======="), strings.HasPrefix(line, ">>>>>>>"):
			err = errors.New("a merge was left unfinished here")
		case line == "":
			err = errors.New("the line is empty")
		case line[0] != '\t':
			clear(below)
			now, err = b.readName(line)
		case now == nil:
			err = errors.New("a finding before the first name of an article")
		case strings.HasPrefix(line, "\t~"):
			err = now.readSketch(line[2:])
		default:
			err = now.readEntry(line[1:], below)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, fmt.Errorf("line %d: longer than any line of a baseline", number+1)
	case err != nil:
		return nil, err
	case number == 0:
		return nil, errors.New("empty: it is no baseline")
	}
	for _, a := range b.articles {
		slices.SortFunc(a.entries, compareEntries)
	}
	return b, nil
}

func checkMagic(line string) error {
	version, ok := strings.CutPrefix(line, baselineMagic)
	if !ok {
		return fmt.Errorf("it is no baseline: the first line must be %q", baselineMagic+strconv.Itoa(baselineVersion))
	}
	switch n, err := strconv.Atoi(version); {
	case err != nil || n < 1:
		return fmt.Errorf("%q is no version of a baseline", version)
	case n > baselineVersion:
		return fmt.Errorf("a newer copydesk wrote it (version %d, this one reads %d): update copydesk", n, baselineVersion)
	}
	return nil
}

func (b *Baseline) readName(line string) (*baselined, error) {
	name := line
	if line[0] == '"' {
		var err error
		if name, err = strconv.Unquote(line); err != nil {
			return nil, fmt.Errorf("the name %s is not quoted as it must be", line)
		}
	}
	if quoteName(name) != line {
		return nil, fmt.Errorf("%q is no name of an article", line)
	}
	if b.articles[name] != nil {
		return nil, fmt.Errorf("%s is named twice", line)
	}
	a := &baselined{name: name}
	b.articles[name] = a
	return a, nil
}

func (a *baselined) readSketch(rest string) error {
	fields := strings.Fields(rest)
	if len(a.sketch) > 0 || len(a.entries) > 0 {
		return errors.New("a sketch must stand right below the name, once")
	}
	if len(fields) == 0 || len(fields) > sketchSize {
		return fmt.Errorf("a sketch has 1 to %d numbers, not %d", sketchSize, len(fields))
	}
	for _, f := range fields {
		x, err := strconv.ParseUint(f, 16, 32)
		if err != nil || len(f) != 8 {
			return fmt.Errorf("%q is no number of a sketch: eight hexadecimal digits", f)
		}
		a.sketch = append(a.sketch, uint32(x))
	}
	return nil
}

func (a *baselined) readEntry(line string, below map[Entry]bool) error {
	fields := strings.SplitN(line, " ", 5)
	if len(fields) != 5 {
		return errors.New("a finding is written: fingerprint, number, severity, rule, excerpt in quotes")
	}
	e := Entry{Fingerprint: fields[0], Rule: fields[3]}
	if _, err := strconv.ParseUint(e.Fingerprint, 16, 64); err != nil || len(e.Fingerprint) != 16 || strings.ToLower(e.Fingerprint) != e.Fingerprint {
		return fmt.Errorf("%q is no fingerprint: sixteen hexadecimal digits", fields[0])
	}
	var err error
	if e.Count, err = strconv.Atoi(fields[1]); err != nil || e.Count < 1 || e.Count > 1<<30 || strconv.Itoa(e.Count) != fields[1] {
		return fmt.Errorf("%q is no number of findings", fields[1])
	}
	if e.Severity, err = ParseSeverity(fields[2]); err != nil {
		return err
	}
	if category, rule, ok := strings.Cut(e.Rule, "/"); !ok || category == "" || rule == "" || path.Clean(e.Rule) != e.Rule {
		return fmt.Errorf("%q is no rule", e.Rule)
	}
	if e.Excerpt, err = strconv.Unquote(fields[4]); err != nil || strconv.Quote(e.Excerpt) != fields[4] {
		return fmt.Errorf("the excerpt %s is not quoted as it must be", fields[4])
	}
	key := Entry{Fingerprint: e.Fingerprint, Severity: e.Severity}
	if below[key] {
		return fmt.Errorf("%s is there twice below %s", e.Fingerprint, quoteName(a.name))
	}
	below[key] = true
	e.left = e.Count
	a.entries = append(a.entries, e)
	return nil
}
