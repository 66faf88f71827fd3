// Package cache keeps what registries answered on disk, with a time until
// which each answer holds.
//
// [Open] names the folder; nothing is made or read before the first use. The
// file is opened for single short transactions, never for the length of a run:
// processes that work side by side share it, and one that is killed leaves
// behind what it had written. Answers wait in memory and are written in
// batches. A file that is damaged is thrown away: it holds nothing that could
// not be asked again.
package cache

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

const (
	fileName = "sources.db"
	patience = 3 * time.Second        // how long to wait for another process
	batch    = 256                    // answers after which they are written
	rest     = 200 * time.Millisecond // and the time after which they are
	sweeping = 24 * time.Hour         // between two sweeps of what has expired
	largest  = 64 << 10               // bytes; a longer answer is not kept
)

var (
	answers = []byte("answers-1")
	notes   = []byte("notes")
	swept   = []byte("swept")
)

// Cache is the file of answers. It is safe for concurrent use; other processes
// may use the same folder. The nil Cache keeps nothing.
type Cache struct {
	dir string

	mu      sync.Mutex
	waiting map[string][]byte // not written yet; the time goes before the answer
	timer   *time.Timer
	writes  sync.Mutex
	err     error // the first one of writing
}

// Open names the folder of the cache.
func Open(dir string) *Cache { return &Cache{dir: dir, waiting: map[string][]byte{}} }

// Default is the folder of the cache where nobody names one: that of the
// user's caches.
func Default() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("the user has no folder for caches: %w", err)
	}
	return filepath.Join(dir, "copydesk"), nil
}

// File is the file that a cache in the folder is kept in.
func File(dir string) string { return filepath.Join(dir, fileName) }

// Get returns those of the answers that are known and hold at the time. An
// error means that the file could not be read; what is there is returned all
// the same.
func (c *Cache) Get(at time.Time, keys ...string) (map[string][]byte, error) {
	found := map[string][]byte{}
	if c == nil || len(keys) == 0 {
		return found, nil
	}
	c.mu.Lock()
	for _, k := range keys {
		if v, ok := fresh(c.waiting[k], at); ok {
			found[k] = v
		}
	}
	c.mu.Unlock()
	if info, err := os.Stat(File(c.dir)); errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return found, nil
	}
	err := c.open(true, func(tx *bolt.Tx) error {
		b := tx.Bucket(answers)
		if b == nil {
			return nil
		}
		for _, k := range keys {
			if v, ok := fresh(b.Get([]byte(k)), at); ok && found[k] == nil {
				found[k] = append([]byte(nil), v...)
			}
		}
		return nil
	})
	return found, err
}

// fresh takes the time off an answer and tells whether it still holds.
func fresh(v []byte, at time.Time) ([]byte, bool) {
	if len(v) < 8 || int64(binary.BigEndian.Uint64(v)) <= at.Unix() {
		return nil, false
	}
	return v[8:], true
}

// Put keeps an answer until the time given. It is written soon, at the latest
// by Close.
func (c *Cache) Put(key string, answer []byte, until time.Time) {
	if c == nil || len(answer) > largest || key == "" || len(key) > bolt.MaxKeySize {
		return
	}
	v := binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(answer)), uint64(max(until.Unix(), 0)))
	v = append(v, answer...)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting[key] = v
	switch {
	case len(c.waiting) == batch:
		go c.flush()
	case c.timer == nil:
		c.timer = time.AfterFunc(rest, c.flush)
	}
}

// Close writes what waits to be written. It returns the first error that
// writing met: the answers are known all the same, they are only not kept.
func (c *Cache) Close() error {
	if c == nil {
		return nil
	}
	c.flush()
	c.writes.Lock()
	defer c.writes.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.timer != nil {
		c.timer.Stop()
	}
	return c.err
}

func (c *Cache) flush() {
	c.writes.Lock()
	defer c.writes.Unlock()
	c.mu.Lock()
	batch := c.waiting
	c.waiting = map[string][]byte{}
	c.timer = nil
	c.mu.Unlock()
	if len(batch) == 0 {
		return
	}
	if err := c.write(batch); err != nil {
		c.mu.Lock()
		if c.err == nil {
			c.err = fmt.Errorf("cache: %w", err)
		}
		c.mu.Unlock()
	}
}

func (c *Cache) write(batch map[string][]byte) error {
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return err
	}
	return c.open(false, func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(answers)
		if err != nil {
			return err
		}
		for k, v := range batch {
			if err := b.Put([]byte(k), v); err != nil {
				return err
			}
		}
		return sweep(tx, b, time.Now())
	})
}

// sweep takes out what has expired, once a day.
func sweep(tx *bolt.Tx, b *bolt.Bucket, now time.Time) error {
	n, err := tx.CreateBucketIfNotExists(notes)
	if err != nil {
		return err
	}
	if _, ok := fresh(n.Get(swept), now); ok {
		return nil
	}
	var old [][]byte
	if err := b.ForEach(func(k, v []byte) error {
		if _, ok := fresh(v, now); !ok {
			old = append(old, k)
		}
		return nil
	}); err != nil {
		return err
	}
	for _, k := range old {
		if err := b.Delete(k); err != nil {
			return err
		}
	}
	until := now.Add(sweeping).Unix()
	return n.Put(swept, binary.BigEndian.AppendUint64(nil, uint64(until)))
}

// open makes one transaction. A damaged file is thrown away; for writing, a
// new one is made then.
func (c *Cache) open(read bool, work func(*bolt.Tx) error) error {
	err := c.transact(read, work)
	if damaged(err) {
		_ = os.Remove(File(c.dir))
		if read {
			return nil
		}
		err = c.transact(read, work)
	}
	return err
}

// errDamaged is the error of a file whose pages lead nowhere.
var errDamaged = errors.New("the file is damaged")

func damaged(err error) bool {
	for _, e := range []error{errDamaged, berrors.ErrInvalid, berrors.ErrChecksum, berrors.ErrVersionMismatch, berrors.ErrInvalidMapping} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

func (c *Cache) transact(read bool, work func(*bolt.Tx) error) (err error) {
	// The file is mapped into memory. Where it is shorter than it says, or its
	// pages hold nonsense, reading it ends in a fault or a panic.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	var db *bolt.DB
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w: %v", errDamaged, cause)
		}
	}()
	db, err = bolt.Open(File(c.dir), 0o600, &bolt.Options{Timeout: patience, ReadOnly: read})
	if err != nil {
		if strings.Contains(err.Error(), "size too small") {
			err = errDamaged
		}
		return fmt.Errorf("%s: %w", File(c.dir), err)
	}
	if read {
		err = db.View(work)
	} else {
		err = db.Update(work)
	}
	return errors.Join(err, db.Close())
}

// Clear takes the cache in a folder away. It reports how many bytes that were;
// a cache that is not there has none.
func Clear(dir string) (int64, error) {
	info, err := os.Lstat(File(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("%s: not a file", File(dir))
	}
	return info.Size(), os.Remove(File(dir))
}
