package registry

import (
	"encoding/json"
	"errors"
	"html"
	"strings"
	"unicode/utf8"
)

// errNonsense is the error of an answer that has not the documented shape.
var errNonsense = errors.New("the answer makes no sense")

const (
	maxTitle   = 600 // bytes that are kept of a title
	maxTitles  = 6
	maxAuthors = 60
)

// clean takes tags and entities out of a text of a registry.
func clean(s string) string {
	if len(s) > 4*maxTitle {
		s = strings.ToValidUTF8(s[:4*maxTitle], "")
	}
	var out strings.Builder
	for s != "" {
		open := strings.IndexByte(s, '<')
		end := strings.IndexByte(s[max(open, 0):], '>')
		if open < 0 || end < 0 || end == 1 || !tagged(s[open+1]) {
			next := len(s)
			if open >= 0 && end >= 0 {
				next = open + 1
			}
			out.WriteString(s[:next])
			s = s[next:]
			continue
		}
		out.WriteString(s[:open])
		s = s[open+end+1:]
	}
	text := strings.Join(strings.Fields(html.UnescapeString(out.String())), " ")
	if len(text) > maxTitle {
		text = text[:maxTitle]
		for len(text) > 0 && !utf8.ValidString(text[max(0, len(text)-utf8.UTFMax):]) {
			text = text[:len(text)-1]
		}
	}
	return strings.ToValidUTF8(text, "")
}

// tagged reports whether a tag may begin with the byte.
func tagged(c byte) bool { return c == '/' || 'a' <= c|0x20 && c|0x20 <= 'z' }

func (r *Record) title(s string) {
	if s = clean(s); s != "" && len(r.Titles) < maxTitles {
		r.Titles = append(r.Titles, s)
	}
}

func (r *Record) author(s string) {
	if s = clean(s); s != "" && len(r.Authors) < maxAuthors {
		r.Authors = append(r.Authors, s)
	}
}

// year reads the first number of four digits that can be a year.
func year(s string) int {
	run := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && '0' <= s[i] && s[i] <= '9' {
			run++
			continue
		}
		if run == 4 {
			n := 0
			for _, c := range s[i-4 : i] {
				n = 10*n + int(c-'0')
			}
			if n >= 1000 && n <= 2200 {
				return n
			}
		}
		run = 0
	}
	return 0
}

// parts is a date of Crossref.
type parts struct {
	Parts [][]any `json:"date-parts"`
}

func (p parts) year() int {
	if len(p.Parts) > 0 && len(p.Parts[0]) > 0 {
		switch y := p.Parts[0][0].(type) {
		case float64:
			if y >= 1000 && y <= 2200 {
				return int(y)
			}
		case string:
			return year(y)
		}
	}
	return 0
}

type person struct{ Family, Given, Name string }

func readCrossref(data []byte) (Record, error) {
	var answer struct {
		Status  string
		Message *struct {
			Title, Subtitle []string
			Original        []string `json:"original-title"`
			Short           []string `json:"short-title"`
			Container       []string `json:"container-title"`
			Author, Editor  []person
			Issued          parts
			URL             string
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil || answer.Message == nil {
		return Record{}, errNonsense
	}
	m := answer.Message
	var r Record
	for i, t := range m.Title {
		if i == 0 && len(m.Subtitle) > 0 {
			t += ": " + m.Subtitle[0]
		}
		r.title(t)
	}
	for _, t := range append(m.Original, m.Short...) {
		r.title(t)
	}
	if len(m.Title) == 0 { // a journal or a book as a whole
		for _, t := range m.Container {
			r.title(t)
		}
	}
	for _, p := range append(m.Author, m.Editor...) {
		if p.Family != "" {
			r.author(p.Family)
		} else {
			r.author(p.Name)
		}
	}
	r.Year, r.URL = m.Issued.year(), m.URL
	return r, nil
}

func readDataCite(data []byte) (Record, error) {
	var answer struct {
		Data *struct {
			Attributes struct {
				Titles   []struct{ Title string }
				Creators []struct {
					Name, FamilyName string
				}
				PublicationYear any
				URL             string
			}
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil || answer.Data == nil {
		return Record{}, errNonsense
	}
	var r Record
	for _, t := range answer.Data.Attributes.Titles {
		r.title(t.Title)
	}
	for _, c := range answer.Data.Attributes.Creators {
		family, _, _ := strings.Cut(c.Name, ",")
		if c.FamilyName != "" {
			family = c.FamilyName
		}
		r.author(family)
	}
	switch y := answer.Data.Attributes.PublicationYear.(type) {
	case float64:
		if y >= 1000 && y <= 2200 {
			r.Year = int(y)
		}
	case string:
		r.Year = year(y)
	}
	r.URL = answer.Data.Attributes.URL
	return r, nil
}

func readOpenAlex(data []byte) (Record, error) {
	var answer struct {
		ID          string
		Title       string
		Display     string `json:"display_name"`
		Year        int    `json:"publication_year"`
		Authorships []struct {
			Author struct {
				Name string `json:"display_name"`
			}
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil || answer.ID == "" {
		return Record{}, errNonsense
	}
	r := Record{Year: answer.Year, URL: answer.ID}
	r.title(answer.Title)
	if answer.Display != answer.Title {
		r.title(answer.Display)
	}
	for _, a := range answer.Authorships {
		r.author(a.Author.Name)
	}
	return r, nil
}
