package registry_test

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/sources/registry"
	"github.com/copydesk/copydesk/rules/sources/registry/registrytest"
)

// article makes an article of entries.
func article(t testing.TB, entries ...string) *corpus.Article {
	t.Helper()
	text := "# Bread and boats\n\nNothing is said here.\n\n## References\n\n- " + strings.Join(entries, "\n- ") + "\n"
	a, err := corpus.Read("a.md", []byte(text), corpus.Options{Format: corpus.Markdown})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(a.Sources()); n != len(entries) {
		t.Fatalf("%d sources of %d entries", n, len(entries))
	}
	return a
}

func desk(t testing.TB, o registry.Options, reach registry.Reach) *registry.Registry {
	t.Helper()
	r, err := registry.New(o, reach)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// known fills a server with works.
func known(t testing.TB) *registrytest.Server {
	s := registrytest.New(t)
	bread := registrytest.Work{Agency: "crossref", Title: "Rye bread in <i>northern</i> ovens", Authors: []string{"Paula Lund", "Ed Hart"}, Year: 2019}
	s.Works["doi:10.1016/j.bread.2019.01.001"] = bread
	data := bread
	data.Agency = "datacite"
	s.Works["doi:10.5281/zenodo.1234567"] = data
	alex := bread
	alex.Agency = "openalex"
	s.Works["doi:10.7777/alex.1"] = alex
	other := bread
	other.Agency = "other"
	s.Works["doi:10.11591/national.1"] = other
	s.Works["arxiv:1706.03762"] = registrytest.Work{Title: "Attention to rye in ovens", Authors: []string{"Paula Lund"}, Year: 2017}
	s.Works["arxiv:1801.00001"] = registrytest.Work{Agency: "hidden", Title: "Hidden", Year: 2018}
	s.Works["pmid:31452104"] = registrytest.Work{Title: "Flour dust and coughing", Authors: []string{"Ana Okoye"}, Year: 2020}
	s.Works["pmc:6710001"] = registrytest.Work{Title: "Flour dust and coughing", Authors: []string{"Ana Okoye"}, Year: 2020}
	s.Works["isbn:9780306406157"] = registrytest.Work{Title: "A history of quays", Authors: []string{"Edward Hart"}, Year: 1998}
	s.Archived["http://old.harbour-papers.com/archived/1"] = true
	s.Archived["index:http://old.harbour-papers.com/indexed/1"] = true
	s.Archived["http://nohost.harbour-gone.com/archived/1"] = true
	return s
}

const (
	exists      = "exists"
	absent      = "absent"
	mismatch    = "mismatch"
	unreachable = "unreachable"
	notChecked  = "not checked"
)

var cases = []struct{ entry, state, note string }{
	// DOIs
	{"Lund, P., & Hart, E. (2019). Rye bread in northern ovens. *Bread*, 1(2), 3–9. https://doi.org/10.1016/j.bread.2019.01.001", exists, ""},
	{"Lund, P. (2019). Rye bread. *Bread*, 1(2), 3–9. doi:10.1016/J.BREAD.2019.01.001", exists, ""},
	{"Lund, P. (2019). Rye bread in northern ovens. https://doi.org/10.1016/j.bread.2019.01.001/full", exists, ""},
	{"Marsh, K. (2011). Football in mining towns. *Sport*, 4, 1–9. https://doi.org/10.1016/j.bread.2019.01.001", mismatch, "it is “Rye bread in northern ovens” by Lund, Hart (2019)"},
	{"Marsh, K. (2011). Football in mining towns. *Sport*, 4, 1–9. https://doi.org/10.5281/zenodo.1234567", mismatch, "Rye bread"},
	{"Marsh, K. (2011). Football in mining towns. *Sport*, 4, 1–9. https://doi.org/10.7777/alex.1", mismatch, "Rye bread"},
	{"Lund, P. (2019). Rye bread in northern ovens. https://doi.org/10.5281/zenodo.1234567", exists, ""},
	{"Marsh, K. (2011). Football in mining towns. *Sport*, 4, 1–9. https://doi.org/10.11591/national.1", exists, "an agency that gives no record"},
	{"Marsh, K. (2011). Football in mining towns. *Sport*, 4, 1–9. https://doi.org/10.1016/j.sport.2011.99.001", absent, "no agency has registered it"},
	{"Marsh, K. (2011). Football in towns. *Sport*, 4, 1–9. https://doi.org/10.1016/j.sport.2011. 99.001", notChecked, "line break"},
	{"Marsh, K. (2011). Football in towns. https://doi.org/10.5555/12345678", notChecked, "malformed"},
	// arXiv
	{"Lund, P. (2017). Attention to rye in ovens. arXiv:1706.03762v5", exists, ""},
	{"Marsh, K. (2017). Football in mining towns. arXiv:1706.03762", mismatch, "Attention to rye"},
	{"Marsh, K. (2018). Football in mining towns. arXiv:1801.00001", exists, "its record could not be read"},
	{"Marsh, K. (2018). Football in mining towns. arXiv:1801.33332", absent, "arXiv has no such paper"},
	{"Marsh, K. (2018). Football in mining towns. arXiv:1801.33337", absent, "arXiv has no such paper"},
	// PubMed
	{"Okoye A. Flour dust and coughing. *Lungs*. 2020;3(1):4-9. PMID: 31452104", exists, ""},
	{"Marsh K. Football in mining towns. *Sport*. 2011;4(1):1-9. PMID: 31452104", mismatch, "Flour dust"},
	{"Marsh K. Football in mining towns. *Sport*. 2011;4(1):1-9. PMID: 31452999", absent, "PubMed has no such record"},
	{"Okoye A. Flour dust and coughing. *Lungs*. 2020;3(1):4-9. PMC6710001", exists, ""},
	// Books
	{"Hart, E. (1998). *A history of quays*. Quay Press. ISBN 978-0-306-40615-7", exists, ""},
	{"Marsh, K. (2011). *Football in mining towns*. Pit Press. ISBN 978-0-306-40615-7", mismatch, "A history of quays"},
	{"Marsh, K. (2011). *Football in mining towns*. Pit Press. ISBN 978-3-16-148410-0", notChecked, "does not hold all books"},
	// Pages
	{"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/page/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/nohead/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/wronghead/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/moved/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/home/1", exists, "home page"},
	{"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/gone/1", absent, "404, and the Wayback Machine has no copy"},
	{"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/deleted/1", absent, "410"},
	{"Marsh, K. (2011). Mine clubs. http://old.harbour-papers.com/archived/1", exists, "has a copy"},
	{"Marsh, K. (2011). Mine clubs. http://old.harbour-papers.com/indexed/1", exists, "has a copy"},
	{"Marsh, K. (2011). Mine clubs. http://nohost.harbour-gone.com/archived/1", exists, "has a copy"},
	{"Marsh, K. (2011). Mine clubs. http://nohost.harbour-never.com/page/1", absent, "no such host"},
	{"Marsh, K. (2011). Mine clubs. http://nodns.harbour.com/page/1", unreachable, ""},
	{"Marsh, K. (2011). Mine clubs. http://closed.harbour.com/page/1", unreachable, "connection failed"},
	{"Marsh, K. (2011). Mine clubs. http://a.harbour-papers.com/forbidden/1", unreachable, "does not answer programs (403)"},
	{"Marsh, K. (2011). Mine clubs. http://a.harbour-papers.com/teapot/1", unreachable, "(999)"},
	{"Marsh, K. (2011). Mine clubs. http://a.harbour-papers.com/legal/1", unreachable, "(451)"},
	{"Marsh, K. (2011). Mine clubs. http://a.harbour-papers.com/broken/1", unreachable, "500"},
	{"Marsh, K. (2011). Mine clubs. http://busy.harbour-papers.com/busy/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://later.harbour-papers.com/later/1", unreachable, "come back in"},
	{"Marsh, K. (2011). Mine clubs. http://a.harbour-papers.com/private/1", unreachable, "robots.txt"},
	{"Marsh, K. (2011). Mine clubs. http://slow1.harbour-papers.com/slowbody/1", unreachable, "in time"},
	{"Marsh, K. (2011). Mine clubs. http://slow2.harbour-papers.com/silent/1", unreachable, "in time"},
	{"Marsh, K. (2011). Mine clubs. http://b.harbour-papers.com/loop/1", unreachable, "without end"},
	{"Marsh, K. (2011). Mine clubs. http://b.harbour-papers.com/longloop/1", unreachable, "without end"},
	{"Marsh, K. (2011). Mine clubs. http://b.harbour-papers.com/inner/1", unreachable, "not one of the public internet"},
	{"Marsh, K. (2011). Mine clubs. http://b.harbour-papers.com/inner80/1", unreachable, "not one of the public internet"},
	{"Marsh, K. (2011). Mine clubs. http://b.harbour-papers.com/mapped/1", unreachable, "not one of the public internet"},
	{"Marsh, K. (2011). Mine clubs. http://b.harbour-papers.com/metadata/1", unreachable, "not one of the public internet"},
	{"Marsh, K. (2011). Mine clubs. http://b.harbour-papers.com/file/1", unreachable, "only http and https"},
	{"Marsh, K. (2011). Mine clubs. http://c.harbour-papers.com/bomb/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://c.harbour-papers.com/endless/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://d.harbour-papers.com/headers/1", unreachable, ""},
	{"Marsh, K. (2011). Mine clubs. http://e.harbour-papers.com/cut/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://f.harbour-papers.com/garbage/1", unreachable, ""},
	{"Marsh, K. (2011). Mine clubs. http://g.harbour-papers.com/interim/1", unreachable, ""},
	{"Marsh, K. (2011). Mine clubs. https://tls.harbour-papers.com/page/1", unreachable, "certificate"},
	{"Marsh, K. (2011). Mine clubs. http://127.0.0.1/secret", notChecked, "public internet"},
	{"Marsh, K. (2011). Mine clubs. http://169.254.169.254/latest/meta-data/", notChecked, "public internet"},
	{"Marsh, K. (2011). Mine clubs. http://2130706433/secret", notChecked, "public internet"},
	{"Marsh, K. (2011). Mine clubs. http://localhost/secret", notChecked, "public internet"},
	{"Marsh, K. (2011). Mine clubs. https://www.example.com/secret", notChecked, "public internet"},
	// Archives
	{"Marsh, K. (2011). Mine clubs. https://web.archive.org/web/20130919044612/http://old.harbour-papers.com/archived/1", exists, ""},
	{"Marsh, K. (2011). Mine clubs. https://web.archive.org/web/20130919044612/http://www.harbour-papers.com/never/1", absent, "no copy of the page"},
	// Several locators
	{"Lund, P. (2019). Rye bread in northern ovens. http://www.harbour-papers.com/gone/2 https://doi.org/10.1016/j.bread.2019.01.001", exists, ""},
	{"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/page/2 https://doi.org/10.1016/j.sport.2011.99.002", absent, ""},
	{"Marsh, K. (2011). Mine clubs. *Sport*, 4(1), 1–9.", notChecked, ""},
}

func entries() []string {
	var out []string
	for _, c := range cases {
		out = append(out, c.entry)
	}
	return out
}

// TestStates asks about everything at once, and again from the cache.
func TestStates(t *testing.T) {
	t.Parallel()
	s := known(t)
	s.Slow(0)
	a := article(t, entries()...)
	dir := t.TempDir()
	var first []registry.Answer
	for round := range 2 {
		requests := s.Total()
		r, err := registry.New(s.Options(dir), s.Reach())
		if err != nil {
			t.Fatal(err)
		}
		answers := r.Ask(t.Context(), a)
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		for i, c := range cases {
			var notes []string
			for _, k := range answers[i].Checks {
				notes = append(notes, k.Note)
			}
			note := strings.Join(notes, "; ")
			if got := answers[i].State.String(); got != c.state || !strings.Contains(note, c.note) {
				t.Errorf("round %d: %s\nis %s (%s), want %s (%s)", round, c.entry, got, note, c.state, c.note)
			}
		}
		if round == 0 {
			first = answers
			continue
		}
		if n := s.Total() - requests; n != 0 {
			t.Errorf("the second run made %d requests", n)
		}
		if !slices.EqualFunc(first, answers, func(a, b registry.Answer) bool { return fmt.Sprint(a) == fmt.Sprint(b) }) {
			t.Error("the cache tells something else than the first run")
		}
	}
	if s.Secret() != 0 {
		t.Error("an inner page was reached")
	}
	for agent := range s.Agents() {
		if !strings.HasPrefix(agent, "copydesk/test (+https://") || !strings.Contains(agent, "mailto:desk@") {
			t.Errorf("agent %q", agent)
		}
	}
	if got := s.Requests()["www.harbour-papers.com /robots.txt"]; got != 1 {
		t.Errorf("robots.txt was asked for %d times", got)
	}
	if s.Requests()["a.harbour-papers.com /private/1"] != 0 {
		t.Error("a page was fetched that robots.txt forbids")
	}
}

// A service that is down makes nothing absent, whatever it answers.
func TestDown(t *testing.T) {
	t.Parallel()
	entries := []string{
		"Marsh, K. (2011). Football. https://doi.org/10.1016/j.sport.2011.99.001",
		"Marsh, K. (2018). Football. arXiv:1801.33332",
		"Marsh K. Football. *Sport*. 2011;4(1):1-9. PMID: 31452999",
		"Marsh, K. (2011). *Football*. Pit Press. ISBN 978-3-16-148410-0",
		"Marsh, K. (2011). Mine clubs. http://www.harbour-papers.com/gone/1",
		"Marsh, K. (2011). Mine clubs. http://nohost.harbour-never.com/page/1",
		"Marsh, K. (2011). Mine clubs. https://web.archive.org/web/20130919044612/http://www.harbour-papers.com/never/1",
	}
	a := article(t, entries...)
	for _, status := range []int{400, 401, 403, 404, 429, 451, 500, 502, 503, 504} {
		s := known(t)
		for _, name := range registry.Services() {
			s.Down[name] = status
		}
		for i, answer := range desk(t, s.Options(t.TempDir()), s.Reach()).Ask(t.Context(), a) {
			if answer.State != registry.Unreachable {
				t.Errorf("status %d: %s is %s %q", status, entries[i], answer.State, answer.Checks[0].Note)
			}
		}
	}
	// A DOI exists even if nobody gives its record.
	s := known(t)
	for _, name := range []string{"crossref", "datacite", "openalex"} {
		s.Down[name] = 500
	}
	a = article(t, "Marsh, K. (2011). Football in mining towns. https://doi.org/10.1016/j.bread.2019.01.001")
	if got := desk(t, s.Options(t.TempDir()), s.Reach()).Ask(t.Context(), a)[0]; got.State != registry.Exists {
		t.Errorf("%v", got)
	}
}

// When the context ends, what is known is told at once.
func TestCancel(t *testing.T) {
	t.Parallel()
	s := known(t)
	a := article(t, "Lund, P. (2019). Rye bread. https://doi.org/10.1016/j.bread.2019.01.001", "Marsh, K. (2011). Clubs. http://slow.harbour-papers.com/silent/1")
	o := s.Options(t.TempDir())
	o.Timeout = time.Minute
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(time.Second, cancel)
	start := time.Now()
	answers := desk(t, o, s.Reach()).Ask(ctx, a)
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("it took %v", d)
	}
	if answers[0].State != registry.Exists || answers[1].State != registry.NotChecked || answers[1].Checks[0].Note == "" {
		t.Errorf("%v", answers)
	}
}

