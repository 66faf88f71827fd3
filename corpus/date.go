package corpus

import "fmt"

// Date is a calendar date with the precision it was given in.
type Date struct {
	Year, Month, Day int    // Month and Day are 0 where the source does not give them
	Span             Span   // where it was read
	From             string // what kind of place that was: "front matter", "meta tag", "dateline"; "flag"
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Year == 0 }

// String is the date in ISO 8601, as precise as it is known; "" when unknown.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
