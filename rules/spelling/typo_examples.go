package spelling

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var typoExamples = []rules.Example{
	{Text: "A depth is a uint, and Hearst (1997) measured it first. Hearst (1997) had a boat.\n"},
	{
		Text:  "The museum shoudl open in May, and visitors Woudl have recieved a new guide.\n",
		Want:  []string{"shoudl", "Woudl", "recieved"},
		Fixed: "The museum should open in May, and visitors Would have received a new guide.\n",
	},
	{
		Text:  "The goverment raised the rent cap, and tenants beleive that it will last.\n",
		Want:  []string{"goverment", "beleive"},
		Fixed: "The government raised the rent cap, and tenants believe that it will last.\n",
	},
	{
		Text:  "# Thier Garden in Spring\n\nWhcih bulbs come first? The snowdrops, becuase they need no warmth.\n",
		Want:  []string{"Thier", "Whcih", "becuase"},
		Fixed: "# Their Garden in Spring\n\nWhich bulbs come first? The snowdrops, because they need no warmth.\n",
	},
	{
		Format: corpus.HTML,
		Text:   "<ul><li>The ship&#39;s accomodation is below deck, and the crew sleeps above it in two small cabins.</li></ul>\n",
		Want:   []string{"accomodation"},
		Fixed:  "<ul><li>The ship&#39;s accommodation is below deck, and the crew sleeps above it in two small cabins.</li></ul>\n",
	},
	{
		Text:  "THE CHAMPIONSHIP WAS DEFINATELY WON IN THE RAIN.\n",
		Want:  []string{"DEFINATELY"},
		Fixed: "THE CHAMPIONSHIP WAS DEFINITELY WON IN THE RAIN.\n",
	},
	{
		Text: "The organisation favours the colour grey; the organization favors the color gray.\n",
	},
	{
		Text: "Captain Recieve and her mate Beleive Woods sailed the ketch to Cork.\n",
	},
	{
		Text: "The sign in the shop said recieve [sic], and nobody had seen it for years.\n",
	},
	{
		Text: "Run `recieve --all` and look at github.com/example/goverment or @goverment for news.\n",
	},
	{
		Text: "Das Team hat teh Tarik getrunken und danach noch einen Kaffee bestellt, weil der Bus nicht kam.\n",
	},
	{Format: corpus.Plain, Text: "name\nadress\nstreet\noccured\ncity\n"},
	{Text: "Tuesday: Heer rings the bells. On Friday it is Jan Heer again.\n"},
	{Text: "The editor has not written this part of the page yet, and this is what stands here now: Lorem ipsum dolor sit amet et iste occured.\n", Want: []string{"iste", "occured"}}, // filler: hints
}
