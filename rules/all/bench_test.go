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

// flattened returns articles as plain text: the same words without markup.
func flattened(b *testing.B, sources [][]byte) [][]byte {
	b.Helper()
	var out [][]byte
	for _, s := range sources {
		a, err := corpus.Read("x", s, corpus.Options{Format: corpus.Markdown})
		if err != nil {
			continue
		}
		var text strings.Builder
		for i := range a.Blocks {
			text.WriteString(a.Blocks[i].Marker + " " + a.In(a.Blocks[i].Text) + "\n\n")
		}
		out = append(out, []byte(text.String()))
	}
	return out
}

// BenchmarkCheck compares all of copydesk, from bytes to findings, with the
// bare parser of the same format on the same bytes in the same run.
//
//	go test ./rules/all -run '^$' -bench Check
func BenchmarkCheck(b *testing.B) {
	set := rulestest.NewSet(b, all.Rules()...)
	markdown := articles(b, ".md", "human/blog-18f", "human/news-ruby", "human/about-llms")
	pages := articles(b, ".html", "human/html")
	plain := flattened(b, markdown)
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()

	perByte := map[string]float64{}
	measure := func(name string, sources [][]byte, f func([]byte)) {
		b.Run(name, func(b *testing.B) {
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
			perByte[name] = float64(cpu()-start) / float64(b.N) / float64(size)
			if over, base := perByte[name], perByte[strings.TrimSuffix(name, "copydesk")+"parser"]; base > 0 && over != base {
				b.ReportMetric(over/base, "x-parser")
			}
			if name == "plain/copydesk" {
				b.ReportMetric(perByte["markdown/copydesk"]/perByte[name], "x-faster-than-markdown")
			}
		})
	}
	check := func(format corpus.Format) func([]byte) {
		return func(source []byte) {
			a, err := corpus.Read("x", source, corpus.Options{Format: format})
			if err != nil {
				return
			}
			findings = append(findings[:0], checkAll(b, set, a)...)
		}
	}
	parseHTML := func(source []byte) {
		if _, err := html.Parse(bytes.NewReader(source)); err != nil {
			b.Fatal(err)
		}
	}
	measure("markdown/parser", markdown, func(s []byte) { parser.Parse(text.NewReader(s)) })
	measure("markdown/copydesk", markdown, check(corpus.Markdown))
	measure("fragment/parser", fragments(pages), parseHTML)
	measure("fragment/copydesk", fragments(pages), check(corpus.HTML))
	measure("page/parser", pages, parseHTML)
	measure("page/copydesk", pages, check(corpus.HTML))
	measure("plain/copydesk", plain, check(corpus.Plain))
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

var findings []rules.Finding

func checkAll(b *testing.B, set *rules.Set, a *corpus.Article) []rules.Finding {
	found, failures := set.Check(a)
	for _, f := range failures {
		b.Fatalf("%s: %s", f.Rule, f.Cause)
	}
	return found
}

// BenchmarkStart is what a process pays before it reads the first article.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		if _, err := rules.NewSet(all.Rules()); err != nil {
			b.Fatal(err)
		}
	}
}
