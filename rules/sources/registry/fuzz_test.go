package registry

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// FuzzDecoders feeds every reader of answers with anything: none may break,
// and what they bring is bounded and clean.
func FuzzDecoders(f *testing.F) {
	for _, s := range []string{
		`{"responseCode":1,"handle":"10.1/a","values":[{"index":1,"type":"URL","data":{"format":"string","value":"https://x.org/"}}]}`,
		`{"responseCode":100,"handle":"10.1/a"}`,
		`{"status":"ok","message":{"title":["Rye <i>bread</i> &amp; oats"],"subtitle":["a study"],"author":[{"given":"P.","family":"Lund"},{"name":"Guild"}],"issued":{"date-parts":[[2019,3]]}}}`,
		`{"status":"ok","message":{"title":[],"container-title":["Ovens"],"issued":{"date-parts":[[null]]}}}`,
		`{"data":{"attributes":{"titles":[{"title":"Rye"}],"creators":[{"name":"Lund, P."}],"publicationYear":"2019"}}}`,
		`{"id":"https://openalex.org/W1","title":null,"publication_year":2019,"authorships":[{"author":{"display_name":"P. Lund"}}]}`,
		`{"ISBN:9780306406157":{"title":"Quays","authors":[{"name":"E. Hart"}],"publish_date":"March 3, 1998"}}`,
		`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/1</id><title>Rye</title><author><name>P. Lund</name></author></entry></feed>`,
		`<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><feed><entry><title>&c;</title></entry></feed>`,
		`{"result":{"uids":["1"],"1":{"uid":"1","title":"Flour.","authors":[{"name":"Okoye A"}],"pubdate":"2020 Mar"}}}`,
		`{"result":{"1":{"uid":"1","error":"cannot get document summary"}}}`,
		`{"archived_snapshots":{"closest":{"available":true,"url":"http://web.archive.org/web/20130919044612/http://x.org/"}}}`,
		`[["timestamp","original"],["20130919044612","http://x.org/"]]`,
		"User-agent: *\nDisallow: /*a*b*c$\nCrawl-delay: 1e9\n", "[]", "null", "{}", "[[]]", strings.Repeat("[", 1000),
	} {
		f.Add(404, []byte(s))
		f.Add(200, []byte(s))
	}
	f.Fuzz(func(t *testing.T, status int, data []byte) {
		if known, err := readHandle(status, data); !known && err == nil && (status != 404 || !strings.Contains(string(data), "100")) {
			t.Errorf("%d %q says that there is no such DOI", status, data)
		}
		var records []Record
		keep := func(r Record, err error) {
			if err == nil {
				records = append(records, r)
			}
		}
		keep(readCrossref(data))
		keep(readDataCite(data))
		keep(readOpenAlex(data))
		r, _, err := readOpenLibrary(data, "ISBN:9780306406157")
		keep(r, err)
		r, _, err = readArXiv(data)
		keep(r, err)
		r, _, err = readPubMed(data, "1")
		keep(r, err)
		for _, r := range records {
			if len(r.Titles) > maxTitles || len(r.Authors) > maxAuthors || r.Year != 0 && (r.Year < 0 || r.Year > 1<<31) {
				t.Errorf("%+v", r)
			}
			for _, s := range append(r.Titles, r.Authors...) {
				if len(s) > maxTitle || !utf8.ValidString(s) || s == "" {
					t.Errorf("%q", s)
				}
			}
			_ = r.telling()
		}
		_, _ = readAvailable(data)
		_, _, _ = readIndex(data)
		if g := readRobots(status, data); g != nil {
			g.Test("/a/b?c")
		}
		var v verdict
		_ = json.Unmarshal(data, &v)
	})
}

// FuzzAddress holds addresses to their normal form: one that is asked about is
// a public one of http, and stays as it is when it is read again.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{
		"https://www.Harbour-Papers.com/a b?q=1#top", "www.x.org", "//x.org/a", "http://user:secret@x.org/", "http://127.0.0.1/", "http://[::1]/",
		"http://[fe80::1%25eth0]/", "http://2130706433/", "http://0x7f.1/", "javascript:alert(1)", "file:///etc/hosts", "http:/x.org/a", "HTTPS://X.ORG.",
		"http://x.org:99999/", "http://localhost.:80/", "https://a.b.example.com/", "http://x.org/%zz", "gopher://x.org", "http://x\u00ad.org/",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		normal, note := address(raw)
		if note != "" {
			return
		}
		u, err := url.Parse(normal)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Fragment != "" || u.Hostname() == "" || len(normal) > maxURL {
			t.Fatalf("%q is asked as %q", raw, normal)
		}
		again, note := address(normal)
		if again != normal || note != "" {
			t.Errorf("%q becomes %q, then %q (%s)", raw, normal, again, note)
		}
	})
}

func FuzzQuestion(f *testing.F) {
	f.Add("Lund, P. (2019). Rye. https://doi.org/10.1016/j.bread. 2019.01 ISBN 978-0-306-40615-7 arXiv:1706.03762 PMID: 1 PMC12345 https://web.archive.org/web/2013/http://x.org/")
	f.Fuzz(func(t *testing.T, entry string) {
		a, err := corpus.Read("a.md", []byte("# T\n\nText.\n\n## References\n\n- "+entry+"\n"), corpus.Options{Format: corpus.Markdown})
		if err != nil {
			return
		}
		for _, answer := range Offline(a) {
			if answer.State != NotChecked {
				t.Errorf("%+v", answer)
			}
		}
		for i := range a.Sources() {
			s := &a.Sources()[i]
			for k := range s.Locators {
				if q, ok := question(a, s, k); ok && q.note == "" && (q.value == "" || q.key() == "") {
					t.Errorf("%+v", q)
				}
			}
			_ = without(a, s)
		}
		for _, d := range shorten(entry) {
			if len(d) >= len(entry) {
				t.Errorf("%q is no shorter than %q", d, entry)
			}
		}
	})
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 5, 4, 3, 2, 1, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "5": 5 * time.Second, " 7 ": 7 * time.Second, "-5": 0, "x": 0, "99999999999999999999": 0, "1000000000": 7 * 24 * time.Hour,
		"Mon, 04 May 2026 03:02:31 GMT": 30 * time.Second, "Mon, 04 May 2020 03:02:31 GMT": 0,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}
