package claim

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// row is one sentence of the claims table: written on a date, with the verdict
// that it must get.
type row struct {
	sentence string
	date     roster.Date
	want     Verdict
	kind     string
}

// patterns put a claim into a sentence: %J is the adjective of the country, %P
// its name, %t and %T the title, %N the name. The last words differ so that no
// two rows are alike in all but the name.
var patterns = []string{
	"The new ferry was named by %J %T %N on Sunday.",
	"Growers in the valley had waited for %J %t %N since breakfast.",
	"%P's %T %N bought a basket of cherries at the market.",
	"The seed library, said the %J %t, %N, was a gift to everyone.",
	"%N, the %J %t, rowed across the lake before lunch.",
	"%N, %t of %P, asked for a second helping of soup.",
	"A letter from the %t of %P, %N, hung in the bakery.",
	"The choir sang for %T of %P %N in the old station.",
	"%N is %t of %P and collects stamps with lighthouses.",
	"The prize went to a gardener whom %J %T %N has known for years.",
	"“I like the tram,” the driver told %J %T %N's guests after the ride.",
	"The museum thanked Dr. Olga Lindqvist and %J %T %N, who had lent a map.",
}

// table makes the rows, always the same ones.
func table(r *roster.Roster) []row {
	var rows []row
	n := 0
	for _, j := range r.Jurisdictions() {
		adjective := adjectiveOf(j)
		if j.Kind != roster.State || j.Disputed || adjective == "" {
			continue
		}
		for _, o := range r.Offices() {
			if o.Shared || o.Group == "monarch" || o.Group == "viceroy" {
				continue
			}
			terms := r.Terms(o, j)
			for i, t := range terms {
				at, ok := middle(t)
				if !ok || at < historyEnds+100 || len(r.Held(o, j, at-40, at+40)) != 1 {
					continue
				}
				n++
				if n%9 > 1 { // enough
					continue
				}
				say := func(kind, name string, want Verdict, status string) {
					p := patterns[(n+len(rows))%len(patterns)]
					title := o.TitleIn(j)
					s := strings.NewReplacer("%J", status+adjective, "%P", j.Name, "%t", title, "%T", capitals(title), "%N", name).Replace(p)
					if status != "" && !strings.Contains(p, "%J") {
						return
					}
					rows = append(rows, row{s, at.Date(), want, kind})
				}
				say("true", t.Person.Name, Confirmed, "")
				for _, a := range t.Person.Aliases {
					if len(strings.Fields(a)) > 1 && !strings.Contains(a, ",") {
						say("alias", a, Confirmed, "")
						break
					}
				}
				switch n % 5 {
				case 0:
					if i > 0 && alone(r, terms[i-1].Person, o, j, at) && terms[i-1].Start.First() < at {
						say("predecessor", terms[i-1].Person.Name, Outdated, "")
					}
					if last, ok := spelt(t.Person.Name); ok {
						say("variant", last, Confirmed, "")
					}
				case 1:
					if i+1 < len(terms) && alone(r, terms[i+1].Person, o, j, at) && terms[i+1].Start.First() > at+60 && first(terms[i+1]) {
						say("successor", terms[i+1].Person.Name, Premature, "")
					}
					say("former true", t.Person.Name, FormerInOffice, "former ")
				case 2:
					if other := abroad(r, o, j, at, n); other != nil {
						say("other country", other.Name, WrongJurisdiction, "")
					}
					say("surname", t.Person.Surname(), Confirmed, "")
				case 3:
					if other := colleague(r, o, j, at); other != nil {
						say("other office", other.Name, WrongOffice, "")
					}
					say("true", t.Person.Name, Confirmed, "acting ")
				case 4:
					if name := blendOf(r, terms, i); name != "" && !manyGiven[j.Code] {
						say("blend", name, BlendedName, "")
					}
					say("invented", "Torvald Quillfeather", NotInOffice, "")
				}
			}
		}
	}
	return rows
}

func adjectiveOf(j *roster.Jurisdiction) string {
	for _, n := range j.Names {
		if n.Language == "en" && n.Adjective {
			return n.Text
		}
	}
	return ""
}

// middle is a day well inside a term.
func middle(t *roster.Term) (roster.Day, bool) {
	if t.CertainUntil.IsZero() {
		return 0, false
	}
	from, to := t.Start.Last(), t.CertainUntil.First()
	return (from + to) / 2, to-from > 120
}

