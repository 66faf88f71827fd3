package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/copydesk/copydesk/rules"
)

// writeStats tells what each rule cost: its share of the time of all workers,
// and the time for each byte of source.
func writeStats(out io.Writer, clock *rules.Clock) error {
	spent, bytes := clock.Spent()
	var sum time.Duration
	for _, s := range spent {
		sum += s.Time
	}
	if sum == 0 || bytes == 0 {
		return nil
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "time\tshare\tns/byte\t rule")
	line := func(name string, t time.Duration) {
		fmt.Fprintf(table, "%s\t%.1f%%\t%.2f\t %s\n", t.Round(10*time.Microsecond), 100*float64(t)/float64(sum), float64(t)/float64(bytes), name)
	}
	for _, s := range spent {
		line(s.Name, s.Time)
	}
	line("(all)", sum)
	return table.Flush()
}
