//go:build !race

package corpus

const underRace = 1
