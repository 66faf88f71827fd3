package cputime

import (
	"testing"
	"time"
)

func TestSinceCountsWorkAndNotSleep(t *testing.T) {
	start := Now()
	time.Sleep(300 * time.Millisecond)
	asleep := Since(start)
	start = Now()
	for begin := time.Now(); time.Since(begin) < 300*time.Millisecond; {
	}
	if awake := Since(start); awake <= asleep {
		t.Errorf("300 ms of work cost %v, as long a sleep %v", awake, asleep)
	}
}
