package rulestest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var update = flag.Bool("update", false, "write the findings of golden articles into their files")

// Golden checks the golden articles of a folder. Each is a txtar archive of an
// article, whose name tells its format, and a file "want" with a line
//
//	line:column rule severity "excerpt"
//
// for each finding, in their order. With -update the files are rewritten.
func Golden(t *testing.T, dir string, set *rules.Set) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden articles in %s (%v)", dir, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) == 0 {
				t.Fatal("no article in the archive")
			}
			article := archive.Files[0]
			a, err := corpus.Read(article.Name, article.Data, corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := Lines(a, Check(t, set, a))
			if *update {
				archive.Files = []txtar.File{article, {Name: "want", Data: []byte(got)}}
				if err := os.WriteFile(file, txtar.Format(archive), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := ""
			if len(archive.Files) > 1 {
				want = string(archive.Files[1].Data)
			}
			if got != want {
				t.Errorf("findings\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Lines writes findings as golden articles name them.
func Lines(a *corpus.Article, findings []rules.Finding) string {
	var out strings.Builder
	for _, f := range findings {
		p := a.Position(f.Span.Start)
		fmt.Fprintf(&out, "%d:%d %s %s %q\n", p.Line, p.Column, f.Rule, f.Severity, f.Excerpt)
	}
	return out.String()
}
