//go:build race

package cputime

// Race is how many times dearer work is under the race detector, about.
const Race = 10
