package all_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// articles returns what the benchmarks read: genuine articles where the
// measuring corpora lie beside the project, else the golden articles.
func articles(b *testing.B, extension string, folders ...string) [][]byte {
	b.Helper()
	var out [][]byte
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join("../../../shared/corpora", folder, "*"+extension))
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range files {
			source, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			out = append(out, source)
		}
	}
	if len(out) > 0 {
		return out
	}
	golden, err := filepath.Glob("../*/testdata/*.txtar")
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range golden {
		archive, err := txtar.ParseFile(f)
		if err != nil {
			b.Fatal(err)
		}
		if a := archive.Files[0]; strings.HasSuffix(a.Name, extension) {
			out = append(out, a.Data)
		}
	}
	return out
}

// fragments cuts the body out of pages, as a content system stores articles:
// paragraphs and inline markup, nothing around them.
func fragments(pages [][]byte) [][]byte {
	var out [][]byte
	for _, p := range pages {
		var f bytes.Buffer
		for rest := p; ; {
			i := bytes.Index(rest, []byte("<p>"))
			if i < 0 {
				break
			}
			j := bytes.Index(rest[i:], []byte("</p>"))
			if j < 0 {
				break
			}
			f.Write(rest[i : i+j+4])
			f.WriteByte('\n')
			rest = rest[i+j+4:]
		}
		if f.Len() > 1000 {
			out = append(out, f.Bytes())
		}
	}
	return out
}

// BenchmarkCheck compares copydesk, from bytes to findings, with the bare parser
// of the same format on the same bytes in the same run: "leftovers" are the
// categories boilerplate and contents, "default" is every rule that is on.
//
//	go test ./rules/all -run '^$' -bench Check -benchtime 7x
//
// All that is compared takes turns, so that what else the machine does hits
// everything alike. Each turn starts with an empty heap, so that nobody pays
// for another's garbage, and is long enough to pay for its own; of its turns
// each has the middle one count. Copydesk's part is what [rules.Run] does for
// each article; reading the file and writing the report are left out, as they
// are for the parsers.
func BenchmarkCheck(b *testing.B) {
	var leftovers, standard []*rules.Rule
	for _, r := range all.Rules() {
		if c := r.Category(); c == "boilerplate" || c == "contents" {
			leftovers = append(leftovers, r)
		}
		if !r.OnRequest {
			standard = append(standard, r)
		}
	}
	few, most := rulestest.NewSet(b, leftovers...), rulestest.NewSet(b, standard...)
	check := func(set *rules.Set, format corpus.Format) func([]byte) {
		return func(source []byte) {
			a, err := corpus.Read("x", source, corpus.Options{Format: format})
			if err != nil {
				return
			}
			if v := set.Judge(a, nil); len(v.Failures) > 0 {
				b.Fatalf("%s: %s", v.Failures[0].Rule, v.Failures[0].Cause)
			}
		}
	}
	goldmarkParser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
	parseMarkdown := func(source []byte) { goldmarkParser.Parse(text.NewReader(source)) }
	parseHTML := func(source []byte) {
		if _, err := html.Parse(bytes.NewReader(source)); err != nil {
			b.Fatal(err)
		}
	}
	pages := articles(b, ".html", "human/html")
	formats := []struct {
		name    string
		format  corpus.Format
		sources [][]byte
		parse   func([]byte)
	}{
		{"markdown", corpus.Markdown, articles(b, ".md", "human/blog-18f", "human/news-ruby", "human/about-llms"), parseMarkdown},
		{"fragment", corpus.HTML, fragments(pages), parseHTML},
		{"page", corpus.HTML, pages, parseHTML},
		{"plain", corpus.Plain, articles(b, ".txt", "human/news-bbc", "human/news-de"), nil},
	}
	turns := map[string][]float64{} // nanoseconds a byte
	for b.Loop() {
		for _, f := range formats {
			if f.parse != nil {
				turns[f.name+" parser"] = append(turns[f.name+" parser"], turn(f.sources, f.parse))
			}
			turns[f.name+" leftovers"] = append(turns[f.name+" leftovers"], turn(f.sources, check(few, f.format)))
			turns[f.name+" default"] = append(turns[f.name+" default"], turn(f.sources, check(most, f.format)))
		}
	}
	cost := func(name string) float64 {
		t := turns[name]
		slices.Sort(t)
		return t[len(t)/2]
	}
	b.ReportMetric(0, "ns/op")
	for _, set := range []string{"leftovers", "default"} {
		for _, f := range formats {
			c := cost(f.name + " " + set)
			b.ReportMetric(c, f.name+"/"+set+"-ns/byte")
			if f.parse != nil {
				b.ReportMetric(c/cost(f.name+" parser"), f.name+"/"+set+"-x-parser")
			} else {
				b.ReportMetric(cost("markdown "+set)/c, f.name+"/"+set+"-x-faster-than-markdown")
			}
		}
	}
}

// turn runs f over all sources, time and again until it has read some
// megabytes, and returns the processor time it takes, in nanoseconds a byte.
func turn(sources [][]byte, f func([]byte)) float64 {
	const least = 4 << 20
	size := 0
	for _, s := range sources {
		size += len(s)
	}
	runtime.GC()
	read := 0
	start := cputime.Now()
	for read < least {
		for _, s := range sources {
			f(s)
		}
		read += size
	}
	return float64(cputime.Now()-start) / float64(read)
}

// BenchmarkStart is what a process pays before it reads the first article.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		if _, err := rules.NewSet(all.Rules()); err != nil {
			b.Fatal(err)
		}
	}
}