func capitals(title string) string {
	words := strings.Fields(title)
	for i, w := range words {
		if w != "of" && w != "the" && w != "for" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// alone reports whether a person is in no such post anywhere about a day.
func alone(r *roster.Roster, p *roster.Person, o *roster.Office, j *roster.Jurisdiction, at roster.Day) bool {
	for _, m := range r.People(p.Name) {
		for _, t := range m.Terms {
			if t.Office == o && t.Jurisdiction == j && t.At(at-60, at+60) != roster.Out {
				return false
			}
		}
	}
	return true
}

// first reports whether a term is its holder's first in the post.
func first(t *roster.Term) bool {
	for _, o := range t.Person.Terms {
		if o.Office == t.Office && o.Jurisdiction == t.Jurisdiction && o.Start.First() < t.Start.First() {
			return false
		}
	}
	return true
}

func never(r *roster.Roster, p *roster.Person, o *roster.Office, j *roster.Jurisdiction) bool {
	for _, m := range r.People(p.Name) {
		for _, t := range m.Terms {
			if t.Office == o && t.Jurisdiction == j {
				return false
			}
		}
	}
	return true
}

// abroad is somebody who holds the office in another country.
func abroad(r *roster.Roster, o *roster.Office, j *roster.Jurisdiction, at roster.Day, skip int) *roster.Person {
	for k, other := range r.Jurisdictions() {
		if other == j || other.Kind != roster.State || other.Disputed || (k+skip)%7 != 0 {
			continue
		}
		if held := r.Held(o, other, at-20, at+20); len(held) == 1 && held[0].Certainty == roster.Certain &&
			never(r, held[0].Person, o, j) && len(strings.Fields(held[0].Person.Name)) > 1 && len(r.People(held[0].Person.Name)) == 1 &&
			!related(r, held[0].Person, o, j) {
			return held[0].Person
		}
	}
	return nil
}

// related reports whether a holder of the post bears the person's surname.
func related(r *roster.Roster, p *roster.Person, o *roster.Office, j *roster.Jurisdiction) bool {
	for _, t := range r.Terms(o, j) {
		for _, w := range nameFields(p.Name) {
			if slices.Contains(nameFields(t.Person.Name+" "+strings.Join(t.Person.Aliases, " ")), w) {
				return true
			}
		}
	}
	return false
}

// colleague is somebody who holds another office of the country.
func colleague(r *roster.Roster, o *roster.Office, j *roster.Jurisdiction, at roster.Day) *roster.Person {
	for _, other := range r.Offices() {
		if other == o || other.Shared || other.Group == "monarch" || other.Group == "viceroy" {
			continue
		}
		if held := r.Held(other, j, at-20, at+20); len(held) == 1 && held[0].Certainty == roster.Certain &&
			never(r, held[0].Person, o, j) && len(strings.Fields(held[0].Person.Name)) > 1 && !related(r, held[0].Person, o, j) {
			return held[0].Person
		}
	}
	return nil
}

// blendOf joins the given name of a holder with the surname of another one.
func blendOf(r *roster.Roster, terms []*roster.Term, i int) string {
	for _, o := range terms {
		a, b := strings.Fields(terms[i].Person.Name), strings.Fields(o.Person.Name)
		if len(a) != 2 || len(b) != 2 || len(a[0]) < 3 || len(b[1]) < 3 || a[0] == b[0] || a[1] == b[1] {
			continue
		}
		if name := a[0] + " " + b[1]; len(r.People(name)) == 0 {
			return name
		}
	}
	return ""
}

// spelt is another transliteration of a name, where it has one.
func spelt(name string) (string, bool) {
	for _, s := range [...][2]string{{"sky", "skyy"}, {"sh", "ch"}, {"y ", "iy "}, {"ou", "u"}, {"ö", "o"}, {"é", "e"}, {"ć", "c"}, {"á", "a"}, {"ş", "s"}} {
		if s[0] != "sh" && strings.Contains(name, s[0]) {
			return strings.Replace(name, s[0], s[1], 1), true
		}
	}
	return "", false
}

func TestTable(t *testing.T) {
	r := roster.Builtin()
	rows := table(r)
	right, truths := 0, 0
	kinds := map[string][2]int{}
	for i, row := range rows {
		d := corpus.Date{Year: int(row.date.Year), Month: int(row.date.Month), Day: int(row.date.Day)}
		a, err := corpus.Read(fmt.Sprint("row ", i), []byte(row.sentence), corpus.Options{Format: corpus.Plain, Date: d, Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		truth := row.want == Confirmed
		if truth {
			truths++
		}
		got, message := Unjudged, ""
		for _, j := range Judge(a, r) {
			got, message = max(got, j.Verdict), message+j.Message
			if truth && j.Severity >= rules.Warning {
				t.Errorf("%s, %s, %s: a true claim is %s: %s", row.sentence, row.date, row.kind, j.Verdict, j.Message)
			}
		}
		k := kinds[row.kind]
		k[1]++
		if got == row.want {
			right++
			k[0]++
		} else {
			t.Logf("%s, %s, %s: got %s, want %s: %s", row.sentence, row.date, row.kind, got, row.want, message)
		}
		kinds[row.kind] = k
	}
	t.Logf("%d rows, %d true, %d right (%.3f): %v", len(rows), truths, right, float64(right)/float64(len(rows)), kinds)
	if len(rows) < 400 || truths*3 < len(rows) || 100*right < 97*len(rows) {
		t.Errorf("%d rows, %d true, %d right", len(rows), truths, right)
	}
}
