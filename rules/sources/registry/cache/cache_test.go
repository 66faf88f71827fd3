package cache

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("CACHE_TEST_WRITER"); dir != "" {
		write(dir)
		return
	}
	os.Exit(m.Run())
}

// write fills a cache without end, as a process that somebody will kill.
func write(dir string) {
	c := Open(dir)
	for i := 0; ; i++ {
		c.Put(fmt.Sprint(os.Getpid(), "-", i), bytes.Repeat([]byte("x"), 200), time.Now().Add(time.Hour))
		if i%64 == 63 {
			c.flush()
		}
		fmt.Println(i)
	}
}

func get(t *testing.T, dir string, at time.Time, keys ...string) map[string][]byte {
	t.Helper()
	found, err := Open(dir).Get(at, keys...)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "er")
	now := time.Now()
	if found := get(t, dir, now, "a"); len(found) != 0 {
		t.Errorf("a new cache knows %q", found)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("asking made the folder")
	}
	c := Open(dir)
	c.Put("a", []byte("one"), now.Add(time.Hour))
	c.Put("b", []byte("two"), now.Add(time.Minute))
	c.Put("", []byte("none"), now.Add(time.Hour))
	c.Put("large", make([]byte, largest+1), now.Add(time.Hour))
	if found, _ := c.Get(now, "a"); string(found["a"]) != "one" {
		t.Error("what waits to be written is not known")
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if found := get(t, dir, now, "a", "b", "c", "large"); len(found) != 2 || string(found["b"]) != "two" {
		t.Errorf("got %q", found)
	}
	if found := get(t, dir, now.Add(2*time.Minute), "a", "b"); len(found) != 1 || string(found["a"]) != "one" {
		t.Errorf("after two minutes %q", found)
	}
	if info, err := os.Stat(File(dir)); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v: others may read what somebody looked up", info.Mode(), err)
	}
	if n, err := Clear(dir); n == 0 || err != nil {
		t.Errorf("cleared %d, %v", n, err)
	}
	if n, err := Clear(dir); n != 0 || err != nil {
		t.Errorf("cleared %d again, %v", n, err)
	}
	if found := get(t, dir, now, "a"); len(found) != 0 {
		t.Errorf("a cleared cache knows %q", found)
	}
	var none *Cache
	none.Put("a", nil, now)
	if found, err := none.Get(now, "a"); len(found) != 0 || err != nil || none.Close() != nil {
		t.Error("no cache keeps something")
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	c := Open(dir)
	c.Put("old", []byte("x"), now.Add(-time.Hour))
	c.Put("new", []byte("x"), now.Add(time.Hour))
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.open(true, func(tx *bolt.Tx) error {
		if tx.Bucket(answers).Get([]byte("old")) != nil || tx.Bucket(answers).Get([]byte("new")) == nil {
			t.Error("the sweep took the wrong ones")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// A folder that cannot be written costs the answers, not the run.
func TestUnwritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := Open(filepath.Join(file, "dir"))
	c.Put("a", []byte("x"), time.Now().Add(time.Hour))
	if err := c.Close(); err == nil {
		t.Error("no error")
	}
}

// Several writers in several processes, one of which is killed again and
// again, leave a file that holds what they wrote.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	for n := range 6 {
		wait.Go(func() {
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), "CACHE_TEST_WRITER="+dir)
			out := &lines{enough: 300 + 100*n, reached: make(chan struct{})}
			cmd.Stdout = out
			if err := cmd.Start(); err != nil {
				t.Error(err)
				return
			}
			select {
			case <-out.reached:
			case <-time.After(20 * time.Second):
				t.Error("a writer does not get on")
			}
			pid := cmd.Process.Pid
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			if found, err := Open(dir).Get(time.Now(), fmt.Sprint(pid, "-", 0), fmt.Sprint(pid, "-", 127)); len(found) != 2 || err != nil {
				t.Errorf("%d of 2 answers are left of a killed process (%v)", len(found), err)
			}
		})
	}
	wait.Wait()
	c := Open(dir)
	c.Put("after", []byte("x"), time.Now().Add(time.Hour))
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if found := get(t, dir, time.Now(), "after"); len(found) != 1 {
		t.Error("the cache is not usable any more")
	}
}

// lines counts lines.
type lines struct {
	n, enough int
	reached   chan struct{}
}

func (l *lines) Write(p []byte) (int, error) {
	before := l.n
	l.n += bytes.Count(p, []byte("\n"))
	if before < l.enough && l.n >= l.enough {
		close(l.reached)
	}
	return len(p), nil
}

// A damaged file is replaced: no error, no crash.
func TestDamaged(t *testing.T) {
	now := time.Now()
	whole := t.TempDir()
	c := Open(whole)
	for i := range 500 {
		c.Put(fmt.Sprint("key", i), make([]byte, 300), now.Add(time.Hour))
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(File(whole))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 70 {
		broken := bytes.Clone(data)
		switch {
		case n < 20:
			broken = broken[:random.IntN(len(broken))]
		case n < 24:
			broken = broken[:n*4096/8]
		case n == 24:
			broken = nil
		case n == 25:
			broken = []byte("this is no database\n")
		case n < 45:
			page := random.IntN(len(broken) / 4096)
			for i := range 4096 {
				broken[page*4096+i] = byte(random.Uint32())
			}
		default:
			for range 40 {
				broken[random.IntN(len(broken))] = byte(random.Uint32())
			}
		}
		dir := t.TempDir()
		if err := os.WriteFile(File(dir), broken, 0o600); err != nil {
			t.Fatal(err)
		}
		c := Open(dir)
		if _, err := c.Get(now, "key1", "key250", "key499"); err != nil {
			t.Errorf("%d: read: %v", n, err)
		}
		c.Put("after", []byte("x"), now.Add(time.Hour))
		if err := c.Close(); err != nil {
			t.Errorf("%d: write: %v", n, err)
		}
		if found, err := Open(dir).Get(now, "after"); err != nil || len(found) != 1 {
			t.Errorf("%d: the cache is not usable: %q, %v", n, found, err)
		}
	}
}
