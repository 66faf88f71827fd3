// Package cputime measures what work costs the processor, not how long it
// takes: a test that holds code to its speed by [Since] does not fail because
// the machine has other things to do.
package cputime

import "time"

// Since is the processor time that the whole process has spent since a
// reading of [Now].
func Since(then time.Duration) time.Duration { return Now() - then }
