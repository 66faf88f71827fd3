package roster

// How a name matched somebody, the worst first.
type How uint8

const (
	BySurname How = iota + 1 // the surname alone was given, and is theirs
	ByVariant                // another spelling, an initial, a nickname, a middle name more or less
	ByName                   // a name or alias, letter for letter but for accents and case
)

// Match is somebody whom a name may mean.
type Match struct {
	*Person
	How How
}

// People are those whom a name of running text may mean, the best match first:
// "Emmanuel Macron", "Macron", "Donald J. Trump", "Volodymyr Selenskyj". A full
// name never matches by its surname alone.
func (r *Roster) People(name string) []Match { return r.names().find(name) }

// Surnamed are those who bear a surname, whatever their given names.
func (r *Roster) Surnamed(surname string) []*Person { return r.names().surnamed(surname) }

// Surname is the person's surname as the roster takes it: "von der Leyen".
func (p *Person) Surname() string { return surnameOf(p) }

// SharesGiven reports whether a given name may be the person's: the same, its
// initial, or a nickname of it.
func (p *Person) SharesGiven(given string) bool { return sharesGiven(p, given) }
