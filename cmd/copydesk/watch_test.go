package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// journal is a writer that several goroutines read and write.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

// take waits for some words, and takes what was written up to then.
func (j *journal) take(t *testing.T, want string) string {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		j.mu.Lock()
		if s := j.text.String(); strings.Contains(s, want) {
			j.text.Reset()
			j.mu.Unlock()
			return s
		}
		j.mu.Unlock()
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	t.Fatalf("%q was never written; there is %q", want, j.text.String())
	return ""
}

// TestWatch edits, adds, replaces and breaks articles under the eyes of a run.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	article := func(name string) string { return filepath.Join(dir, name) }
	write(t, article("good.md"), printable)
	write(t, article("posts/mill.md"), printable)

	ctx, stop := context.WithCancel(t.Context())
	var stdout, stderr journal
	root := newRoot(nil, &stdout, &stderr)
	root.SetArgs([]string{"check", "--watch", "--no-config", dir})
	ended := make(chan error, 1)
	go func() { ended <- root.ExecuteContext(ctx) }()

	stderr.take(t, "watching 2 folders")
	stdout.take(t, "2 articles")

	write(t, article("posts/mill.md"), blocked)
	if s := stdout.take(t, "1 article,"); !strings.Contains(s, "assistant-voice") || strings.Contains(s, "good.md") {
		t.Errorf("after an edit: %s", s)
	}
	// Editors write beside the file and put the new one in its place.
	write(t, article("posts/.mill.md.new"), printable)
	if err := os.Rename(article("posts/.mill.md.new"), article("posts/mill.md")); err != nil {
		t.Fatal(err)
	}
	stdout.take(t, "0 errors")
	write(t, article("new/folder/late.md"), printable)
	time.Sleep(2 * settle) // the folder is seen before what is written to it next
	write(t, article("new/folder/late.md"), blocked)
	stdout.take(t, "late.md")

	stop()
	if err := <-ended; err != nil {
		t.Errorf("an interrupted watch ends with %v", err)
	}
}

func TestWatchRefusesWhatItCannotDo(t *testing.T) {
	for _, args := range [][]string{
		{"check", "--watch", "-"},
		{"check", "--watch", "--format", "json", "."},
		{"check", "--watch", "--output", "x.txt", "."},
		{"check", "--watch", filepath.Join(t.TempDir(), "gone")},
	} {
		var stdout, stderr bytes.Buffer
		if code := run(args, strings.NewReader(""), &stdout, &stderr); code != exitBroken || stderr.Len() == 0 {
			t.Errorf("%q: exit code %d, %s", args, code, stderr.String())
		}
	}
}

// TestWatchConfiguration breaks a configuration under the eyes of a run, and
// mends it. What a glob means is watched, too.
func TestWatchConfiguration(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a/mill.md"), blocked)
	t.Chdir(dir)
	ctx, stop := context.WithCancel(t.Context())
	var stdout, stderr journal
	root := newRoot(nil, &stdout, &stderr)
	root.SetArgs([]string{"check", "--watch", "{a,b}/*.md"})
	ended := make(chan error, 1)
	go func() { ended <- root.ExecuteContext(ctx) }()

	stdout.take(t, "1 error")
	stderr.take(t, "interrupt to end")
	write(t, filepath.Join(dir, ".copydesk.yaml"), "ingore: [boilerplate]\n")
	stderr.take(t, "\n    1 | ingore: [boilerplate]\n")
	write(t, filepath.Join(dir, ".copydesk.yaml"), "ignore: [boilerplate]\n")
	stdout.take(t, "0 errors")

	stop()
	if err := <-ended; err != nil {
		t.Errorf("an interrupted watch ends with %v", err)
	}
}
