package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
)

// garden has a word twice, a city in lower case, and a word of each English.
const garden = "# Garden tour\n\nThe the gardener in kyiv planted peas in grey soil, and the color of the beds changed.\n"

// marks are the rules that found something in each article, with severities.
func marks(t *testing.T, dir string, args ...string) map[string]string {
	t.Helper()
	o := start(t, dir, append([]string{"--format", "json", "--level", "hint"}, args...)...)
	if o.out == "" {
		t.Fatalf("exit %d: %s", o.code, o.errOut)
	}
	out := map[string]string{}
	for _, a := range parse(t, o.out).Articles {
		var all []string
		for _, f := range a.Findings {
			all = append(all, f.Rule+" "+f.Severity)
		}
		slices.Sort(all)
		out[a.Name] = strings.Join(all, ", ")
	}
	return out
}

func TestConfigurationByFolder(t *testing.T) {
	const casing, doubled = "casing/proper-noun error", "spelling/doubled-word warning"
	dir := folder(t, map[string]string{
		"a.md": garden, "drafts/b.md": garden, "blog/c.md": garden, "blog/own/d.md": garden, "wire/e.txt": strings.TrimPrefix(garden, "# "),
		"house.txt":               "# cities\nkyiv # as the band writes itself\n",
		".copydesk.yaml":          "ignore: [spelling/variant-mix]\noverrides:\n  - files: drafts/\n    select: casing\n  - files: '*.txt'\n    rules: {spelling/doubled-word: {severity: hint}}\n",
		"blog/.copydesk.yml":      "extends: blog\naccept: [{file: ../house.txt}]\n",
		"blog/own/.copydesk.yaml": "root: true\nrules: {casing: hint}\n",
		"other.yaml":              "select: [casing/proper-noun]\n",
	})
	want := map[string]string{
		"a.md": casing + ", " + doubled, "drafts/b.md": casing, "blog/c.md": doubled,
		"blog/own/d.md": "casing/proper-noun hint, " + doubled, "wire/e.txt": casing + ", spelling/doubled-word hint",
	}
	got := marks(t, dir, "a.md", "drafts", "blog", "wire/e.txt")
	for name, m := range want {
		if got[name] != m {
			t.Errorf("%s: %s, want %s", name, got[name], m)
		}
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--no-config"}, casing + ", " + doubled},
		{[]string{"--config", "../other.yaml"}, casing},
		{[]string{"--select", "spelling/doubled-word"}, doubled},
		{[]string{"--ignore", "spelling"}, ""},
	} {
		if got := marks(t, filepath.Join(dir, "blog"), append(test.args, "c.md")...)["c.md"]; got != test.want {
			t.Errorf("%v: %s, want %s", test.args, got, test.want)
		}
	}
	one := start(t, dir, "--jobs", "1", "--format", "json", ".")
	if eight := start(t, dir, "--jobs", "8", "--format", "json", "."); one.out != eight.out {
		t.Error("--jobs shows")
	}
}

func TestConfiguredHouse(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md":           "# Tour\n\nThe color of the beds changed. President Zelensky came from Kiev.\n",
		".copydesk.yaml": "house:\n  dialect: british\n  forms: [Zelenskyy, {use: Kyiv, not: [Kiev]}]\n",
	})
	const want = "spelling/name-variant warning, spelling/name-variant warning, spelling/variant-mix warning"
	if got := marks(t, dir, "a.md")["a.md"]; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestConfiguredExit(t *testing.T) {
	dir := folder(t, map[string]string{
		"bad.md": bad, "drafts/bad.md": bad, "good.md": good,
		".copydesk.yaml": "overrides:\n  - files: drafts/**\n    fail-on: never\n",
	})
	for _, test := range []struct {
		args string
		code int
	}{
		{"bad.md", exitFound},
		{"drafts/bad.md", exitClean},
		{"drafts/bad.md good.md", exitClean},
		{"drafts/bad.md bad.md", exitFound},
		{"--fail-on error drafts/bad.md", exitFound},
		{"--fail-on never bad.md", exitClean},
	} {
		if o := start(t, dir, strings.Fields(test.args)...); o.code != test.code {
			t.Errorf("%s: exit %d, want %d: %s%s", test.args, o.code, test.code, o.out, o.errOut)
		}
	}
}

