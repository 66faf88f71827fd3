//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
)

func TestFixKeepsTheFile(t *testing.T) {
	dir := folder(t, map[string]string{"real/a.md": ferry, "b.md": ferry})
	link, target, twin := filepath.Join(dir, "link.md"), filepath.Join(dir, "real/a.md"), filepath.Join(dir, "twin.md")
	if err := os.Symlink("real/a.md", link); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(filepath.Join(dir, "b.md"), twin); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(target, 0o640); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		if err := os.Chown(target, 1234, 2345); err != nil {
			t.Fatal(err)
		}
	}
	if o := start(t, dir, "fix", "link.md", "b.md"); o.code != exitClean {
		t.Fatalf("exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	if to, err := os.Readlink(link); err != nil || to != "real/a.md" {
		t.Errorf("the link leads to %q: %v", to, err)
	}
	info, err := os.Stat(target)
	if err != nil || info.Mode() != 0o640 || content(t, target) != ferryFixed {
		t.Errorf("%v %v %q", err, info.Mode(), content(t, target))
	}
	if s := info.Sys().(*syscall.Stat_t); os.Getuid() == 0 && (s.Uid != 1234 || s.Gid != 2345) {
		t.Errorf("the owner is %d:%d", s.Uid, s.Gid)
	}
	if content(t, twin) != ferry || content(t, filepath.Join(dir, "b.md")) != ferryFixed {
		t.Errorf("the other name of the file reads %q", content(t, twin))
	}
}

func TestFixReadOnly(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is forbidden to root")
	}
	dir := folder(t, map[string]string{"a.md": ferry, "deep/b.md": ferry, "c.md": ferry})
	if err := os.Chmod(filepath.Join(dir, "a.md"), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "deep"), 0o555); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(filepath.Join(dir, "deep"), 0o755) }()
	o := start(t, dir, "fix", ".")
	if o.code != exitBroken || !strings.Contains(o.out, "a.md: not fixed: ") || !strings.Contains(o.out, "deep/b.md: not fixed: ") {
		t.Errorf("exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	for name, want := range map[string]string{"a.md": ferry, "deep/b.md": ferry, "c.md": ferryFixed} {
		if got := content(t, filepath.Join(dir, name)); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Killed at any moment, fix leaves each file as it was or as it shall be, and
// nothing that the next run takes for an article.
func TestFixKilled(t *testing.T) {
	const files, kills = 8, 200
	random := rand.New(rand.NewPCG(2, 200))
	names := map[string]string{}
	for i := range files {
		names[fmt.Sprintf("%02d.md", i)] = strings.Repeat(ferry, 1+i%5)
	}
	dir, twin := folder(t, names), folder(t, names)
	begin := time.Now()
	if o := start(t, twin, "fix", "."); o.code == exitBroken {
		t.Fatalf("exit %d\n%s", o.code, o.errOut)
	}
	whole := time.Since(begin)
	want := map[string]string{}
	for name := range names {
		want[name] = content(t, filepath.Join(twin, name))
	}
	before, after, torn, cut := 0, 0, 0, 0
	for range kills {
		cmd := command(t, dir, "fix", "--jobs", "2", ".")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(random.Int64N(int64(whole))), func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		timer.Stop()
		if !cmd.ProcessState.Exited() {
			cut++
		}
		for name, old := range names {
			path := filepath.Join(dir, name)
			switch got := content(t, path); got {
			case old:
				before++
			case want[name]:
				after++
				if err := os.WriteFile(path, []byte(old), 0o600); err != nil {
					t.Fatal(err)
				}
			default:
				t.Fatalf("%s was torn: %d bytes of %d before, %d after", name, len(got), len(old), len(want[name]))
			}
		}
		if left := drafts(t, dir); len(left) > 0 {
			torn += len(left)
			for input := range corpus.Walk([]string{dir}, corpus.WalkOptions{}) {
				if _, ok := names[filepath.Base(input.Name)]; !ok {
					t.Fatalf("%s counts as an article", input.Name)
				}
			}
			for _, d := range left {
				if err := os.Remove(d); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Logf("%d of %d runs were cut off; %d files as they were, %d fixed, %d drafts left", cut, kills, before, after, torn)
	if cut < kills/4 || before == 0 || after == 0 {
		t.Errorf("the moments did not tell: %d of %d runs cut off, %d files as they were, %d fixed", cut, kills, before, after)
	}
}

// A disk that is full loses nothing.
func TestFixNoRoom(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("sh is not installed")
	}
	long := strings.Repeat(ferry, 400)
	t.Run("limit", func(t *testing.T) {
		dir := folder(t, map[string]string{"a.md": long, "b.md": ferry})
		cmd := command(t, dir, "fix", ".")
		cmd.Args = append([]string{"sh", "-c", `ulimit -f 8 && exec "$0" "$@"`}, cmd.Args...)
		cmd.Args[3] = program
		cmd.Path, _ = exec.LookPath("sh")
		o := finish(t, cmd)
		if o.code != exitBroken || !strings.Contains(o.out, "a.md: not fixed: nothing was written") {
			t.Errorf("exit %d\n%.2000s%s", o.code, o.out, o.errOut)
		}
		if content(t, filepath.Join(dir, "a.md")) != long || content(t, filepath.Join(dir, "b.md")) != ferryFixed {
			t.Error("a file was lost, or one that fits was not fixed")
		}
		if left := drafts(t, dir); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	})
	t.Run("disk", func(t *testing.T) {
		dir := t.TempDir()
		if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).CombinedOutput(); err != nil {
			t.Skipf("no small disk can be mounted here: %s", out)
		}
		t.Cleanup(func() { _ = exec.Command("umount", dir).Run() })
		path := filepath.Join(dir, "a.md")
		if err := os.WriteFile(path, []byte(long), 0o600); err != nil {
			t.Fatal(err)
		}
		o := start(t, dir, "fix", "a.md")
		if o.code != exitBroken || !strings.Contains(o.out, "nothing was written") || content(t, path) != long {
			t.Errorf("exit %d\n%.2000s%s", o.code, o.out, o.errOut)
		}
		if left := drafts(t, dir); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	})
}