// What is not answered in the time of an article or of a run is not checked,
// and asked again by the next run.
func TestBudget(t *testing.T) {
	t.Parallel()
	s := known(t)
	a := article(t, "Lund, P. (2019). Rye bread. https://doi.org/10.1016/j.bread.2019.01.001", "Marsh, K. (2011). Clubs. http://slow.harbour-papers.com/page/1")
	s.Slow(1500 * time.Millisecond)
	dir := t.TempDir()
	for _, o := range []registry.Options{{ArticleBudget: time.Second}, {Budget: time.Second}} {
		full := s.Options(dir)
		full.ArticleBudget, full.Budget, full.Timeout = o.ArticleBudget, o.Budget, time.Minute
		r := desk(t, full, s.Reach())
		answers := r.Ask(t.Context(), a)
		if answers[0].State != registry.Exists || answers[1].State != registry.NotChecked {
			t.Errorf("%v", answers)
		}
		_ = r.Close()
	}
	s.Slow(0)
	if got := desk(t, s.Options(dir), s.Reach()).Ask(t.Context(), a); got[1].State != registry.Exists {
		t.Errorf("%v", got)
	}
}

// Five hundred sources on fifty slow hosts take as long as the sources of one
// host, not of all.
func TestSlowHosts(t *testing.T) {
	s := known(t)
	s.Slow(100 * time.Millisecond)
	one, all := slowSources(t, s, 1), slowSources(t, s, 50)
	t.Logf("one host %v, fifty hosts %v", one, all)
	if all > 6*one {
		t.Errorf("fifty hosts take %v, one takes %v", all, one)
	}
}

