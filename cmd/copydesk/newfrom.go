package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// added knows the lines that git says were added since a revision, in the
// working tree. What git does not track is added as a whole.
type added struct {
	ctx          context.Context
	revision     string
	repositories map[string]*workTree // by the folder they are the nearest above
}

// workTree is a working tree of git, and what changed in it.
type workTree struct {
	top     string // absolute, without symlinks
	err     error
	tracked map[string]bool
	lines   map[string][]lineRange // by path below top; only what changed
}

// lineRange is some lines, counted from 0, the last one excluded.
type lineRange struct{ from, to int }

// lines returns the places of an article's source that were added.
func (a *added) lines(name string, article *corpus.Article) (*spans, error) {
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	folder, gone := filepath.EvalSymlinks(filepath.Dir(path))
	if gone != nil {
		return &spans{all: true}, nil //nolint:nilerr // standard input under a name of its own
	}
	path = filepath.Join(folder, filepath.Base(path))
	r := a.above(folder)
	if r.err != nil {
		return nil, r.err
	}
	below, err := filepath.Rel(r.top, path)
	if err != nil {
		return nil, err
	}
	below = filepath.ToSlash(below)
	if !r.tracked[below] {
		return &spans{all: true}, nil
	}
	return spansOf(article.Source, r.lines[below]), nil
}

// spansOf turns lines as git counts them, by their line feeds, into places.
func spansOf(source []byte, lines []lineRange) *spans {
	out := &spans{}
	line, at := 0, 0
	skip := func(to int) {
		for ; line < to && at < len(source); line++ {
			if n := bytes.IndexByte(source[at:], '\n'); n >= 0 {
				at += n + 1
			} else {
				at = len(source)
			}
		}
	}
	for _, l := range lines {
		skip(l.from)
		from := at
		skip(l.to)
		out.list = append(out.list, corpus.Span{Start: from, End: max(at, from+1)})
	}
	return out
}

// above returns the repository that holds a folder.
func (a *added) above(folder string) *workTree {
	if r := a.repositories[folder]; r != nil {
		return r
	}
	var r *workTree
	if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
		r = a.read(folder)
	} else if parent := filepath.Dir(folder); parent != folder {
		r = a.above(parent)
	} else {
		r = &workTree{err: errors.New("it is in no git repository")}
	}
	a.repositories[folder] = r
	return r
}

// read asks git what changed in a repository.
func (a *added) read(top string) *workTree {
	r := &workTree{top: top, tracked: map[string]bool{}, lines: map[string][]lineRange{}}
	commit, err := a.git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", a.revision+"^{commit}")
	if err != nil {
		r.err = err
		if _, other := a.git(top, "rev-parse", "--git-dir"); other == nil {
			r.err = fmt.Errorf("git knows no revision %q in %s", a.revision, top)
		}
		return r
	}
	files, err := a.git(top, "ls-files", "-z", "--full-name")
	if err != nil {
		r.err = err
		return r
	}
	for f := range strings.SplitSeq(string(files), "\x00") {
		r.tracked[f] = true
	}
	cmd := a.command(top, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--text",
		"--find-renames", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options",
		strings.TrimSpace(string(commit)), "--")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		r.err = err
		return r
	}
	bad := readDiff(out, r.lines)
	_, _ = io.Copy(io.Discard, out)
	if err := cmd.Wait(); err != nil {
		r.err = gitError(err, said.String())
	} else if bad != nil {
		r.err = fmt.Errorf("what git diff says cannot be read: %w", bad)
	}
	return r
}

func (a *added) git(top string, args ...string) ([]byte, error) {
	out, err := a.command(top, args...).Output()
	if err != nil {
		said := ""
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			said = string(exit.Stderr)
		}
		return nil, gitError(err, said)
	}
	return out, nil
}