func TestConfiguredExclude(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md": good, "archive/b.md": bad, "archive/2025/c.md": good,
		".copydesk.yaml": "exclude: ['archive/**', '!archive/2025/**']\n",
	})
	d := parse(t, start(t, dir, "--format", "json", ".").out)
	if len(d.Articles) != 2 || len(d.Skipped) != 0 || d.Summary["excluded"] != 1 {
		t.Errorf("%d articles, skipped %v, summary %v", len(d.Articles), d.Skipped, d.Summary)
	}
	if o := start(t, dir, "."); !strings.Contains(o.out, "1 excluded") {
		t.Errorf("the last line does not count what is excluded: %s", o.out)
	}
	o := start(t, dir, "a.md", "archive/b.md")
	if o.code != exitClean || !strings.Contains(o.out, "archive/b.md: excluded by \"archive/**\" (.copydesk.yaml:1:11)") {
		t.Errorf("exit %d: %s", o.code, o.out)
	}
	if o := start(t, filepath.Join(dir, "archive"), "."); o.code != exitClean || !strings.Contains(o.out, "1 article, ") {
		t.Errorf("exit %d: %s", o.code, o.out)
	}
	if o := start(t, dir, "archive/*.md"); o.code != exitBroken || !strings.Contains(o.errOut, "no article found: 1 excluded by the configuration") {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
	for _, job := range []string{"check", "fix"} {
		if o := start(t, dir, job, "archive/b.md"); o.code != exitClean || !strings.Contains(o.out, "archive/b.md: excluded by") || o.errOut != "" {
			t.Errorf("%s: exit %d: %s%s", job, o.code, o.out, o.errOut)
		}
		if o := start(t, dir, job, "archive/b.md", "none.md"); o.code != exitBroken {
			t.Errorf("%s: exit %d with a file that is not there: %s%s", job, o.code, o.out, o.errOut)
		}
	}
	if o := start(t, dir, "baseline", "write", "archive/b.md"); o.code != exitBroken || !strings.Contains(o.errOut, "no baseline was written") {
		t.Errorf("a baseline of nothing: exit %d: %s%s", o.code, o.out, o.errOut)
	}
}

