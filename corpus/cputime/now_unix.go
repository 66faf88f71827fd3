//go:build unix

package cputime

import (
	"syscall"
	"time"
)

// Now is the processor time that the process has spent so far, its own and the
// system's for it.
func Now() time.Duration { return spent(syscall.RUSAGE_SELF) }

// Children is the same of the processes that it has started and seen end.
func Children() time.Duration { return spent(syscall.RUSAGE_CHILDREN) }

func spent(who int) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
