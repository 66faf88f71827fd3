package registrytest

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// service answers as one of the registries.
func (s *Server) service(w http.ResponseWriter, r *http.Request, name, path string) {
	id := strings.ToLower(r.URL.Path[strings.LastIndex(r.URL.Path, "/10.")+1:])
	work, known := s.Works["doi:"+id]
	if arxiv, ok := strings.CutPrefix(id, "10.48550/arxiv."); ok && !known {
		work, known = s.Works["arxiv:"+arxiv]
	}
	w.Header().Set("Content-Type", "application/json")
	switch name {
	case "doi":
		if !known {
			w.WriteHeader(http.StatusNotFound)
			reply(w, map[string]any{"responseCode": 100, "handle": id})
			return
		}
		reply(w, map[string]any{"responseCode": 1, "handle": id, "values": []any{map[string]any{
			"index": 1, "type": "URL", "data": map[string]string{"format": "string", "value": "https://x.org/"}, "ttl": 86400, "timestamp": "2020-01-01T00:00:00Z",
		}}})
	case "crossref":
		if !known || work.Agency != "crossref" {
			w.Header().Set("Content-Type", "text/plain")
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, "Resource not found.")
			return
		}
		var authors []any
		for _, a := range work.Authors {
			given, family := names(a)
			authors = append(authors, map[string]string{"given": given, "family": family, "sequence": "first"})
		}
		reply(w, map[string]any{"status": "ok", "message-type": "work", "message": map[string]any{
			"DOI": id, "title": []string{work.Title}, "author": authors, "issued": map[string]any{"date-parts": [][]int{{work.Year, 3}}},
			"container-title": []string{"A Journal"}, "URL": "https://doi.org/" + id, "type": "journal-article",
		}})
	case "datacite":
		if !known || work.Agency != "datacite" {
			w.WriteHeader(http.StatusNotFound)
			reply(w, map[string]any{"errors": []any{map[string]string{"status": "404", "title": "The resource you are looking for doesn't exist."}}})
			return
		}
		var creators []any
		for _, a := range work.Authors {
			given, family := names(a)
			creators = append(creators, map[string]string{"name": family + ", " + given, "familyName": family, "givenName": given})
		}
		reply(w, map[string]any{"data": map[string]any{"id": id, "type": "dois", "attributes": map[string]any{
			"titles": []any{map[string]string{"title": work.Title}}, "creators": creators, "publicationYear": work.Year, "url": "https://x.org/",
		}}})
	case "openalex":
		if r.URL.Query().Get("api_key") == "" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		work, known := s.Works["doi:"+strings.TrimPrefix(strings.ToLower(r.URL.Path), "/base/works/doi:")]
		if !known || work.Agency != "openalex" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		var authors []any
		for _, a := range work.Authors {
			authors = append(authors, map[string]any{"author": map[string]string{"display_name": a}})
		}
		reply(w, map[string]any{"id": "https://openalex.org/W1", "title": work.Title, "display_name": work.Title, "publication_year": work.Year, "authorships": authors})
	case "openlibrary":
		key := r.URL.Query().Get("bibkeys")
		work, known := s.Works[strings.ToLower(key)]
		out := map[string]any{}
		if known {
			var authors []any
			for _, a := range work.Authors {
				authors = append(authors, map[string]string{"name": a, "url": "https://openlibrary.org/authors/OL1A"})
			}
			out[key] = map[string]any{"title": work.Title, "authors": authors, "publish_date": fmt.Sprintf("March 3, %d", work.Year), "url": "https://openlibrary.org/books/OL1M"}
		}
		reply(w, out)
	case "arxiv":
		s.arxiv(w, r.URL.Query().Get("id_list"))
	case "pubmed":
		q := r.URL.Query()
		db := map[string]string{"pubmed": "pmid:", "pmc": "pmc:"}[q.Get("db")]
		id := q.Get("id")
		work, known := s.Works[db+id]
		one := map[string]any{"uid": id}
		if known {
			var authors []any
			for _, a := range work.Authors {
				given, family := names(a)
				authors = append(authors, map[string]string{"name": family + " " + given[:1], "authtype": "Author"})
			}
			one["title"], one["authors"], one["pubdate"], one["error"] = work.Title+".", authors, fmt.Sprintf("%d Mar 3", work.Year), nil
		} else {
			one["error"] = "cannot get document summary"
		}
		reply(w, map[string]any{"header": map[string]string{"type": "esummary", "version": "0.3"}, "result": map[string]any{"uids": []string{id}, id: one}})
	case "wayback":
		page := r.URL.Query().Get("url")
		snapshots := map[string]any{}
		if s.Archived[page] {
			snapshots["closest"] = map[string]any{"available": true, "url": "http://web.archive.org/web/20130919044612/" + page, "timestamp": "20130919044612", "status": "200"}
		}
		reply(w, map[string]any{"url": page, "archived_snapshots": snapshots})
	case "wayback-cdx":
		page := r.URL.Query().Get("url")
		if rows := s.Archived["index:"+page]; rows {
			reply(w, [][]string{{"timestamp", "original"}, {"20130919044612", page}})
			return
		}
		reply(w, [][]string{})
	default:
		http.Error(w, path, http.StatusNotFound)
	}
}

func (s *Server) arxiv(w http.ResponseWriter, id string) {
	w.Header().Set("Content-Type", "application/atom+xml; charset=UTF-8")
	work, known := s.Works["arxiv:"+id]
	entry := ""
	switch {
	case known && work.Agency != "hidden": // there, but the service answers with an empty list
		var authors strings.Builder
		for _, a := range work.Authors {
			authors.WriteString("<author><name>" + escape(a) + "</name></author>")
		}
		entry = fmt.Sprintf("<entry><id>http://arxiv.org/abs/%sv1</id><published>%d-03-03T10:00:00Z</published><title>%s</title>%s</entry>",
			escape(id), work.Year, escape(work.Title), authors.String())
	case !known && strings.HasSuffix(id, "7"):
		entry = "<entry><id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title><summary>incorrect id format</summary></entry>"
	}
	_, _ = io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title>`+entry+"</feed>")
}

func escape(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s))
	return out.String()
}

func names(s string) (given, family string) {
	i := strings.LastIndexByte(s, ' ')
	return s[:max(i, 0)], s[i+1:]
}

func reply(w io.Writer, v any) { _ = json.NewEncoder(w).Encode(v) }
