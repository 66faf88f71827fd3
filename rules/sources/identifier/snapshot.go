package identifier

import (
	"strings"
	"time"
)

// Capture is a copy of a page in the Wayback Machine.
type Capture struct {
	Time time.Time // zero where the address names none
	Page string    // the address of the page that was copied
}

// firstCapture is the day of the first page that the Wayback Machine holds.
var firstCapture = time.Date(1996, 5, 10, 0, 0, 0, 0, time.UTC)

// Snapshot reads the address of a copy in the Wayback Machine,
// "https://web.archive.org/web/20180315093000/https://a.org/b". A moment
// behind latest is wrong, unless latest is zero. Addresses of other parts of
// the archive yield neither a capture nor a fault.
func Snapshot(s string, latest time.Time) (Capture, *Fault) {
	rest := cut(s, "https://", "http://")
	host, path, _ := strings.Cut(rest, "/")
	if !strings.EqualFold(host, "web.archive.org") && !strings.EqualFold(host, "wayback.archive.org") {
		return Capture{}, nil
	}
	path, ok := strings.CutPrefix(path, "web/")
	if !ok {
		return Capture{}, nil
	}
	stamp, page, ok := strings.Cut(path, "/")
	if !ok {
		return Capture{}, wrong("no page is named behind the time")
	}
	end := 0
	for end < len(stamp) && '0' <= stamp[end] && stamp[end] <= '9' {
		end++
	}
	mode := stamp[end:]
	stamp = stamp[:end]
	if mode != "" && mode != "*" && (len(mode) < 3 || mode[len(mode)-1] != '_') {
		return Capture{}, nil // "web/save/", "web/sitemap/"
	}
	c := Capture{Page: page}
	if page == "" {
		return Capture{}, wrong("no page is named behind the time")
	}
	if mode == "*" || len(stamp) < 4 {
		return c, nil // a list of copies, or the nearest to anything
	}
	t, fault := stamped(stamp)
	if fault != nil {
		return Capture{}, fault
	}
	switch {
	case t.Before(firstCapture) && (t.Year() < 1996 || len(stamp) == 14):
		return Capture{}, wrong("nothing was archived before May 1996")
	case after(t, latest):
		return Capture{}, wrong("its time lies in the future")
	case len(stamp) != 14:
		return Capture{}, unlikely("a time has 14 digits, from the year to the second")
	}
	c.Time = t
	return c, nil
}

// stamped reads the digits from the year down as far as they go.
func stamped(s string) (time.Time, *Fault) {
	if len(s) > 14 {
		return time.Time{}, wrong("a time has 14 digits, from the year to the second")
	}
	parts := [6]int{0, 1, 1, 0, 0, 0}
	parts[0] = number(s[:4])
	for k, at := 1, 4; at+2 <= len(s); k, at = k+1, at+2 {
		parts[k] = number(s[at : at+2])
	}
	t := time.Date(parts[0], time.Month(parts[1]), parts[2], parts[3], parts[4], parts[5], 0, time.UTC)
	switch {
	case parts[1] < 1 || parts[1] > 12:
		return t, wrong("there is no such month")
	case t.Month() != time.Month(parts[1]) || t.Day() != parts[2]:
		return t, wrong("there is no such day")
	case parts[3] > 23 || parts[4] > 59 || parts[5] > 59:
		return t, wrong("there is no such time of day")
	}
	return t, nil
}
