package corpus

import (
	"bytes"
	"sync"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/copydesk/copydesk/corpus/cputime"
)

// ordinaryMarkdown is about n bytes of the Markdown that articles are made of.
func ordinaryMarkdown(n int) []byte {
	const section = `## Planting out {#planting}

Seedlings from the **cold frame** go out in *late May*, once the soil under the
fleece has reached twelve degrees. Water them the evening before, and see the
[frost table](https://garden.example/frost?week=21 "Frost") for your valley.
Tom &amp; Ida lost a whole bed to one clear night[^frost]; nobody repeats that.

- Loosen the soil with a fork, never with a spade.
- Set ` + "`30 cm`" + ` between plants:
  1. beans along the string,
  2. squash at the corners.
- Mulch with straw.

> The bed forgives a late start, wrote the old head gardener, but it never
> forgives a wet one.

| Plant  | Depth | Weeks |
|--------|------:|------:|
| Beans  | 4 cm  | 9     |
| Squash | 2 cm  | 14    |

The kitchen takes the first courgettes in July. What is left over goes to the
museum café across the road, which pays by the crate and asks no questions
about the shape of a marrow. Its cook writes her menu on the back of our
delivery notes and has done so for twenty years.

`
	return append(bytes.Repeat([]byte(section), max(1, n/len(section))), "[^frost]: In the spring of the flood.\n"...)
}

// goldmarkAlone is the parser as goldmark ships it, with the same extensions.
var goldmarkAlone = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
})

// BenchmarkMarkdown compares goldmark's own parse of ordinary Markdown with
// all of our reading, in turns: the best of each makes the ratio.
func BenchmarkMarkdown(b *testing.B) {
	source := ordinaryMarkdown(100_000)
	best := func(d *time.Duration, run func()) {
		began := cputime.Now()
		run()
		if took := cputime.Since(began); *d == 0 || took < *d {
			*d = took
		}
	}
	var alone, all time.Duration
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		best(&alone, func() { goldmarkAlone().Parse(text.NewReader(source)) })
		best(&all, func() {
			d, _ := decode(source)
			builder := newBuilder("x.md", Markdown, source, d)
			readMarkdown(builder)
			builder.finish()
		})
	}
	b.ReportMetric(float64(len(source))/alone.Seconds()/1e6, "goldmark-MB/s")
	b.ReportMetric(float64(len(source))/all.Seconds()/1e6, "article-MB/s")
	b.ReportMetric(all.Seconds()/alone.Seconds(), "times-goldmark")
}
