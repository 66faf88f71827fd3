package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var update = flag.Bool("update", false, "write the golden reports")

// TestTextGolden writes reports of the articles in testdata. Each is a txtar
// archive of an article, a file "findings" and the report "want". A line of
// findings is severity, rule, quoted excerpt and message, parted by tabs; one
// that begins with "also" or "fix" belongs to the finding before it. The
// archive's comment may name a width.
func TestTextGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden reports (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			width := 0
			_, _ = fmt.Sscanf(string(archive.Comment), "width %d", &width)
			a, findings := parseFindings(t, archive.Files[0], string(archive.Files[1].Data))
			var out bytes.Buffer
			w := NewText(&out, Options{Rules: 3, Level: rules.Warning}, width, false)
			if err := w.Article(a, findings); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if *update {
				archive.Files = append(archive.Files[:2], txtar.File{Name: "want", Data: out.Bytes()})
				if err := os.WriteFile(file, txtar.Format(archive), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(archive.Files[2].Data); out.String() != want {
				t.Errorf("report\n%s\nwant\n%s", out.String(), want)
			}
		})
	}
}

func parseFindings(t *testing.T, file txtar.File, list string) (*corpus.Article, []rules.Finding) {
	t.Helper()
	a := read(t, file.Name, string(file.Data))
	var findings []rules.Finding
	for line := range strings.Lines(list) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		last := len(findings) - 1
		switch cells[0] {
		case "also":
			findings[last].Related = append(findings[last].Related, rules.Related{Span: spanOf(t, a, cells[1]), Message: cells[2]})
		case "fix":
			findings[last].Fixes = append(findings[last].Fixes, rules.Fix{Safety: rules.Safe, Message: cells[1]})
		default:
			severity, err := rules.ParseSeverity(cells[0])
			if err != nil {
				t.Fatal(err)
			}
			findings = append(findings, rules.Finding{
				Rule: cells[1], Severity: severity, Confidence: rules.Certain, Message: cells[3],
				Span: spanOf(t, a, cells[2]), Excerpt: cells[2],
			})
		}
	}
	return a, findings
}

func read(t testing.TB, name, source string) *corpus.Article {
	t.Helper()
	a, err := corpus.Read(name, []byte(source), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// spanOf finds a quoted excerpt in the source of an article.
func spanOf(t *testing.T, a *corpus.Article, quoted string) corpus.Span {
	t.Helper()
	excerpt, err := strconv.Unquote(quoted)
	if err != nil {
		t.Fatalf("%s: %v", quoted, err)
	}
	at := bytes.Index(a.Source, []byte(excerpt))
	if at < 0 {
		t.Fatalf("%q is not in the article", excerpt)
	}
	return corpus.Span{Start: at, End: at + len(excerpt)}
}
