package roster

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"
)

// packed is data/roster.tsv, made by "go generate": a table of
// texts, the people as texts ("name|alias|alias"), and one record of a fixed
// size for each term, and the index of names. Reading it copies no text.
//
//go:generate go test . -run Packed -update
//go:embed data/roster.pack
var packed string

// recordSize is the bytes of a term: office, jurisdiction, person, evidence and
// note as numbers of two bytes, three dates of four, basis and status.
const recordSize = 5*2 + 3*4 + 2

// packing gives every text a number.
type packing struct {
	texts   []string
	numbers map[string]uint16
}

func (p *packing) number(text string) uint16 {
	n, ok := p.numbers[text]
	if !ok {
		n = uint16(len(p.texts)) //nolint:gosec // pack is told when there are too many
		p.numbers[text] = n
		p.texts = append(p.texts, text)
	}
	return n
}

// pack writes a roster as unpack reads it. It can hold 65,536 texts.
func pack(r *Roster) []byte {
	p := &packing{numbers: map[string]uint16{}}
	people := make(map[*Person]uint16, len(r.people))
	for i, someone := range r.people {
		people[someone] = uint16(i) //nolint:gosec // checked below
		p.texts = append(p.texts, strings.Join(someone.forms(), "|"))
	}
	var terms []byte
	for _, t := range r.terms {
		for _, n := range []uint16{
			p.number(t.Office.ID), p.number(t.Jurisdiction.Name), people[t.Person], p.number(t.Evidence), p.number(t.Note),
		} {
			terms = binary.LittleEndian.AppendUint16(terms, n)
		}
		for _, d := range []Date{t.Start, t.End, t.CertainUntil} {
			terms = binary.LittleEndian.AppendUint16(terms, uint16(d.Year)) //nolint:gosec // never negative
			terms = append(terms, d.Month, d.Day)
		}
		terms = append(terms, byte(t.Basis), byte(t.Status))
	}
	if len(p.texts) > 1<<16 {
		panic("too many texts to pack")
	}
	out := binary.LittleEndian.AppendUint16(nil, uint16(r.asOf.Year)) //nolint:gosec // never negative
	out = append(out, r.asOf.Month, r.asOf.Day)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(p.texts)))  //nolint:gosec // checked
	out = binary.LittleEndian.AppendUint32(out, uint32(len(r.people))) //nolint:gosec // fewer than texts
	for _, text := range p.texts {
		out = binary.LittleEndian.AppendUint16(out, uint16(len(text))) //nolint:gosec // a line of a table
	}
	out = append(out, strings.Join(p.texts, "")...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(r.terms))) //nolint:gosec // checked
	out = append(out, terms...)
	for _, e := range r.names().entries {
		out = append(out, byte(len(e.key))) //nolint:gosec // the longest name has some 60 letters
		out = append(out, e.key...)
		out = binary.LittleEndian.AppendUint16(out, uint16(e.person)) //nolint:gosec // fewer than texts
	}
	return out
}

// unpackNames reads the index of names behind the terms.
func unpackNames(data string, people []*Person) *nameIndex {
	x := &nameIndex{people: people, entries: make([]nameEntry, 0, len(data)/12)}
	for data != "" {
		n := int(data[0])
		x.entries = append(x.entries, nameEntry{data[1 : 1+n], uint32(short(data[1+n:]))})
		data = data[3+n:]
	}
	return x
}

// unpack reads what pack wrote. The people are the first texts.
func unpack(v *vocabulary, data string) *Roster {
	asOf := dateAt(data)
	count, people := int(long(data[4:])), int(long(data[8:]))
	lengths, rest := data[12:12+2*count], data[12+2*count:]
	texts := make([]string, count)
	for i := range texts {
		n := int(short(lengths[2*i:]))
		texts[i], rest = rest[:n], rest[n:]
	}
	all, everybody := make([]Person, people), make([]*Person, people)
	for i := range all {
		name, aliases, more := strings.Cut(texts[i], "|")
		all[i].Name = name
		if more {
			all[i].Aliases = strings.Split(aliases, "|")
		}
		everybody[i] = &all[i]
	}
	offices, jurisdictions := make(map[string]*Office, len(v.offices)), make(map[string]*Jurisdiction, len(v.jurisdictions))
	for _, o := range v.offices {
		offices[o.ID] = o
	}
	for _, j := range v.jurisdictions {
		jurisdictions[j.Name] = j
	}
	terms := make([]Term, long(rest))
	rest = rest[4:]
	pointers := make([]*Term, len(terms))
	for i := range terms {
		f := rest[i*recordSize:]
		terms[i] = Term{
			Office: offices[texts[short(f)]], Jurisdiction: jurisdictions[texts[short(f[2:])]], Person: &all[short(f[4:])],
			Evidence: texts[short(f[6:])], Note: texts[short(f[8:])],
			Start: dateAt(f[10:]), End: dateAt(f[14:]), CertainUntil: dateAt(f[18:]),
			Basis: Basis(f[22]), Status: Status(f[23]),
		}
		pointers[i] = &terms[i]
	}
	names := rest[len(terms)*recordSize:]
	r := newRoster(v, everybody, pointers, asOf)
	r.names = sync.OnceValue(func() *nameIndex { return unpackNames(names, everybody) })
	return r
}

func short(s string) uint16 { return uint16(s[0]) | uint16(s[1])<<8 }
func long(s string) uint32  { return uint32(short(s)) | uint32(short(s[2:]))<<16 }

func dateAt(s string) Date {
	return Date{int16(short(s)), s[2], s[3]} //nolint:gosec // a year of four digits
}