// slowSources asks about ten sources on each of so many hosts.
func slowSources(t testing.TB, s *registrytest.Server, hosts int) time.Duration {
	var entries []string
	for k := range 10 {
		for h := range hosts {
			entries = append(entries, fmt.Sprintf("Marsh, K. (2011). Clubs. http://slow%d.harbour-papers.com/page/%d", h, k))
		}
	}
	a := article(t, entries...)
	o := s.Options("")
	o.NoCache = true
	o.Timeout = time.Minute
	r := desk(t, o, s.Reach())
	start := time.Now()
	for _, answer := range r.Ask(t.Context(), a) {
		if answer.State != registry.Exists {
			t.Fatalf("%v", answer)
		}
	}
	return time.Since(start)
}

func BenchmarkSlowHosts(b *testing.B) {
	s := known(b)
	s.Slow(100 * time.Millisecond)
	for _, hosts := range []int{1, 50} {
		b.Run(fmt.Sprintf("hosts=%d", hosts), func(b *testing.B) {
			for b.Loop() {
				slowSources(b, s, hosts)
			}
		})
	}
}

// In earnest hosts are asked slowly: the pace of arXiv is one in three seconds.
func TestPace(t *testing.T) {
	t.Parallel()
	s := known(t)
	reach := s.Reach()
	reach.Unpaced = false
	a := article(t, "Lund, P. (2017). Attention to rye in ovens. arXiv:1706.03762", "Marsh, K. (2018). Football. arXiv:1801.00001")
	start := time.Now()
	desk(t, s.Options(t.TempDir()), reach).Ask(t.Context(), a)
	if d := time.Since(start); d < 2900*time.Millisecond {
		t.Errorf("two questions in %v", d)
	}
}