// command is git in a folder, deaf to what would change its answers or make it
// run programs of the repository.
func (a *added) command(top string, args ...string) *exec.Cmd {
	settings := []string{"-c", "core.quotePath=true", "-c", "core.fsmonitor=false", "-c", "color.ui=false"}
	cmd := exec.CommandContext(a.ctx, "git", append(settings, args...)...)
	cmd.Dir = top
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_PAGER=cat", "GIT_DIFF_OPTS=")
	return cmd
}

func gitError(err error, said string) error {
	said, _, _ = strings.Cut(strings.TrimSpace(said), "\n")
	if said != "" {
		return fmt.Errorf("git: %s", said)
	}
	return fmt.Errorf("git: %w", err)
}

// readDiff reads a diff without context. A line that was added may look like
// anything, so the counts of each hunk say how many there are.
func readDiff(in io.Reader, lines map[string][]lineRange) error {
	r := bufio.NewReaderSize(in, 1<<16)
	name := ""
	rest := 0 // lines of the hunk to come
	for {
		line, whole, err := readLine(r)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch {
		case rest > 0:
			if line == "" || line[0] != '\\' { // "\ No newline at end of file"
				rest--
			}
		case strings.HasPrefix(line, "diff --git "):
			name = ""
		case strings.HasPrefix(line, "+++ "):
			if !whole {
				return errors.New("a name without an end")
			}
			if name, err = diffName(line[4:]); err != nil {
				return err
			}
		case strings.HasPrefix(line, "@@ "):
			gone, came, err := hunk(line)
			if err != nil {
				return err
			}
			rest = gone + came.to - came.from
			if came.to > came.from && name != "" {
				lines[name] = append(lines[name], came)
			}
		}
	}
}

// readLine reads one line. Of a long one only the start is kept.
func readLine(r *bufio.Reader) (line string, whole bool, err error) {
	chunk, err := r.ReadSlice('\n')
	line = strings.TrimSuffix(string(chunk), "\n")
	whole = true
	for errors.Is(err, bufio.ErrBufferFull) {
		whole = false
		_, err = r.ReadSlice('\n')
	}
	if errors.Is(err, io.EOF) && line != "" {
		err = nil
	}
	return line, whole, err
}

// diffName reads the name behind "+++ ": "" for a file that is gone.
func diffName(text string) (string, error) {
	if strings.HasPrefix(text, `"`) {
		name, err := strconv.Unquote(strings.TrimSuffix(text, "\t"))
		if err != nil {
			return "", fmt.Errorf("the name %s: %w", text, err)
		}
		text = name
	} else {
		text = strings.TrimSuffix(text, "\t") // git ends names with blanks so
	}
	if text == "/dev/null" {
		return "", nil
	}
	name, ok := strings.CutPrefix(text, "b/")
	if !ok {
		return "", fmt.Errorf("the name %q", text)
	}
	return name, nil
}

// hunk reads "@@ -1,2 +3,4 @@": how many lines went, and which came.
func hunk(line string) (gone int, came lineRange, err error) {
	fields := strings.Fields(line)
	if len(fields) < 4 || !strings.HasPrefix(fields[1], "-") || !strings.HasPrefix(fields[2], "+") {
		return 0, came, fmt.Errorf("the hunk %q", line)
	}
	part := func(text string) (from, n int) {
		first, count, ok := strings.Cut(text[1:], ",")
		if from, err = strconv.Atoi(first); err != nil {
			return 0, 0
		}
		if n = 1; ok {
			n, err = strconv.Atoi(count)
		}
		return from, n
	}
	_, gone = part(fields[1])
	if err != nil {
		return 0, came, err
	}
	from, n := part(fields[2])
	if err != nil || n < 0 || gone < 0 || from < 0 {
		return 0, came, fmt.Errorf("the hunk %q", line)
	}
	if n == 0 {
		return gone, lineRange{}, nil
	}
	return gone, lineRange{from - 1, from - 1 + n}, nil
}
