package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

const (
	printable = "# The mill\n\nThe mill by the river has ground flour since 1820, and it is open on Sundays.\n"
	blocked   = "# The mill\n\nCertainly! Here is the article about the mill that you asked for.\n\nThe mill has ground flour since 1820.\n"
)

// client is the path of a real tool; the test is skipped where it is missing.
func client(t *testing.T, name string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("no clients in short tests")
	}
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// in runs a tool in a folder, and returns what it printed and its exit code.
func in(t *testing.T, dir string, environment []string, name string, args ...string) (string, int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), environment...)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// must is in for what has to go well.
func must(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	out, code := in(t, dir, nil, name, args...)
	if code != 0 {
		t.Fatalf("%s %s: exit code %d\n%s", name, strings.Join(args, " "), code, out)
	}
	return out
}

// repository makes a git repository of some files, with one commit.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	client(t, "git")
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	must(t, dir, "git", "init", "-q", "-b", "main")
	must(t, dir, "git", "config", "user.name", "test")
	must(t, dir, "git", "config", "user.email", "test@localhost")
	must(t, dir, "git", "config", "commit.gpgsign", "false")
	must(t, dir, "git", "add", "-A")
	must(t, dir, "git", "commit", "-q", "--no-verify", "--allow-empty", "-m", "begin")
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil { //nolint:gosec // an article
		t.Fatal(err)
	}
}

// sources is this module as a repository of its own, as a user's tools clone it.
func sources(t *testing.T) string {
	t.Helper()
	root := filepath.Join("..", "..")
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", ".pre-commit-hooks.yaml", "corpus", "rules", "report", "cmd"} {
		from := filepath.Join(root, name)
		err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			relative, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			to := filepath.Join(dir, relative)
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			return os.WriteFile(to, data, 0o600)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	must(t, dir, "git", "init", "-q", "-b", "main")
	must(t, dir, "git", "add", "-A")
	must(t, dir, "git", "-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "all")
	return dir
}

// TestPreCommit lets the real pre-commit build copydesk from a clone and hold
// a commit back.
func TestPreCommit(t *testing.T) {
	client(t, "pre-commit")
	hooks := sources(t)
	revision := strings.TrimSpace(must(t, hooks, "git", "rev-parse", "HEAD"))
	gate, err := gateFor("pre-commit")
	if err != nil {
		t.Fatal(err)
	}
	gate = strings.Replace(gate, "https://github.com/copydesk/copydesk", hooks, 1)
	gate = strings.Replace(gate, "rev: "+released(), "rev: "+revision, 1)
	site := repository(t, map[string]string{".pre-commit-config.yaml": gate})

	// The modules that are here already need not be fetched again.
	modules := strings.TrimSpace(must(t, ".", "go", "env", "GOMODCACHE"))
	environment := []string{"PRE_COMMIT_HOME=" + t.TempDir(), "GOMODCACHE=" + modules, "GOFLAGS=-mod=mod"}
	if out, code := in(t, site, environment, "pre-commit", "install", "--install-hooks"); code != 0 {
		t.Fatalf("pre-commit does not install: %s", out)
	}
	commit := func(message string) (string, int) {
		must(t, site, "git", "add", "-A")
		return in(t, site, environment, "git", "commit", "-m", message)
	}

	write(t, filepath.Join(site, "posts/mill.md"), printable)
	if out, code := commit("an article that may be printed"); code != 0 {
		t.Fatalf("a good article is held back: %s", out)
	}
	write(t, filepath.Join(site, "posts/other.md"), blocked)
	out, code := commit("one that must not")
	if code == 0 {
		t.Fatalf("a bad article is let through: %s", out)
	}
	for _, want := range []string{"posts/other.md", "boilerplate/assistant-voice"} {
		if !strings.Contains(out, want) {
			t.Errorf("what the hook prints lacks %q:\n%s", want, out)
		}
	}
	if log := must(t, site, "git", "log", "--format=%s"); strings.Contains(log, "one that must not") {
		t.Errorf("the commit was made: %s", log)
	}
	// What is no article is none of its business.
	must(t, site, "git", "rm", "-q", "--cached", "posts/other.md")
	if err := os.Remove(filepath.Join(site, "posts/other.md")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(site, "mill.go"), "package mill // Certainly! Here is the article you asked for.\n")
	if out, code := commit("code"); code != 0 || !strings.Contains(out, "no files to check") {
		t.Errorf("exit code %d: %s", code, out)
	}
}

// TestActionRuns runs the steps of action.yml as a runner does.
func TestActionRuns(t *testing.T) {
	bash := client(t, "bash")
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Using string
			Steps []struct {
				ID, Name, Shell, Run, Uses, If string
				Dir                            string `yaml:"working-directory"`
				Env                            map[string]string
			}
		}
	}
	text, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, &action); err != nil {
		t.Fatal(err)
	}
	if action.Runs.Using != "composite" {
		t.Fatalf("it is %q", action.Runs.Using)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		inputs map[string]string
		files  map[string]string
		code   int
		prints string
	}{
		{"good", nil, map[string]string{"a.md": printable}, 0, ""},
		{"bad", nil, map[string]string{"posts/b c.md": blocked}, 1, "::error file=posts/b c.md,"},
		{"one of two", map[string]string{"paths": "a.md\nwith blanks.md\n"}, map[string]string{"a.md": printable, "with blanks.md": printable, "b.md": blocked}, 0, ""},
		{"flags", map[string]string{"args": "--ignore\nboilerplate"}, map[string]string{"b.md": blocked}, 0, ""},
		{"no code from inputs", map[string]string{"paths": "$(touch pwned)\n`touch pwned`\n;touch pwned"}, nil, 2, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			site, temp := t.TempDir(), t.TempDir()
			for name, text := range test.files {
				write(t, filepath.Join(site, name), text)
			}
			inputs := map[string]string{}
			for name, in := range action.Inputs {
				inputs[name] = in.Default
			}
			maps.Copy(inputs, test.inputs)
			output, summary := filepath.Join(temp, "output"), filepath.Join(temp, "summary")
			var printed strings.Builder
			code, outputs := 0, ""
			for _, step := range action.Runs.Steps {
				if step.Uses != "" {
					continue // other people's actions
				}
				environment := []string{"RUNNER_TEMP=" + temp, "GITHUB_OUTPUT=" + output, "GITHUB_STEP_SUMMARY=" + summary, "GITHUB_ACTIONS=true"}
				for name, value := range step.Env {
					for input, v := range inputs {
						value = strings.ReplaceAll(value, "${{ inputs."+input+" }}", v)
					}
					value = strings.ReplaceAll(value, "${{ steps.check.outputs.exit-code }}", strings.TrimPrefix(strings.TrimSpace(outputs), "exit-code="))
					environment = append(environment, name+"="+value)
				}
				if strings.Contains(step.Run, "${{") {
					t.Fatalf("step %q puts an expression into its script", step.Name)
				}
				dir := site
				if step.Dir == "${{ github.action_path }}" {
					dir = root
				}
				var out string
				out, code = in(t, dir, environment, bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.Run)
				printed.WriteString(out)
				b, _ := os.ReadFile(output) //nolint:errcheck // written by the last step only
				outputs = string(b)
				if code != 0 {
					break
				}
			}
			if code != test.code || !strings.Contains(printed.String(), test.prints) {
				t.Errorf("exit code %d, want %d, and %q in:\n%s", code, test.code, test.prints, printed.String())
			}
			if _, err := os.Stat(filepath.Join(site, "pwned")); err == nil {
				t.Error("an input ran as code")
			}
			if test.code == 2 {
				return
			}
			for _, name := range []string{filepath.Join(site, "copydesk.sarif"), summary} {
				if info, err := os.Stat(name); err != nil || info.Size() == 0 {
					t.Errorf("%s is missing or empty: %v", filepath.Base(name), err)
				}
			}
		})
	}
}

