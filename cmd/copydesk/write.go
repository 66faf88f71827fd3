package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// errChanged is why a file is not written that is not what it was when it was
// read.
var errChanged = errors.New("it changed while it was being worked on: nothing was written; run the command again")

// replaceFile puts new content in the place of what was read from a file, all
// at once: whatever happens on the way, the file has the old content or the
// new. A link is followed to its file. Where was is not nil the file must still
// hold that; where it is, the file need not be there. It keeps its permissions and,
// where that is allowed, its owner; other hard links to it keep the old
// content.
func replaceFile(name string, was, now []byte) (err error) {
	path := name
	if real, err := filepath.EvalSymlinks(name); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	fresh := was == nil && errors.Is(err, fs.ErrNotExist)
	switch {
	case fresh:
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("it is no regular file")
	default:
		// Who may not write the file shall not replace it either.
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_ = f.Close()
	}
	draft, err := os.CreateTemp(filepath.Dir(path), draftName(path, "*"))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = draft.Close()
			_ = os.Remove(draft.Name())
		}
	}()
	if _, err = draft.Write(now); err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	if fresh {
		err = draft.Chmod(0o644)
	} else {
		keepOwner(draft, info) // before the permissions: a change of owner may clear some
		err = draft.Chmod(info.Mode().Perm() | info.Mode()&(fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky))
	}
	if err != nil {
		return err
	}
	if err = draft.Sync(); err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	if err = draft.Close(); err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	if !fresh {
		there, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if was != nil && !bytes.Equal(there, was) {
			_ = os.Remove(draft.Name())
			return errChanged
		}
	}
	if err = os.Rename(draft.Name(), path); err != nil {
		return err
	}
	if folder, err := os.Open(filepath.Dir(path)); err == nil {
		_ = folder.Sync() // not every system can; the file itself is safe
		_ = folder.Close()
	}
	return nil
}

// draftName names the draft of a file beside it, by a mark of who writes:
// hidden, and without an extension that an article has, so that one left behind
// by a crash is taken for none.
func draftName(path, mark string) string {
	const longest = 180 // bytes: names end at 255
	base := filepath.Base(path)
	if end := longest; len(base) > end {
		for end > 0 && !utf8.RuneStart(base[end]) {
			end-- // some systems take no half characters
		}
		base = base[:end]
	}
	return "." + base + "." + mark + ".part"
}
