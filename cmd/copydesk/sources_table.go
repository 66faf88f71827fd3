package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"io"

	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules/sources/registry"
)

// writeSourcesJSON writes the list for programs.
func writeSourcesJSON(out io.Writer, l *sourceList) error {
	l.Version = 1
	if l.Articles == nil {
		l.Articles = []sourceArticle{}
	}
	if l.Skipped == nil {
		l.Skipped = []sourceSkip{}
	}
	summary := map[string]int{}
	for _, s := range registry.States() {
		summary[s.String()] = l.Summary[s.String()]
	}
	l.Summary = summary
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(l)
}

//go:embed sources.css
var sourcesStyle string

//go:embed sources.html
var sourcesPage string

// writeSourcesHTML writes the list as a page that loads nothing and runs
// nothing: what comes from articles and registries is text in it.
func writeSourcesHTML(out io.Writer, l *sourceList) error {
	page, err := template.New("sources").Funcs(template.FuncMap{"shown": report.Printable}).Parse(sourcesPage)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(sourcesStyle))
	return page.Execute(out, struct {
		*sourceList
		Counts string
		Style  template.CSS
		Policy string
	}{l, l.counts(), template.CSS(sourcesStyle), "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"})
}
