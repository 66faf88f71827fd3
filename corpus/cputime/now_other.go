//go:build !unix

package cputime

import "time"

var begin = time.Now()

// Now is the time that has passed, where the system does not tell of the
// processor.
func Now() time.Duration { return time.Since(begin) }

// Children is the same.
func Children() time.Duration { return Now() }