// A host that does not answer is not asked again and again.
func TestDeafHost(t *testing.T) {
	t.Parallel()
	s := known(t)
	var entries []string
	for k := range 20 {
		entries = append(entries, fmt.Sprintf("Marsh, K. (2011). Clubs. http://deaf.harbour-papers.com/silent/%d", k))
	}
	o := s.Options(t.TempDir())
	o.Timeout = 500 * time.Millisecond
	start := time.Now()
	for _, answer := range desk(t, o, s.Reach()).Ask(t.Context(), article(t, entries...)) {
		if answer.State != registry.Unreachable {
			t.Errorf("%v", answer)
		}
	}
	if d := time.Since(start); d > 3*time.Second {
		t.Errorf("it took %v", d)
	}
}

func TestOptions(t *testing.T) {
	for _, o := range []registry.Options{
		{Bases: map[string]string{"crossreff": "https://x.org"}},
		{Bases: map[string]string{"doi": "ftp://x.org"}},
		{Bases: map[string]string{"doi": "https://user:secret@x.org"}},
		{Bases: map[string]string{"doi": "x.org"}},
		{Mailto: "nobody"},
		{Mailto: "a@b.org\r\nX: y"},
		{Proxy: "localhost:3128"},
	} {
		o.NoCache = true
		if _, err := registry.New(o, registry.Reach{}); err == nil {
			t.Errorf("%+v is taken", o)
		}
	}
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	s := known(t)
	a := article(t, "Lund, P. (2019). Rye bread in northern ovens. https://doi.org/10.1016/j.bread.2019.01.001")
	if got := desk(t, s.Options(t.TempDir()), s.Reach()).Ask(t.Context(), a); got[0].State != registry.Exists {
		t.Error("a proxy of the environment is used")
	}
}

