package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/fatih/color"
	"github.com/mattn/go-isatty"
)

// output is where a report goes.
type output struct {
	io.Writer
	file     *os.File // written under a name of its own until it is whole; nil: standard output
	name     string   // what file becomes; "": it is written in place
	terminal *os.File // nil: not a terminal
}

// openOutput opens the file of a report, or standard output where the name is
// "" or "-". A file appears under its name only when the report is whole. It
// takes the place of no input: whoever swaps the two names would lose an
// article.
func openOutput(name string, stdout io.Writer, inputs []string) (*output, error) {
	if name == "" || name == "-" {
		o := &output{Writer: stdout}
		if f, ok := stdout.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
			o.terminal = f
			if f == os.Stdout {
				o.Writer = color.Output // knows the consoles that have to be told about colours
			}
		}
		return o, nil
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	info, err := os.Stat(name)
	if err == nil && slices.ContainsFunc(inputs, func(input string) bool { return isFile(input, info) }) {
		return nil, fmt.Errorf("%s is an input of this run, and the report would take its place", name)
	}
	if err == nil && !info.Mode().IsRegular() {
		// A device or a pipe: there is nothing to put in its place.
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &output{Writer: f, file: f}, nil
	}
	draft := filepath.Join(filepath.Dir(name), draftName(name, strconv.Itoa(os.Getpid())))
	_ = os.Remove(draft) // a crash may have left one of the same number
	f, err := os.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	if info != nil { // the file keeps its permissions
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			_ = f.Close()
			_ = os.Remove(draft)
			return nil, err
		}
	}
	return &output{Writer: f, file: f, name: name}, nil
}

// isFile reports whether a name leads to a regular file that is known.
func isFile(name string, known os.FileInfo) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular() && os.SameFile(info, known)
}

// Close brings the file to its name, or takes the draft away when the report
// is not whole.
func (o *output) Close(whole bool) error {
	if o.file == nil {
		return nil
	}
	err := o.file.Close()
	if o.name == "" {
		return err
	}
	if err == nil && whole {
		err = os.Rename(o.file.Name(), o.name)
	}
	if err != nil || !whole {
		_ = os.Remove(o.file.Name())
	}
	return err
}
