package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var updateReadme = flag.Bool("readme", false, "write the output of the commands into the README")

// shownOutput finds the places of the README that show what a command prints: a
// comment that names it, with a fenced block or a table after it.
var shownOutput = regexp.MustCompile("(<!-- output of: copydesk ([^\n]*?) -->\n)(?:```text\n(?s:.*?)```\n|(?:\\|[^\n]*\n)*)")

// TestReadme holds the README to what the commands in it print today.
func TestReadme(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(root, "README.md")
	readme, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	want := shownOutput.ReplaceAllStringFunc(string(readme), func(place string) string {
		m := shownOutput.FindStringSubmatch(place)
		shown++
		run := exec.Command(program, strings.Fields(m[2])...)
		run.Dir = root
		run.Env = append(os.Environ(), "NO_COLOR=1")
		out, err := run.Output()
		if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		if strings.HasPrefix(string(out), "|") {
			return m[1] + string(out)
		}
		return m[1] + "```text\n" + string(out) + "```\n"
	})
	if shown < 2 {
		t.Fatalf("the README shows the output of %d commands", shown)
	}
	if *updateReadme {
		if err := os.WriteFile(name, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(readme) {
		t.Error("the README shows what copydesk does not print: go test ./cmd/copydesk -run Readme -readme")
	}
}
