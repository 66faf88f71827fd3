package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program is copydesk as people run it.
var program string

func TestMain(m *testing.M) {
	asProgram()
	dir, err := os.MkdirTemp("", "copydesk")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	program = filepath.Join(dir, "copydesk.exe")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
		os.Exit(2)
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// outcome is what a run of the program left.
type outcome struct {
	code        int
	out, errOut string
	cpu         time.Duration
}

// patience is how long a run may take before it counts as hung, on a machine
// that is busy with other work.
const patience = 2 * time.Minute

func command(t testing.TB, dir string, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NO_COLOR=", "FORCE_COLOR=", "CLICOLOR=", "CLICOLOR_FORCE=", "COPYDESK_DEBUG=")
	return cmd
}

func finish(t testing.TB, cmd *exec.Cmd) outcome {
	t.Helper()
	var out, errOut bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	cmd.Stderr = &errOut
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	o := outcome{cmd.ProcessState.ExitCode(), out.String(), errOut.String(), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if o.code < 0 {
		t.Fatalf("%v ended by %v", cmd.Args[1:], cmd.ProcessState)
	}
	if strings.Contains(o.errOut, "goroutine ") {
		t.Fatalf("%v crashed:\n%.2000s", cmd.Args[1:], o.errOut)
	}
	return o
}

// start runs the program in a folder.
func start(t testing.TB, dir string, args ...string) outcome {
	t.Helper()
	return finish(t, command(t, dir, args...))
}

// startIn is start with a standard input.
func startIn(t testing.TB, dir, stdin string, args ...string) outcome {
	t.Helper()
	cmd := command(t, dir, args...)
	cmd.Stdin = strings.NewReader(stdin)
	return finish(t, cmd)
}

// folder writes files into a new folder. Names may hold slashes.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	// good is an article without a finding.
	good = "# Leeks in a dry spring\n\nSow the leeks in trays under glass, and plant them out in May once they are as thick as a pencil.\n\n" +
		"Water them in the evening. The rows stand a foot apart, so that a hoe can pass between them.\n"
	// bad is one that no desk would print.
	bad = "# Leeks in a wet spring\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit.\n\n" +
		"Sow the leeks in trays under glass, and plant them out in May.\n"
)
