//go:build race

package corpus

// underRace is how many times slower work is under the race detector, about.
const underRace = 10
