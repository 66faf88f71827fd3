//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// An interrupt ends the wait for standard input, and the report is still whole.
func TestInterrupt(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad})
	cmd := command(t, dir, "--format", "json", "--jobs", "1", "a.md", "-")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stdin.Close() }()
	var out, errOut strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: once it is written, the program waits for the rest.
	if _, err := io.WriteString(stdin, strings.Repeat("The gate stood open. ", 1<<16)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	_ = cmd.Wait()
	if d := time.Since(begin); d > 20*time.Second {
		t.Errorf("it took %v to end", d)
	}
	if code := cmd.ProcessState.ExitCode(); code != exitBroken {
		t.Errorf("%v, want exit %d\n%s", cmd.ProcessState, exitBroken, errOut.String())
	}
	d := parse(t, out.String())
	if n := len(d.Skipped); n == 0 || d.Skipped[n-1].Reason != "interrupted" {
		t.Errorf("report\n%s", out.String())
	}
}

// A reader that goes away ends the program without noise; a report that goes
// to a file instead is not touched by it.
func TestBrokenPipe(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": strings.Repeat(bad, 500)})
	for _, format := range []string{"text", "json"} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		cmd := command(t, dir, "--format", format, "a.md")
		cmd.Stdout = w
		o := finish(t, cmd)
		_ = w.Close()
		if o.code != exitBroken || o.errOut != "" {
			t.Errorf("%s: exit %d, %q", format, o.code, o.errOut)
		}
	}
	want := start(t, dir, "--format", "json", "a.md").out
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := command(t, dir, "--format", "text,json=a.json", "a.md")
	cmd.Stdout = w
	o := finish(t, cmd)
	_ = w.Close()
	if got, err := os.ReadFile(filepath.Join(dir, "a.json")); err != nil || string(got) != want || o.code != exitBroken {
		t.Errorf("exit %d, %v, %d bytes of %d", o.code, err, len(got), len(want))
	}
}

func TestUnreadableFile(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := folder(t, map[string]string{"a.md": bad, "locked.md": good})
	if err := os.Chmod(filepath.Join(dir, "locked.md"), 0); err != nil {
		t.Fatal(err)
	}
	o := start(t, dir, ".")
	if o.code != exitBroken || !strings.Contains(o.out, "locked.md: permission denied") || !strings.Contains(o.out, "a.md\n") {
		t.Errorf("exit %d\n%s%s", o.code, o.out, o.errOut)
	}
}

func TestStrangeFiles(t *testing.T) {
	dir := folder(t, map[string]string{"posts/a.md": bad})
	if err := os.Symlink("..", filepath.Join(dir, "posts", "loop")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("self.md", filepath.Join(dir, "self.md")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	if o := start(t, dir, "posts"); o.code != exitFound || !strings.Contains(o.out, "1 article,") {
		// The loop leads to the folder above, where the two others lie.
		if o.code != exitBroken || !strings.Contains(o.out, "1 article,") {
			t.Errorf("a loop: exit %d\n%s%s", o.code, o.out, o.errOut)
		}
	}
	for _, name := range []string{"self.md", "pipe.md"} {
		if o := start(t, dir, name, "posts/a.md"); o.code != exitBroken || !strings.Contains(o.out, name+": ") {
			t.Errorf("%s: exit %d\n%s%s", name, o.code, o.out, o.errOut)
		}
	}
}
