package main

import (
	"os"
	"sync"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// rosterFrom returns the built-in roster with those of the given files laid over
// it, the last one on top. The files are read at once, so that a broken one is
// told before any article is judged; putting the rosters together waits until
// an article names an office.
func rosterFrom(files []config.Text) (func() *roster.Roster, error) {
	if len(files) == 0 {
		return roster.Builtin, nil
	}
	type own struct {
		rows []roster.Row
		head roster.Head
	}
	var read []own
	for _, file := range files {
		f, err := os.Open(file.Path())
		if err != nil {
			return nil, file.Place.Problem("%v", err)
		}
		var o own
		for row, err := range roster.Read(f, &o.head) {
			if err != nil {
				_ = f.Close()
				return nil, file.Place.Problem("%s: %v", file.Value, err)
			}
			o.rows = append(o.rows, row)
		}
		if err := f.Close(); err != nil {
			return nil, file.Place.Problem("%v", err)
		}
		read = append(read, o)
	}
	return sync.OnceValue(func() *roster.Roster {
		r := roster.Builtin()
		for _, o := range read {
			r = r.Merge(roster.New(o.rows, o.head.AsOf))
		}
		return r
	}), nil
}
