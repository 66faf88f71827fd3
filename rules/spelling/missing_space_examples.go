package spelling

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var missingSpaceExamples = []rules.Example{
	{Text: "- quay,pier: close both at low tide\n- [3f2c91] - pier,boats: open at noon\n- **boats,ferries**: none\n"},
	{Text: "`Depth` calls what (*Gauge).Read returns, and so does (harbour.Gauge).Height after it.\n"},
	{Text: "kind,colour,price,place\nherring,silver,three,quay\n", Format: corpus.Plain},
	{Text: "The pair is nil,nil where the harbour has no tide at all.\n"},
	{
		Text:  "After the second half,Leeds changed both wingers, and the game was open again.\n",
		Want:  []string{"half,Leeds"},
		Fixed: "After the second half, Leeds changed both wingers, and the game was open again.\n",
	},
	{
		Text:  "The landlord kept the deposit.The tenant went to court.\n",
		Want:  []string{"deposit.The"},
		Fixed: "The landlord kept the deposit. The tenant went to court.\n",
	},
	{
		Text:  "The U.S.Navy sent a ship,and the harbour closed.\n",
		Want:  []string{"U.S.Navy", "ship,and"},
		Fixed: "The U.S. Navy sent a ship, and the harbour closed.\n",
	},
	{
		Text: "Keywords: roses,pruning,compost,garden tools\n",
		Want: []string{"roses,pruning", "pruning,compost", "compost,garden"},
	},
	{
		Text:  "The museum owns 300 vases (most of them broken),12 of which are on show.\n",
		Want:  []string{",12"},
		Fixed: "The museum owns 300 vases (most of them broken), 12 of which are on show.\n",
	},
	{
		Text:  "Das Museum schließt um sechs.Die letzte Führung beginnt um fünf,sagt die Leiterin des Hauses, und danach ist nur noch der Garten offen.\n",
		Want:  []string{"sechs.Die", "fünf,sagt"},
		Fixed: "Das Museum schließt um sechs. Die letzte Führung beginnt um fünf, sagt die Leiterin des Hauses, und danach ist nur noch der Garten offen.\n",
	},
	{
		Format: corpus.HTML,
		Text:   "<p>Is the soup ready?Then ring the bell.</p>\n",
		Want:   []string{"ready?Then"},
		Fixed:  "<p>Is the soup ready? Then ring the bell.</p>\n",
	},
	{
		Text: "Read the timetable at ferries.example.org/News or write to harbour@ferries.example.org, e.g. about the 5:30 boat.\n",
	},
	{
		Text: "The U.S.-led team beat Spain 3:1 before 10,000 people, and J.R.R. Tolkien wrote none of it.\n",
	},
	{
		Text: "We moved the site to Node.js, ASP.NET and Booking.com, and saved report.Pdf by mistake.\n",
	},
	{
		Text: "Der 1.FC Köln spielt in der 3.Liga, und St.Gallen liegt am Bodensee, z.B. im Sommer.\n",
	},
	{
		Text: "The function f(x,y) takes points (a,b); version 2.0.Beta does not, and TL;DR it is slow.\n",
	},
	{
		Text: "The (re)opening of the café(s) and the (s)he forms were on the agenda.\n",
	},
	{
		Text: "The map shows the fields harbour,depth,level in this order.\n",
		Want: []string{"harbour,depth", "depth,level"}, // keys, perhaps: hints
	},
	{
		Text: "The colours are kept as Cb,Cr and the depth in quay[n].Depth of the chart.\n",
		Want: []string{"Cb,Cr"}, // symbols, perhaps: a hint
	},
	{
		Text: "The report was late.[4]The council met in May,so the vote was lost.\n",
		Want: []string{"May,so"},
	},
	{
		Text: "Her plays are Ferry;Harbour and The Quay, and low_tide(), high_tide() and get_tide() are in ./tide.\n",
		Want: []string{"Ferry;Harbour"}, // a title, perhaps: a hint
	},
}
