package registry

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
)

// verdict is what is known of a query, whoever asks it.
type verdict struct {
	State   State  `json:"s"`
	Sure    bool   `json:"k,omitempty"` // see Check
	Partial bool   `json:"p,omitempty"` // more may be known soon
	Service string `json:"v"`
	Note    string `json:"n,omitempty"`
	Record  Record `json:"r"`
}

// unreachable is the verdict where nobody answered.
func unreachable(service string, err error) verdict {
	if budget(err) {
		return verdict{State: NotChecked, Service: service, Note: noTime}
	}
	return verdict{State: Unreachable, Service: service, Note: describe(err)}
}

// doi asks whether a DOI is registered, and for its record. The handle system
// behind doi.org knows the DOIs of all agencies: what it does not know does
// not exist. An agency that does not know a DOI proves nothing.
func (r *Registry) doi(ctx context.Context, doi string) verdict {
	const service = "doi.org"
	known, err := r.handle(ctx, doi)
	if err == nil && !known {
		for _, shorter := range shorten(doi) {
			if known, err = r.handle(ctx, shorter); known || err != nil {
				doi = shorter
				break
			}
		}
	}
	switch {
	case err != nil:
		return unreachable(service, err)
	case !known:
		return verdict{State: Absent, Sure: true, Service: service, Note: "no agency has registered it"}
	}
	v := verdict{State: Exists, Service: service, Note: "registered, by an agency that gives no record"}
	asks := []func(context.Context, string) (Record, bool, error){r.crossref, r.datacite}
	if r.options.OpenAlexKey != "" {
		asks = append(asks, r.openAlex)
	}
	for i, ask := range asks {
		record, ok, err := ask(ctx, doi)
		if ok {
			return verdict{State: Exists, Service: [...]string{"Crossref", "DataCite", "OpenAlex"}[i], Record: record}
		}
		if err != nil {
			v.Partial, v.Note = true, "registered, but its record could not be read"
		}
	}
	return v
}

// shorten cuts what addresses of publishers hang behind a DOI.
func shorten(doi string) []string {
	var out []string
	if i := strings.IndexAny(doi, "?#&"); i > 0 {
		doi = doi[:i]
		out = append(out, doi)
	}
	for _, tail := range []string{"/full", "/fulltext", "/abstract", "/pdf", "/epdf", "/html", "/meta", "/summary", ".pdf", ".full", ".html"} {
		if s, ok := strings.CutSuffix(doi, tail); ok && strings.Contains(strings.TrimRight(s, "/"), "/") {
			return append(out, strings.TrimRight(s, "/"))
		}
	}
	return out
}

// escape writes a DOI as the rest of a path.
func escape(doi string) string {
	parts := strings.Split(doi, "/")
	for i, p := range parts {
		parts[i] = strings.NewReplacer("+", "%2B", "&", "%26").Replace(url.PathEscape(p))
	}
	return strings.Join(parts, "/")
}

// The codes of the handle system.
const (
	handleFound    = 1
	handleNotFound = 100
	handleNoValues = 200 // it exists, without values of the type asked for
)

func (r *Registry) handle(ctx context.Context, doi string) (known bool, err error) {
	got, err := r.web.service(ctx, r.base(serviceDOI)+"/api/handles/"+escape(doi)+"?type=URL", "application/json")
	if err != nil {
		return false, err
	}
	return readHandle(got.status, got.body)
}

// readHandle reads an answer of the handle system. A status without the code
// that belongs to it, as of a page that some gate on the way put up, is none.
func readHandle(status int, data []byte) (known bool, err error) {
	var answer struct{ ResponseCode int }
	if status != http.StatusOK && status != http.StatusNotFound {
		return false, statusError(status)
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return false, errNonsense
	}
	switch {
	case status == http.StatusOK && answer.ResponseCode == handleFound, answer.ResponseCode == handleNoValues:
		return true, nil
	case status == http.StatusNotFound && answer.ResponseCode == handleNotFound:
		return false, nil
	}
	return false, errNonsense
}

// record asks a service for a record. It reports false where the service has
// none.
func (r *Registry) record(ctx context.Context, address string, read func([]byte) (Record, error)) (Record, bool, error) {
	got, err := r.web.service(ctx, address, "application/json")
	switch {
	case err != nil:
		return Record{}, false, err
	case got.status == http.StatusNotFound:
		return Record{}, false, nil
	case got.status != http.StatusOK:
		return Record{}, false, statusError(got.status)
	}
	record, err := read(got.body)
	return record, err == nil, err
}

func (r *Registry) crossref(ctx context.Context, doi string) (Record, bool, error) {
	address := r.base(serviceCrossref) + "/works/" + url.PathEscape(doi)
	if r.options.Mailto != "" {
		address += "?mailto=" + url.QueryEscape(r.options.Mailto)
	}
	return r.record(ctx, address, readCrossref)
}

func (r *Registry) datacite(ctx context.Context, doi string) (Record, bool, error) {
	return r.record(ctx, r.base(serviceDataCite)+"/dois/"+escape(doi), readDataCite)
}

func (r *Registry) openAlex(ctx context.Context, doi string) (Record, bool, error) {
	address := r.base(serviceOpenAlex) + "/works/doi:" + escape(doi) + "?api_key=" + url.QueryEscape(r.options.OpenAlexKey)
	if r.options.Mailto != "" {
		address += "&mailto=" + url.QueryEscape(r.options.Mailto)
	}
	return r.record(ctx, address, readOpenAlex)
}