// A base address that leads into the inner network is refused like any other.
func TestInnerBase(t *testing.T) {
	s := known(t)
	o := s.Options(t.TempDir())
	o.Bases = maps.Clone(o.Bases)
	o.Bases["doi"] = s.HTTP.URL
	a := article(t, "Lund, P. (2019). Rye bread. https://doi.org/10.1016/j.bread.2019.01.001")
	got := desk(t, o, registry.Reach{})
	if c := got.Ask(t.Context(), a)[0].Checks[0]; c.State != registry.Unreachable || !strings.Contains(c.Note, "public internet") || s.Total() != 0 {
		t.Errorf("%v, %d requests", c, s.Total())
	}
}

// Of a packed answer no more is unpacked than is read.
func TestBomb(t *testing.T) {
	s := known(t)
	o := s.Options(t.TempDir())
	o.NoCache = true
	o.Bases = maps.Clone(o.Bases)
	o.Bases["doi"] = "http://b.harbour-papers.com/bomb" // a service may be as hostile as a site
	a := article(t, "Marsh, K. (2011). Mine clubs. http://c.harbour-papers.com/bomb/1", "Marsh, K. (2011). Mine clubs. http://d.harbour-papers.com/endless/1",
		"Lund, P. (2019). Rye bread. https://doi.org/10.1016/j.bread.2019.01.001")
	desk(t, o, s.Reach()).Ask(t.Context(), a) // makes the bomb
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	answers := desk(t, o, s.Reach()).Ask(t.Context(), a)
	runtime.ReadMemStats(&after)
	for i, want := range []registry.State{registry.Exists, registry.Exists, registry.Unreachable} {
		if answers[i].State != want {
			t.Errorf("%v", answers[i])
		}
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > registrytest.Bomb/8 {
		t.Errorf("%d MB were allocated: the answer was unpacked", grown>>20)
	}
}
