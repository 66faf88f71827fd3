//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/signal"
	"syscall"
)

// keepOwner gives a file the owner of another, as far as that is allowed.
func keepOwner(f *os.File, of fs.FileInfo) {
	s, ok := of.Sys().(*syscall.Stat_t)
	if !ok {
		return
	}
	if f.Chown(int(s.Uid), int(s.Gid)) != nil {
		_ = f.Chown(-1, int(s.Gid))
	}
}

// failSoftly makes a write beyond the limit for files an error of that write,
// not the end of the program.
func failSoftly() { signal.Ignore(syscall.SIGXFSZ) }
