package registry

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"net/url"
	"strings"
)

// isbn asks Open Library for a book. It does not know all books: that it does
// not know one proves nothing.
func (r *Registry) isbn(ctx context.Context, isbn string) verdict {
	const service = "Open Library"
	key := "ISBN:" + isbn
	data, err := r.web.document(ctx, r.base(serviceOpenLibrary)+"/api/books?bibkeys="+url.QueryEscape(key)+"&format=json&jscmd=data", "application/json")
	if err != nil {
		return unreachable(service, err)
	}
	record, known, err := readOpenLibrary(data, key)
	switch {
	case err != nil:
		return unreachable(service, err)
	case !known:
		return verdict{State: NotChecked, Service: service, Note: "not in the catalogue, which does not hold all books"}
	}
	return verdict{State: Exists, Service: service, Record: record}
}

func readOpenLibrary(data []byte, key string) (record Record, known bool, err error) {
	var answer map[string]struct {
		Title, Subtitle string
		Authors         []struct{ Name string }
		Date            string `json:"publish_date"`
		URL             string
	}
	if err := json.Unmarshal(data, &answer); err != nil || answer == nil {
		return record, false, errNonsense
	}
	book, known := answer[key]
	if !known {
		if len(answer) > 0 {
			return record, false, errNonsense
		}
		return record, false, nil
	}
	title := book.Title
	if book.Subtitle != "" {
		title += ": " + book.Subtitle
	}
	record.title(title)
	for _, a := range book.Authors {
		record.author(a.Name)
	}
	record.Year, record.URL = year(book.Date), book.URL
	return record, true, nil
}

// arxiv asks arXiv for a paper. Its service now and then answers with an empty
// list for a paper that is there; each paper has a DOI, too, and only where
// that is not registered either there is no such paper.
func (r *Registry) arxiv(ctx context.Context, id string) verdict {
	const service = "arXiv"
	data, err := r.web.document(ctx, r.base(serviceArXiv)+"/api/query?max_results=1&id_list="+url.QueryEscape(id), "application/atom+xml")
	if err == nil {
		record, known, e := readArXiv(data)
		if known {
			return verdict{State: Exists, Service: service, Record: record}
		}
		err = e
	}
	if err != nil {
		return unreachable(service, err)
	}
	known, err := r.handle(ctx, "10.48550/arxiv."+strings.ToLower(id))
	switch {
	case err != nil:
		return unreachable(service, err)
	case known:
		return verdict{State: Exists, Partial: true, Service: "doi.org", Note: "registered, but its record could not be read"}
	}
	return verdict{State: Absent, Sure: true, Service: service, Note: "arXiv has no such paper"}
}

func readArXiv(data []byte) (record Record, known bool, err error) {
	var feed struct {
		XMLName xml.Name `xml:"feed"`
		Entries []struct {
			ID        string `xml:"id"`
			Title     string `xml:"title"`
			Published string `xml:"published"`
			Authors   []struct {
				Name string `xml:"name"`
			} `xml:"author"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &feed); err != nil {
		return record, false, errNonsense
	}
	if len(feed.Entries) == 0 {
		return record, false, nil
	}
	e := feed.Entries[0]
	if strings.TrimSpace(e.Title) == "Error" && strings.Contains(e.ID, "/api/errors") {
		return record, false, nil
	}
	if strings.TrimSpace(e.Title) == "" {
		return record, false, errNonsense
	}
	record.title(e.Title)
	for _, a := range e.Authors {
		record.author(a.Name)
	}
	record.Year, record.URL = year(e.Published), strings.TrimSpace(e.ID)
	return record, true, nil
}

// pubmed asks for a record of PubMed ("pubmed") or PubMed Central ("pmc").
func (r *Registry) pubmed(ctx context.Context, db, id string) verdict {
	service := "PubMed"
	if db == "pmc" {
		service, id = "PubMed Central", strings.TrimLeft(id, "PMCpmc")
	}
	address := r.base(servicePubMed) + "/esummary.fcgi?retmode=json&tool=copydesk&db=" + db + "&id=" + url.QueryEscape(id)
	if r.options.Mailto != "" {
		address += "&email=" + url.QueryEscape(r.options.Mailto)
	}
	if r.options.NCBIKey != "" {
		address += "&api_key=" + url.QueryEscape(r.options.NCBIKey)
	}
	data, err := r.web.document(ctx, address, "application/json")
	if err != nil {
		return unreachable(service, err)
	}
	record, known, err := readPubMed(data, id)
	switch {
	case err != nil:
		return unreachable(service, err)
	case !known:
		return verdict{State: Absent, Sure: true, Service: service, Note: service + " has no such record"}
	}
	return verdict{State: Exists, Service: service, Record: record}
}

func readPubMed(data []byte, id string) (record Record, known bool, err error) {
	var answer struct{ Result map[string]json.RawMessage }
	if err := json.Unmarshal(data, &answer); err != nil || answer.Result == nil {
		return record, false, errNonsense
	}
	var work struct {
		UID, Title, PubDate, Error string
		Vernacular                 string `json:"vernaculartitle"`
		Authors                    []struct{ Name string }
	}
	if err := json.Unmarshal(answer.Result[id], &work); err != nil {
		return record, false, errNonsense
	}
	switch {
	case strings.Contains(work.Error, "cannot get document summary"):
		return record, false, nil
	case work.Error != "" || work.UID == "":
		return record, false, errNonsense
	}
	record.title(strings.TrimSuffix(strings.Trim(work.Title, "[]"), "]."))
	record.title(work.Vernacular)
	for _, a := range work.Authors {
		// "Smith JA": the initials come last.
		name := a.Name
		if i := strings.LastIndexByte(name, ' '); i > 0 && strings.ToUpper(name[i:]) == name[i:] {
			name = name[:i]
		}
		record.author(name)
	}
	record.Year = year(work.PubDate)
	return record, true, nil
}
