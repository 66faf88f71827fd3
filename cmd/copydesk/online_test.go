package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/copydesk/copydesk/rules/sources/registry/registrytest"
)

// internetVariable leads the test program to the server of a test. It is read
// by code of the tests alone: the program that people run does not know it.
const internetVariable = "COPYDESK_TEST_INTERNET"

// asProgram runs the test binary as the program, with another way out.
func asProgram() {
	address := os.Getenv(internetVariable)
	if address == "" {
		return
	}
	ctx := context.WithValue(context.Background(), reachKey{}, registrytest.Reach(address))
	os.Exit(runIn(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// internet is a server and a folder with a configuration that leads to it.
type internet struct {
	*registrytest.Server
	dir string
}

const fullArticle = "# Walls and ovens\n\nLime lets a wall breathe.\n\n## References\n\n" +
	"- Lund, P. (2018). Lime mortar in harbour walls. *Building History*, 7(2), 11–29. https://doi.org/10.1016/j.buildhist.2018.02.004\n" +
	"- Lund, P. (2020). Cement and damp. *Building History*, 9(1), 1–9. https://doi.org/10.1016/j.buildhist.2020.01.001\n" +
	"- Marsh, K. (2011). Football in mining towns. *Sport*, 4, 1–9. https://doi.org/10.1016/j.sport.2011.99.001\n" +
	"- Marsh, K. (2012). Clubs of the pits. http://www.pit-papers.com/forbidden/1\n" +
	"- Marsh, K. (2013). <b>Boots & balls</b> of the pits. *Sport*, 6(1), 1–9.\n"

func newInternet(t *testing.T, files map[string]string) *internet {
	t.Helper()
	s := registrytest.New(t)
	s.Works["doi:10.1016/j.buildhist.2018.02.004"] = registrytest.Work{Agency: "crossref", Title: "Roof <script>beams</script> of village churches", Authors: []string{"Ann Moss"}, Year: 2018}
	s.Works["doi:10.1016/j.buildhist.2020.01.001"] = registrytest.Work{Agency: "datacite", Title: "Cement and damp: a survey", Authors: []string{"Per Lund"}, Year: 2020}
	var config strings.Builder
	config.WriteString("root: true\nsources:\n  mailto: desk@copydesk-registries.org\n  cache-dir: cache\n  timeout: 5s\n  bases:\n")
	for name, base := range registrytest.Bases() {
		fmt.Fprintf(&config, "    %s: %s\n", name, base)
	}
	all := map[string]string{".copydesk.yaml": config.String()}
	maps.Copy(all, files)
	return &internet{s, folder(t, all)}
}

func (n *internet) command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Dir = n.dir
	cmd.Env = append(os.Environ(), "NO_COLOR=", internetVariable+"="+n.Address(), "XDG_CACHE_HOME="+filepath.Join(n.dir, "home"))
	return cmd
}

func (n *internet) start(t *testing.T, args ...string) outcome {
	t.Helper()
	return finish(t, n.command(t, args...))
}

func TestCheckOnline(t *testing.T) {
	n := newInternet(t, map[string]string{"a.md": fullArticle})
	for round := range 2 {
		requests := n.Total()
		o := n.start(t, "--online", "--format", "json", "a.md")
		if o.code != exitFound || o.errOut != "" {
			t.Fatalf("exit %d\n%s", o.code, o.errOut)
		}
		var got []string
		for _, f := range parse(t, o.out).Articles[0].Findings {
			if f.Rule == "sources/absent" || f.Rule == "sources/mismatch" {
				got = append(got, f.Rule+" "+f.Severity+" "+f.Excerpt)
			}
		}
		want := "sources/mismatch error https://doi.org/10.1016/j.buildhist.2018.02.004\nsources/absent error https://doi.org/10.1016/j.sport.2011.99.001"
		if strings.Join(got, "\n") != want {
			t.Errorf("round %d: got\n%s\nwant\n%s", round, strings.Join(got, "\n"), want)
		}
		if made := n.Total() - requests; made == 0 != (round == 1) {
			t.Errorf("round %d made %d requests", round, made)
		}
	}
	if _, err := os.Stat(filepath.Join(n.dir, "cache", "sources.db")); err != nil {
		t.Errorf("the cache is not where the configuration says: %v", err)
	}
	requests := n.Total()
	if o := n.start(t, "--format", "json", "a.md"); strings.Contains(o.out, "sources/absent") || n.Total() != requests {
		t.Error("the network is asked though nobody wants it")
	}
	if o := n.start(t, "--online", "--ignore", "online", "--format", "json", "a.md"); strings.Contains(o.out, "sources/absent") {
		t.Error("ignored rules are at work")
	}
	if o := n.start(t, "--select", "online", "a.md"); o.code != exitBroken || !strings.Contains(o.errOut, "--online") {
		t.Errorf("rules that cannot find anything: exit %d, %q", o.code, o.errOut)
	}
	for _, args := range [][]string{{"--mailto", "nobody"}, {"--time-budget", "0s"}, {"--proxy", "next door"}} {
		if o := n.start(t, append(args, "--online", "a.md")...); o.code != exitBroken || o.out != "" {
			t.Errorf("%q: exit %d %q %q", args, o.code, o.out, o.errOut)
		}
	}
}

// The program that people run does not reach the server of the tests, whatever
// it is told.
func TestNoWayInside(t *testing.T) {
	n := newInternet(t, map[string]string{"a.md": strings.ReplaceAll(fullArticle, "http://www.pit-papers.com", "http://127.0.0.1:1")})
	config, err := os.ReadFile(filepath.Join(n.dir, ".copydesk.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	inner := strings.ReplaceAll(string(config), registrytest.Bases()["doi"], n.HTTP.URL)
	if err := os.WriteFile(filepath.Join(n.dir, ".copydesk.yaml"), []byte(inner), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := command(t, n.dir, "sources", "--online", "--format", "json", "a.md")
	cmd.Env = append(cmd.Env, internetVariable+"="+n.Address())
	o := finish(t, cmd)
	if n.Total() != 0 || o.code != exitClean || strings.Contains(o.out, `"state": "absent"`) || !strings.Contains(o.out, "not one of the public internet") {
		t.Errorf("%d requests, exit %d\n%s%s", n.Total(), o.code, o.out, o.errOut)
	}
}

func TestSourcesCommand(t *testing.T) {
	n := newInternet(t, map[string]string{"a.md": fullArticle, "b.md": good, "empty.md": ""})
	o := n.start(t, "sources", "a.md", "b.md")
	if o.code != exitClean || n.Total() != 0 || !strings.Contains(o.out, "5 sources in 2 articles: 5 not checked (nobody was asked; --online does)") || !strings.Contains(o.out, "no sources") {
		t.Errorf("exit %d, %d requests\n%s%s", o.code, n.Total(), o.out, o.errOut)
	}
	o = n.start(t, "sources", "--online", "a.md", "empty.md")
	for _, want := range []string{
		"7:3  mismatch  Lund, P. (2018)", "it is “Roof beams of village churches” by Moss (2018)",
		"absent, by doi.org: no agency has registered it", "unreachable, by the site: it does not answer programs (403)", "nothing to look up",
		"5 sources in 1 article: 1 absent, 1 mismatch, 1 unreachable, 1 not checked, 1 exists\n", "empty.md: ",
	} {
		if !strings.Contains(o.out, want) {
			t.Errorf("%q is missing in\n%s", want, o.out)
		}
	}
	if o.code != exitFound || o.errOut != "" {
		t.Errorf("exit %d, %q", o.code, o.errOut)
	}

	o = n.start(t, "sources", "--online", "--format", "json", "a.md")
	var list sourceList
	if err := json.Unmarshal([]byte(o.out), &list); err != nil || list.Version != 1 || len(list.Articles[0].Sources) != 5 || list.Summary["absent"] != 1 || list.Summary["unreachable"] != 1 {
		t.Errorf("%v\n%s", err, o.out)
	}

	o = n.start(t, "sources", "--online", "--format", "html", "-o", "list.html", "a.md")
	page, err := os.ReadFile(filepath.Join(n.dir, "list.html"))
	if err != nil || o.code != exitFound {
		t.Fatal(err, o.errOut)
	}
	for _, want := range []string{`<td class="state absent">absent</td>`, `href="https://doi.org/10.1016/j.sport.2011.99.001"`, "default-src &#39;none&#39;; style-src &#39;sha256-"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("%q is missing in\n%s", want, page)
		}
	}
	for _, never := range []string{"<b>", "<script", "javascript:", "ZgotmplZ", "http-equiv=\"refresh"} {
		if strings.Contains(string(page), never) {
			t.Errorf("%q is in\n%s", never, page)
		}
	}
	for args, says := range map[string]string{"sources": "takes articles", "sources missing.md": "missing.md: ", "sources --format pdf a.md": "it is one of", "sources empty.md": "no article"} {
		if o := n.start(t, strings.Fields(args)...); o.code != exitBroken || !strings.Contains(o.errOut, says) {
			t.Errorf("%s: exit %d %q", args, o.code, o.errOut)
		}
	}
}

// A hostile article stays text in every form of the list.
func TestSourcesHostile(t *testing.T) {
	n := newInternet(t, map[string]string{"a.md": "# T\n\nText.\n\n## References\n\n" +
		"- Lund, P. (2018). \x1b[31mRed\u202e walls</td><script>alert(1)</script>. https://x.org/\"><img src=x onerror=alert(1)>\n" +
		"- Lund, P. (2019). [Walls](javascript:alert(1)). JAVASCRIPT://x.org/%0aalert(1)\n"})
	for _, format := range []string{"text", "html"} {
		o := n.start(t, "sources", "--online", "--format", format, "a.md")
		for _, never := range []string{"\x1b", "\u202e", "href=\"java", "href=\"JAVA"} {
			if strings.Contains(o.out, never) {
				t.Errorf("%s holds %q:\n%s", format, never, o.out)
			}
		}
		if format == "html" && (strings.Contains(o.out, "<script") || strings.Contains(o.out, "<img")) {
			t.Errorf("markup of the article is in\n%s", o.out)
		}
	}
}

func TestCacheCommand(t *testing.T) {
	n := newInternet(t, map[string]string{"a.md": fullArticle})
	path := filepath.Join("cache", "sources.db")
	if o := n.start(t, "cache", "path"); o.code != exitClean || !strings.HasSuffix(strings.TrimSpace(o.out), path) {
		t.Errorf("%d %q %q", o.code, o.out, o.errOut)
	}
	if o := n.start(t, "cache", "path", "--cache-dir", "other"); strings.TrimSpace(o.out) != filepath.Join("other", "sources.db") {
		t.Errorf("%q", o.out)
	}
	if o := n.start(t, "cache", "path", "--no-config"); !strings.Contains(o.out, filepath.Join("copydesk", "sources.db")) {
		t.Errorf("%q", o.out)
	}
	if o := n.start(t, "cache", "clear"); o.code != exitClean || !strings.Contains(o.out, "nothing") {
		t.Errorf("%d %q %q", o.code, o.out, o.errOut)
	}
	n.start(t, "sources", "--online", "a.md")
	if o := n.start(t, "cache", "clear"); o.code != exitClean || !strings.Contains(o.out, "is gone") {
		t.Errorf("%d %q %q", o.code, o.out, o.errOut)
	}
	if _, err := os.Stat(filepath.Join(n.dir, path)); err == nil {
		t.Error("the file is still there")
	}
	if o := n.start(t, "cache", "cleer"); o.code != exitBroken || !strings.Contains(o.errOut, "did you mean") {
		t.Errorf("%d %q", o.code, o.errOut)
	}
}

// manyArticles are articles with sources on slow hosts.
func manyArticles(count, sources int) map[string]string {
	files := map[string]string{}
	for i := range count {
		var b strings.Builder
		b.WriteString("# Walls\n\nLime lets a wall breathe.\n\n## References\n\n")
		for k := range sources {
			fmt.Fprintf(&b, "- Marsh, K. (2011). Clubs of the pits. http://slow%d.pit-papers.com/page/%d\n", (i*sources+k)%50, i)
		}
		files[fmt.Sprintf("a%02d.md", i)] = b.String()
	}
	return files
}

// A run that is killed in the middle leaves a cache that the next one uses.
func TestKilledRun(t *testing.T) {
	n := newInternet(t, manyArticles(60, 10))
	n.Slow(300 * time.Millisecond)
	cmd := n.command(t, "sources", "--online", ".")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for wait := time.Now(); n.Total() < 450; time.Sleep(10 * time.Millisecond) {
		if time.Since(wait) > time.Minute {
			t.Fatal("the run does not get on")
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	time.Sleep(300 * time.Millisecond)
	first := n.Total()
	n.Slow(0)
	o := n.start(t, "sources", "--online", ".")
	if o.code != exitClean || o.errOut != "" || !strings.Contains(o.out, "600 sources in 60 articles: 600 exists") {
		t.Fatalf("exit %d %s\n%.2000s", o.code, o.errOut, o.out[max(0, len(o.out)-500):])
	}
	second := n.Total() - first
	t.Logf("%d requests until the kill, %d in the second run", first, second)
	if second == 0 || second > 640 {
		t.Errorf("%d requests in the second run: nothing of the first was kept", second)
	}
	if n.start(t, "sources", "--online", "."); n.Total() != first+second {
		t.Errorf("the third run made %d requests", n.Total()-first-second)
	}
}

// Runs side by side share one cache.
func TestRunsSideBySide(t *testing.T) {
	n := newInternet(t, manyArticles(20, 10))
	n.Slow(20 * time.Millisecond)
	var wait sync.WaitGroup
	for range 3 {
		cmd := n.command(t, "sources", "--online", ".")
		wait.Go(func() {
			var out, errOut bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errOut
			if err := cmd.Run(); err != nil || errOut.Len() > 0 || !strings.Contains(out.String(), "200 sources in 20 articles: 200 exists") {
				t.Errorf("%v %s\n%.500s", err, errOut.String(), out.String())
			}
		})
	}
	wait.Wait()
	requests := n.Total()
	if n.start(t, "sources", "--online", "."); n.Total() != requests {
		t.Errorf("the run after them made %d requests", n.Total()-requests)
	}
}

// An interrupt ends the asking; what is known by then is reported.
func TestOnlineInterrupt(t *testing.T) {
	article := strings.Replace(fullArticle, "/forbidden/1", "/silent/1", 1)
	n := newInternet(t, map[string]string{"a.md": article, "b.md": strings.ReplaceAll(article, "Walls", "Floors")})
	for _, args := range [][]string{{"check", "--online", "--format", "json", "."}, {"sources", "--online", "--format", "json", "."}} {
		cmd := n.command(t, args...)
		var out, errOut bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errOut
		before := n.Requests()["www.pit-papers.com /silent/1"]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for wait := time.Now(); n.Requests()["www.pit-papers.com /silent/1"] == before; time.Sleep(10 * time.Millisecond) {
			if time.Since(wait) > time.Minute {
				t.Fatal("the run does not get on")
			}
		}
		time.Sleep(time.Second) // for the answers about the others
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Skip("no interrupts here")
		}
		begin := time.Now()
		_ = cmd.Wait()
		if d := time.Since(begin); d > 4*time.Second {
			t.Errorf("it took %v to end", d)
		}
		if code := cmd.ProcessState.ExitCode(); code != exitBroken {
			t.Errorf("exit %d\n%s", code, errOut.String())
		}
		if args[0] == "check" {
			d := parse(t, out.String())
			if len(d.Articles) != 2 || strings.Count(out.String(), `"rule":"sources/absent"`) != 2 || len(d.Skipped) != 1 || d.Skipped[0].Reason != "interrupted" {
				t.Errorf("%s", out.String())
			}
			continue
		}
		var list sourceList
		if err := json.Unmarshal(out.Bytes(), &list); err != nil || len(list.Articles) != 2 || list.Summary["absent"] != 2 || list.Summary["mismatch"] != 2 || list.Summary["not checked"] != 4 || len(list.Skipped) != 1 {
			t.Errorf("%v\n%s", err, out.String())
		}
	}
}
