package claim

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

const ordinaryProse = `The allotment society meets on the first Tuesday of the month, when members bring seed, tools and whatever has
grown too well. Last spring the beds by the canal were dug over twice, since the winter floods had carried the compost away.
A neighbour lent a pump, the baker gave his old sacks, and by May the beans stood higher than the fence. Nobody kept accounts,
but the treasurer of the flower show guessed that each plot fed two families from June to October. The chief complaint was about
slugs. Water is drawn from the lock, and the head gardener asks that hoses be rolled up at night.

`

func BenchmarkSpots(b *testing.B) {
	text := strings.Repeat(ordinaryProse, 100)
	f := NewFinder(roster.Builtin(), "en")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Spots(text)
	}
}

func BenchmarkJudgeOrdinary(b *testing.B) { benchmarkJudge(b, ordinaryProse) }

func BenchmarkJudgeNews(b *testing.B) {
	benchmarkJudge(b, ordinaryProse+"French President Emmanuel Macron met the German chancellor, Friedrich Merz, in March 2025.\n\n")
}

func benchmarkJudge(b *testing.B, paragraphs string) {
	b.Helper()
	a, err := corpus.Read("bench.txt", []byte(strings.Repeat(paragraphs, 100)), corpus.Options{Format: corpus.Plain})
	if err != nil {
		b.Fatal(err)
	}
	r := roster.Builtin()
	f := NewFinder(r, "en")
	b.SetBytes(int64(len(a.Source)))
	b.ReportAllocs()
	for b.Loop() {
		f.Judge(a, func() *roster.Roster { return r }, f.Spots(a.Text.String()))
	}
}

func BenchmarkNewFinder(b *testing.B) {
	r := roster.Vocabulary()
	for b.Loop() {
		NewFinder(r, "en")
	}
}