func TestBrokenConfigurationEndsTheRun(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad, "b/c.md": bad, "b/.copydesk.yaml": "level: hint\nselct: [casing]\n"})
	o := start(t, dir, "b")
	if want := "copydesk: b/.copydesk.yaml:2:1: a configuration has no key \"selct\"; did you mean select?\n" +
		"    2 | selct: [casing]\n      | ^^^^^\n"; o.code != exitBroken || o.errOut != want || o.out != "" {
		t.Errorf("exit %d: %s%s", o.code, o.out, o.errOut)
	}
	// What came before is told; the rest is named as left out.
	o = start(t, dir, "--format", "json", ".")
	d := parse(t, o.out)
	if o.code != exitBroken || len(d.Articles) != 1 || len(d.Skipped) != 1 || !strings.Contains(o.errOut, "did you mean select?") {
		t.Errorf("exit %d: %+v %s", o.code, d, o.errOut)
	}
	if o := start(t, dir, "--config", "nowhere.yaml", "a.md"); o.code != exitBroken || !strings.Contains(o.errOut, "nowhere.yaml") {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
	if o := start(t, dir, "--config", "b/.copydesk.yaml", "--no-config", "a.md"); o.code != exitBroken {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
}

func TestTwoConfigurationsInAFolder(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": good, ".copydesk.yaml": "", ".copydesk.yml": ""})
	if o := start(t, dir, "a.md"); o.code != exitBroken || !strings.Contains(o.errOut, ".copydesk.yml: a folder has one configuration") {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
}

func TestExtends(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md": garden, ".copydesk.yaml": "extends: [house/base.yaml, strict]\n",
		"house/base.yaml":       "extends: words.yaml\nrules: {spelling/doubled-word: error}\n",
		"house/words.yaml":      "accept: [kyiv]\nrules: {spelling/doubled-word: off}\n",
		"circle/.copydesk.yaml": "extends: b.yaml\n", "circle/b.yaml": "level: hint\nextends: ./.copydesk.yaml\n", "circle/a.md": good,
	})
	if got, want := marks(t, dir, "a.md")["a.md"], "spelling/doubled-word error"; !strings.HasPrefix(got, want) || strings.Contains(got, "casing") {
		t.Errorf("got %s, want %s", got, want)
	}
	o := start(t, dir, "circle/a.md")
	if o.code != exitBroken || !strings.Contains(o.errOut, "circle/b.yaml:2:10: the files extend each other in a circle") {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
}

func TestConfigurationOfStandardInput(t *testing.T) {
	dir := folder(t, map[string]string{".copydesk.yaml": "select: [casing]\n", "wire/.copydesk.yaml": "select: [spelling]\n"})
	for name, want := range map[string]string{"a.md": "casing/proper-noun", "wire/a.md": "spelling/doubled-word"} {
		o := startIn(t, dir, garden, "--stdin-name", name, "-")
		if o.code == exitBroken || !strings.Contains(o.out, want) {
			t.Errorf("%s: exit %d: %s%s", name, o.code, o.out, o.errOut)
		}
	}
}

func TestUnneededAccept(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": garden, ".copydesk.yaml": "accept: [kyiv, odesa]\n"})
	o := start(t, dir, "-v", "a.md")
	if !strings.Contains(o.errOut, `accept: "odesa" kept no finding away`) || strings.Contains(o.errOut, "kyiv") {
		t.Error(o.errOut)
	}
}

func TestInit(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": garden})
	if o := start(t, dir, "init"); o.code != exitClean || o.out != "wrote .copydesk.yaml\n" {
		t.Fatalf("exit %d: %s%s", o.code, o.out, o.errOut)
	}
	with, without := start(t, dir, "a.md"), start(t, dir, "--no-config", "a.md")
	if with.out != without.out || with.code != without.code {
		t.Errorf("what init writes changes something: %s", with.out)
	}
	path := filepath.Join(dir, ".copydesk.yaml")
	if err := os.WriteFile(path, []byte("level: hint\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if o := start(t, dir, "init"); o.code != exitBroken || !strings.Contains(o.errOut, "--force") {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
	if text, _ := os.ReadFile(path); string(text) != "level: hint\n" {
		t.Error("init wrote over a file")
	}
	if o := start(t, dir, "init", "--force"); o.code != exitClean {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
	text, err := os.ReadFile(path)
	if err != nil || string(text) != config.Template() || !strings.HasPrefix(string(text), "# yaml-language-server: $schema=https://") {
		t.Errorf("%v: %s", err, text)
	}
}

func TestConfigTellsWhatHolds(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md": good, "drafts/b.md": good, ".copydesk.yaml": "extends: strict\naccept: [kyiv]\noverrides:\n  - files: drafts/\n    fail-on: never\n    rules: {wording/no-concrete-anchor: {words: 500}}\n",
	})
	o := start(t, dir, "config", "drafts/b.md")
	for _, want := range []string{"never .copydesk.yaml:5:14", "hint set style:3:8", "kyiv .copydesk.yaml:2:10", "words 500 .copydesk.yaml:6:49"} {
		if !strings.Contains(strings.Join(strings.Fields(o.out), " "), want) {
			t.Errorf("%q is missing in\n%s", want, o.out)
		}
	}
	o = start(t, dir, "config", "--format", "json")
	var told struct {
		Path     string
		Files    []string
		Settings []struct{ Key, From string }
		Rules    []struct {
			Rule string
			On   bool
		}
	}
	if err := json.Unmarshal([]byte(o.out), &told); err != nil {
		t.Fatal(err)
	}
	if told.Path != "." || !slices.Equal(told.Files, []string{".copydesk.yaml"}) || len(told.Rules) < 80 ||
		told.Settings[0].Key != "fail-on" || told.Settings[0].From != "set strict:3:10" {
		t.Errorf("%.600s", o.out)
	}
	if o := start(t, dir, "config", "--no-config"); !strings.Contains(o.out, "the defaults hold") {
		t.Error(o.out)
	}
	if o := start(t, dir, "config", "--schema"); !json.Valid([]byte(o.out)) {
		t.Error("the schema is no JSON")
	}
	keys := start(t, dir, "config", "--keys").out
	for _, k := range config.Keys() {
		if !strings.Contains(keys, k.Path+" (") {
			t.Errorf("--keys lacks %s", k.Path)
		}
	}
	if o := start(t, dir, "config", "nowhere.md"); o.code != exitBroken {
		t.Errorf("exit %d", o.code)
	}
}

// TestConfigurationTakesNoPipe holds that a configuration is read only from a
// file: a pipe would wait for ever.
func TestConfigurationTakesNoPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such device")
	}
	dir := folder(t, map[string]string{"a.md": good})
	if o := start(t, dir, "--config", "/dev/zero", "a.md"); o.code != exitBroken || !strings.Contains(o.errOut, "no regular file") {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
}

func TestExplainShowsOptions(t *testing.T) {
	o := start(t, t.TempDir(), "explain", "spelling/variant-mix")
	for _, want := range []string{"Options", "dialect", "any, american, british"} {
		if !strings.Contains(o.out, want) {
			t.Errorf("%q is missing in\n%s", want, o.out)
		}
	}
	if o := start(t, t.TempDir(), "rules", "--format", "json", "structure/skeleton"); !strings.Contains(o.out, `"name": "headings"`) {
		t.Error(o.out)
	}
}

// Each article is held to the level of its own configuration; the flag holds
// for all.
func TestConfiguredLevel(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md": bad, "drafts/b.md": bad, "blog/c.md": bad,
		".copydesk.yaml":      "rules: {boilerplate/placeholder: warning}\noverrides:\n  - files: drafts/\n    level: error\n",
		"blog/.copydesk.yaml": "level: hint\nrules: {boilerplate/placeholder: hint}\n",
	})
	for _, test := range []struct{ args, want string }{
		{".", "a.md, blog/c.md"},
		{"a.md drafts", "a.md"},
		{"drafts", ""},
		{"--level hint .", "a.md, blog/c.md, drafts/b.md"},
		{"--level error .", ""},
	} {
		var shown []string
		for _, a := range parse(t, start(t, dir, append(strings.Fields(test.args), "--format", "json")...).out).Articles {
			if len(a.Findings) > 0 {
				shown = append(shown, a.Name)
			}
		}
		if got := strings.Join(shown, ", "); got != test.want {
			t.Errorf("%s: findings of %q are shown, want %q", test.args, got, test.want)
		}
	}
	if o := start(t, dir, "."); !strings.Contains(o.out, "0 errors, 1 warning, 1 hint (and 1 warning not shown): look") {
		t.Errorf("the last line is not that of all levels: %s", o.out)
	}
	if o := start(t, dir, "config", "drafts/b.md"); !strings.Contains(o.out, "level") || !strings.Contains(o.out, ".copydesk.yaml:4:12") {
		t.Errorf("config does not tell who set the level: %s", o.out)
	}
}

// An article on standard input may be called anything, also as if it stood
// below a file.
func TestNamedBelowAFile(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": good, ".copydesk.yaml": "ignore: [boilerplate]\n"})
	if o := startIn(t, dir, bad, "check", "--stdin-name", "a.md/b/c.md", "-"); o.code != exitClean || !strings.Contains(o.out, "1 article,") {
		t.Errorf("exit %d: %s%s", o.code, o.out, o.errOut)
	}
}
