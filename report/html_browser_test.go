package report

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browser is a page open in a real browser.
type browser struct {
	*testing.T
	ctx context.Context

	mu     sync.Mutex
	events []string // what the page's scripts threw and opened
}

// browse opens a page; the test is skipped where there is no browser.
func browse(t *testing.T, content []byte) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser in short tests")
	}
	name := filepath.Join(t.TempDir(), "proof.html")
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], //nolint:gocritic // a new slice is wanted
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1280, 1000),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	b := &browser{T: t, ctx: ctx}
	err := chromedp.Listen(ctx, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			b.events = append(b.events, "exception: "+e.ExceptionDetails.Text)
		case *cdppage.EventJavascriptDialogOpening:
			b.events = append(b.events, "dialog: "+e.Message)
		}
	})
	if errors.Is(err, exec.ErrNotFound) || err != nil && strings.Contains(err.Error(), "executable file not found") {
		t.Skip("no Chromium or Chrome is installed")
	}
	if err != nil {
		t.Fatal(err)
	}
	b.ctx, stop = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(stop)
	b.do(chromedp.Navigate("file://"+name), chromedp.WaitReady("footer"))
	return b
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// eval is what a script gives in the page.
func eval[T any](b *browser, script string, options ...chromedp.EvaluateOption) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, options...))
	if err != nil {
		b.Fatal(err)
	}
	return v
}

// quiet holds the page to having thrown and opened nothing.
func (b *browser) quiet() {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.events) > 0 {
		b.Errorf("something ran in the page: %q", b.events)
	}
}

// TestProofInABrowser uses the page as an editor does.
func TestProofInABrowser(t *testing.T) {
	orchard := &proofed{name: "orchard.md", text: faulty}
	b := browse(t, proofOf(t, []*proofed{orchard}))
	t.Run("marks", func(t *testing.T) {
		for i, f := range orchard.findings {
			if f.Range.Len() == 0 {
				continue
			}
			got := eval[string](b, `[...document.querySelectorAll('mark[data-note="`+strconv.Itoa(i+1)+`"]')].map(m => m.innerText).join("")`)
			if strip(got) != strip(Printable(orchard.read.In(f.Range))) {
				t.Errorf("%s marks %q, want %q", f.Rule, got, f.Excerpt)
			}
		}
	})
	t.Run("keys", func(t *testing.T) { walk(t, b, len(orchard.findings)) })
	t.Run("accessible", func(t *testing.T) { axe(t, b) })
	b.quiet()
}

// walk goes from mark to mark by the keys, and filters them.
func walk(t *testing.T, b *browser, findings int) {
	notes := func() []string {
		return eval[[]string](b, `[...document.querySelectorAll(".note:not([hidden])")].map(n => n.id)`)
	}
	all := notes()
	if len(all) != findings {
		t.Fatalf("%d notes for %d findings", len(all), findings)
	}
	for i, key := range []struct{ press, want string }{
		{"n", all[0]}, {"n", all[1]}, {kb.F8, all[2]}, {"p", all[1]}, {"p", all[0]}, {"p", all[len(all)-1]},
	} {
		b.do(chromedp.KeyEvent(key.press))
		if got := eval[string](b, `document.querySelector(".note.here")?.id || ""`); got != key.want {
			t.Fatalf("key %d leads to %q, want %q", i, got, key.want)
		}
	}
	if !eval[bool](b, `(() => {
		const r = (document.querySelector("mark.here") || document.querySelector(".note.here")).getBoundingClientRect();
		return r.top >= 0 && r.bottom <= innerHeight })()`) {
		t.Error("the mark walked to is not on the screen")
	}
	b.do(chromedp.Click(`input[value="error"]`))
	if left := notes(); len(left) == 0 || len(left) >= len(all) {
		t.Errorf("%d of %d notes are left without errors", len(left), len(all))
	}
	if n := eval[int](b, `document.querySelectorAll("mark.error:not(.off)").length`); n > 0 {
		t.Errorf("%d marks of errors are still shown", n)
	}
	b.do(chromedp.Click(`input[value="error"]`))
	if back := notes(); len(back) != len(all) {
		t.Errorf("%d of %d notes came back", len(back), len(all))
	}
}

// axe judges the page by axe-core, in both looks, on wide and narrow screens.
func axe(t *testing.T, b *browser) {
	core, err := os.ReadFile("../.ci/npm/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Skip("axe-core is not installed: npm ci --prefix .ci/npm")
	}
	for _, look := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 390} {
			media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look}}}
			if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media); err != nil {
				t.Fatal(err)
			}
			b.do(chromedp.EmulateViewport(width, 900))
			eval[chromedp.Void](b, string(core))
			for _, fault := range eval[[]string](b, `axe.run().then(r => r.violations.map(v =>
				v.id + ": " + v.nodes.slice(0, 3).map(n => n.html + " " + n.failureSummary).join("; ")))`, chromedp.EvalAwaitPromise) {
				t.Errorf("%s, %d wide: %s", look, width, fault)
			}
		}
	}
}

// TestProofWithoutScript reads the page where scripts are off.
func TestProofWithoutScript(t *testing.T) {
	orchard := &proofed{name: "orchard.md", text: faulty}
	b := browse(t, proofOf(t, []*proofed{orchard}))
	off := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, off); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Reload(), chromedp.WaitReady("footer"))
	shown := strip(eval[string](b, `document.querySelector("main").innerText`))
	for _, f := range orchard.findings {
		if !strings.Contains(shown, strip(Printable(f.Message))) {
			t.Errorf("%s: its note cannot be read", f.Rule)
		}
	}
	if eval[bool](b, `document.querySelector(".tools").checkVisibility()`) {
		t.Error("tools are shown that do nothing")
	}
}

// TestProofOfHostileArticles opens a page of articles that attack it.
func TestProofOfHostileArticles(t *testing.T) {
	b := browse(t, proofOf(t, hostileNames))
	const pwned = `window.pwned === undefined ? 0 : window.pwned`
	if n := eval[int](b, pwned); n != 0 {
		t.Errorf("script number %d of the articles ran", n)
	}
	if n := eval[int](b, `document.scripts.length`); n != 1 {
		t.Errorf("%d scripts, want the page's own", n)
	}
	if !eval[bool](b, `document.querySelector("main").checkVisibility()`) {
		t.Error("the page is hidden")
	}
	b.quiet()
	// The policy is the second lock: even a script that stood in the page would not run.
	eval[chromedp.Void](b, `(() => {
		const s = document.createElement("script"); s.textContent = "window.pwned = 99"; document.body.append(s) })()`)
	if n := eval[int](b, pwned); n != 0 {
		t.Error("the policy lets a foreign script run")
	}
}

func strip(s string) string { return strings.Join(strings.Fields(s), "") }
