package all_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/copydesk/copydesk/corpus"
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
//	go test ./rules/all -run '^$' -bench Check -benchtime 10x
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
	goldmarkParser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
	parseMarkdown := func(source []byte) { goldmarkParser.Parse(text.NewReader(source)) }
	parseHTML := func(source []byte) {
		if _, err := html.Parse(bytes.NewReader(source)); err != nil {
			b.Fatal(err)
		}
	}
	markdown := articles(b, ".md", "human/blog-18f", "human/news-ruby", "human/about-llms")
	pages := articles(b, ".html", "human/html")

	speed := map[string]float64{} // nanoseconds a byte
	for _, f := range []struct {
		name    string
		format  corpus.Format
		sources [][]byte
		parse   func([]byte)
	}{
		{"markdown", corpus.Markdown, markdown, parseMarkdown},
		{"fragment", corpus.HTML, fragments(pages), parseHTML},
		{"page", corpus.HTML, pages, parseHTML},
		{"plain", corpus.Plain, articles(b, ".txt", "human/news-bbc", "human/news-de"), nil},
	} {
		check := func(set *rules.Set) func([]byte) {
			return func(source []byte) {
				a, err := corpus.Read("x", source, corpus.Options{Format: f.format})
				if err != nil {
					return
				}
				if _, failures := set.Check(a); len(failures) > 0 {
					b.Fatalf("%s: %s", failures[0].Rule, failures[0].Cause)
				}
			}
		}
		for _, way := range []struct {
			name string
			run  func([]byte)
		}{{"parser", f.parse}, {"leftovers", check(few)}, {"default", check(most)}} {
			if way.run == nil {
				continue
			}
			b.Run(f.name+"/"+way.name, func(b *testing.B) {
				perByte := measure(b, f.sources, way.run)
				speed[f.name+way.name] = perByte
				if base := speed[f.name+"parser"]; base > 0 && way.name != "parser" {
					b.ReportMetric(perByte/base, "x-parser")
				}
				if f.name == "plain" {
					b.ReportMetric(speed["markdown"+way.name]/perByte, "x-faster-than-markdown")
				}
			})
		}
	}
}

// measure runs f over all sources and returns the processor time it takes, in
// nanoseconds a byte.
func measure(b *testing.B, sources [][]byte, f func([]byte)) float64 {
	size := 0
	for _, s := range sources {
		size += len(s)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	start := cpu()
	for b.Loop() {
		for _, s := range sources {
			f(s)
		}
	}
	return float64(cpu()-start) / float64(b.N) / float64(size)
}

// cpu is the processor time that the process has used, on all cores: the
// garbage that a parser leaves is part of its price.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkStart is what a process pays before it reads the first article.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		if _, err := rules.NewSet(all.Rules()); err != nil {
			b.Fatal(err)
		}
	}
}
