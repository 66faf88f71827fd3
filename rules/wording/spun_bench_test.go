package wording

import (
	"strings"
	"testing"
)

func BenchmarkNewSpins(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newSpins(fixedTerms, []string{spunPairs, spunSciencePairs}, ordinaryPhrases)
	}
}

func BenchmarkFindSpins(b *testing.B) {
	spinTable()
	text := strings.Repeat("the keeper of the lighthouse wrote in his book that the storm had broken the lamp room window, and that "+
		"the government would have to pay for a new public service before the general meeting of the society. ", 500)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		findSpins(text, func(spun) {})
	}
}
