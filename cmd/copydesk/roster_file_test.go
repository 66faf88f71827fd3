package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRosterFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	article := write("ferry.txt", "The ferry opened on 3 May 2025. Icelandic Prime Minister Ada Lindqvist cut the ribbon on Saturday, and the crew cheered.\n")
	own := write("own.tsv", "# as-of: 2026-01-10\noffice\tjurisdiction\tperson\tstart\tbasis\tcertain_until\tevidence\n"+
		"prime-minister\tIceland\tAda Lindqvist\t2024-12-21\topen\t2026-01-10\tan invented page\n")
	args := []string{"check", "--select", "officials", "--level", "hint", "--date", "2025-05-04", article}
	if got := runHere(args...); !strings.Contains(got.out, "Ada Lindqvist") {
		t.Errorf("nobody doubts a prime minister who is on no roster:\n%s%s", got.out, got.errOut)
	}
	if got := runHere(append(args, "--roster", own)...); got.code != exitClean || strings.Contains(got.out, "Ada Lindqvist") {
		t.Errorf("the own roster does not vouch for its prime minister:\n%s%s", got.out, got.errOut)
	}
	for _, broken := range []string{article, filepath.Join(dir, "missing.tsv")} {
		if got := runHere(append(args, "--roster", broken)...); got.code != exitBroken || !strings.Contains(got.errOut, "--roster") {
			t.Errorf("--roster %s: exit code %d, %q", broken, got.code, got.errOut)
		}
	}
}
