package spelling

import (
	"github.com/copydesk/copydesk/rules"
)

var doubledWordExamples = []rules.Example{
	{Text: "Join two tides with <code>or</code> or a bar, and leave `depth` depth alone.\n"},
	{
		Text: "The crew left the the harbour before dawn.\n",
		Want: []string{"the the"},
	},
	{
		Text: "Tenants have to to pay in in advance, which which is illegal.\n",
		Want: []string{"to to", "in in", "which which"},
	},
	{
		Text: "Die Bäckerei verkauft Brot und und Kuchen, und am Sonntag auch ein ein Dutzend Torten.\n",
		Want: []string{"und und", "ein ein"},
	},
	{
		Text: "Le musée ouvre dans dans une semaine, et la visite est gratuite pour pour les enfants du quartier.\n",
		Want: []string{"dans dans", "pour pour"},
	},
	{
		Text: "El puerto abre en en mayo y los los barcos llegan por la mañana desde la isla.\n",
		Want: []string{"en en", "los los"},
	},
	{
		Text: "She had had enough; she knew that that was it, and she said bye bye.\n",
	},
	{
		Text: "They flew to New York, New York, and saw Duran Duran play a very, very long set.\n",
	},
	{
		Text: "Er sagt, dass die die Rechnung zahlen, und das das ist gut so, denn der Rest hat kein Geld mehr.\n",
	},
	{
		Text: "Nous nous levons tôt, et vous vous couchez tard, mais la mer est la même pour tout le monde.\n",
	},
	{
		Text: "Als je je fiets op de boot zet, geef je je kaartje aan de man bij de trap.\n",
	},
	{Text: "Write the times of the quay quay.txt and read them on the boat.\n"},
	{Text: "There are a billion billion grains of sand on the beach, give or take.\n"},
	{
		Text: "What it is is a lighthouse, and what they are are keepers.\n",
	},
	{
		Text: "Gardeners say say that two two rows of beans will do, since since May was wet.\n",
		Want: []string{"say say", "two two", "since since"},
	},
	{
		Text: "The tram she came in in May still runs, and the tune they carried on on Sunday is old.\n",
	},
}