// TestGates reads each gate as its tool would.
func TestGates(t *testing.T) {
	for _, tool := range gateNames() {
		text, err := gateFor(tool)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := yaml.Unmarshal([]byte(text), &tree); err != nil {
			t.Errorf("%s: %v", tool, err)
		}
		if !strings.HasPrefix(text, "# ") || !strings.Contains(text, "copydesk") || strings.Contains(text, "VERSION") {
			t.Errorf("%s: %s", tool, text)
		}
	}
	// Every hook that a gate or a user may name runs a command that there is.
	var hooks []struct{ ID, Entry, Language string }
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, &hooks); err != nil {
		t.Fatal(err)
	}
	commands := commandNames(newRoot(nil, nil, nil))
	for _, hook := range hooks {
		words := strings.Fields(hook.Entry)
		if len(words) != 2 || words[0] != "copydesk" || !slices.Contains(commands, words[1]) {
			t.Errorf("hook %s runs %q", hook.ID, hook.Entry)
		}
	}
	var stdout, stderr bytes.Buffer
	if code := run([]string{"gate", "gitlap"}, nil, &stdout, &stderr); code != exitBroken || !strings.Contains(stderr.String(), `did you mean "gitlab"?`) {
		t.Errorf("exit code %d, %s", code, stderr.String())
	}
}

// TestManualPages builds the pages that packages install.
func TestManualPages(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	dir := t.TempDir()
	must(t, ".", "go", "run", "-tags", "man", ".", "man", dir)
	for _, name := range append(commandNames(newRoot(nil, nil, nil)), "") {
		page := strings.TrimSuffix("copydesk-"+name, "-") + ".1"
		if name == "completion" || name == "help" {
			continue // made by cobra alone
		}
		text, err := os.ReadFile(filepath.Join(dir, page))
		if err != nil || !bytes.Contains(text, []byte(`.TH "COPYDESK`)) {
			t.Errorf("%s: %v", page, err)
		}
	}
}

// TestMakefileTargets proves that every target names commands that there are.
func TestMakefileTargets(t *testing.T) {
	client(t, "make")
	for _, target := range []string{"build", "install", "test", "race", "bench", "fuzz", "lint", "fmt", "man", "completions", "ci", "clean"} {
		if out, code := in(t, "../..", nil, "make", "-n", target); code != 0 || strings.TrimSpace(out) == "" {
			t.Errorf("make %s: exit code %d: %s", target, code, out)
		}
	}
	if out := fmt.Sprint(os.Stat("../../.ci/fuzz")); !strings.Contains(out, "fuzz") {
		t.Error(out)
	}
}
