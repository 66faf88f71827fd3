package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRoster(t *testing.T) {
	for _, test := range []struct {
		args []string
		code int
		want []string // in what it prints, on either stream
	}{
		{[]string{"who", "Secretary of State", "--jurisdiction", "United States", "--on", "2025-11-15"}, exitClean, []string{"Marco Rubio", "certain", "roster as of 20"}},
		{[]string{"who", "Secretary of State", "--on", "2025-11-15"}, exitClean, []string{"Marco Rubio", "Pietro Parolin"}},
		{[]string{"who", "chancellor", "-j", "Germany"}, exitClean, []string{"Angela Merkel", "Olaf Scholz", "Gerhard Schröder"}},
		{[]string{"who", "Bundeskanzler", "--on", "2022"}, exitClean, []string{"Olaf Scholz", "certain"}},
		{[]string{"who", "president", "-j", "France", "--on", "1850"}, exitClean, []string{"not known: no holder is attested on 1850"}},
		{[]string{"who", "chancelor"}, exitBroken, []string{`did you mean chancellor?`}},
		{[]string{"who", "president", "-j", "Frannce"}, exitBroken, []string{`did you mean France?`}},
		{[]string{"who", "taoiseach", "-j", "Peru"}, exitBroken, []string{"the roster knows no taoiseach of Peru"}},
		{[]string{"who", "president", "--on", "tomorrow"}, exitBroken, []string{"YYYY-MM-DD"}},
		{[]string{"who"}, exitBroken, []string{"who takes one office"}},
		{[]string{"person", "Blinken"}, exitClean, []string{"Antony Blinken", "secretary of state", "2021-01-26 to 2025-01-20"}},
		{[]string{"person", "Volodymyr Selenskyj"}, exitClean, []string{"Volodymyr Zelenskyy"}},
		{[]string{"person", "Blinkne"}, exitBroken, []string{"did you mean Blinken?"}},
		{[]string{"person", ""}, exitBroken, []string{"person takes one name"}},
		{[]string{"query"}, exitClean, []string{"SELECT ?person", "wikibase:timePrecision"}},
		{[]string{"whom"}, exitBroken, []string{`did you mean "who"?`}},
	} {
		got := runHere(append([]string{"roster"}, test.args...)...)
		if got.code != test.code {
			t.Errorf("%q: exit code %d, %s", test.args, got.code, got.errOut)
		}
		for _, want := range test.want {
			if !strings.Contains(got.out+got.errOut, want) {
				t.Errorf("%q: no %q in\n%s%s", test.args, want, got.out, got.errOut)
			}
		}
	}
}

func TestRosterImport(t *testing.T) {
	folder := t.TempDir()
	list, out := filepath.Join(folder, "list.csv"), filepath.Join(folder, "own.tsv")
	text := "name,office,country,start\nMarta Lind,Finance Ministre,Norway,2019\n,Prime Minister,Norway,2020\n"
	if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got := runHere("roster", "import", "--as-of", "2024-02-01", "--output", out, list)
	if got.code != exitClean || got.out != "" {
		t.Fatalf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
	for _, want := range []string{"1 rows", "left out: 1 × nobody is named, first in line 3", "Finance Ministre (1 rows); did you mean finance minister?"} {
		if !strings.Contains(got.errOut, want) {
			t.Errorf("no %q in\n%s", want, got.errOut)
		}
	}
	made, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if want := "# as-of: 2024-02-01\n"; !strings.HasPrefix(string(made), want) || !strings.Contains(string(made), "\tNorway\tMarta Lind\t\t2019\t") {
		t.Errorf("made %q", made)
	}
	// A roster keeps its own date.
	if got := runHere("roster", "import", out); got.code != exitClean || got.out != string(made) {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
	if err := os.WriteFile(list, []byte(`{"memberships": [{"role": []}], "persons": []}`), 0o600); err != nil {
		t.Fatal(err)
	}
	got = runHere("roster", "import", "--output", out, list)
	if again, err := os.ReadFile(out); got.code != exitBroken || !strings.Contains(got.errOut, "memberships, record 1") || err != nil || string(again) != string(made) {
		t.Errorf("exit code %d, %s", got.code, got.errOut)
	}
	for _, name := range []string{folder, filepath.Join(folder, "none")} {
		if got := runHere("roster", "import", name); got.code != exitBroken || got.errOut == "" {
			t.Errorf("%s: exit code %d, %q", name, got.code, got.errOut)
		}
	}
}

func TestRosterClaims(t *testing.T) {
	article := filepath.Join(t.TempDir(), "ferry.md")
	text := "---\ndate: 2025-11-20\n---\n# A ferry for the islands\n\nFrench President Emmanuel Macron opened the pier on Tuesday. " +
		"The harbour was rebuilt in two years, and the first ferry left at noon with four hundred people on board.\n"
	if err := os.WriteFile(article, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got := runHere("roster", "claims", article)
	if got.code != exitClean || !strings.Contains(got.out, "confirmed: French President Emmanuel Macron") || !strings.Contains(got.out, "6:1") {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
	got = runHere("roster", "claims", "--format", "json", article)
	var c claimJSON
	if err := json.Unmarshal([]byte(got.out), &c); err != nil || c.Person != "Emmanuel Macron" || c.Verdict != "confirmed" || len(c.Evidence) == 0 {
		t.Errorf("%v: %s", err, got.out)
	}
	if got := runHere("roster", "claims"); got.code != exitBroken {
		t.Errorf("exit code %d without articles", got.code)
	}
	empty := filepath.Join(t.TempDir(), "empty.md")
	if err := os.WriteFile(empty, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := runHere("roster", "claims", article, empty); got.code != exitClean || !strings.Contains(got.out, "\n1 claim; roster as of") || !strings.Contains(got.errOut, "empty.md: empty") {
		t.Errorf("exit code %d with an empty file beside: %s%s", got.code, got.out, got.errOut)
	}
	if got := runHere("roster", "claims", empty); got.code != exitBroken {
		t.Errorf("exit code %d for an empty file", got.code)
	}
	if got := runHere("roster", "claims", article+"x"); got.code != exitBroken {
		t.Errorf("exit code %d for a file that is not there", got.code)
	}
}
