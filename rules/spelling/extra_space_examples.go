package spelling

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var extraSpaceExamples = []rules.Example{
	{Text: "Names with . in them are kept, and so is a leading ? in a query.\n"},
	{Text: "The clock knows:\n\n- depth : how deep the water is\n- wind : where it comes from\n"},
	{Text: "The sign may hold -, _, and . but no blanks.\n"},
	{
		Text:  "The ferry sails at noon , and the island has two inns .\n",
		Want:  []string{"noon ,", "inns ."},
		Fixed: "The ferry sails at noon, and the island has two inns.\n",
	},
	{
		Text:  "Why does bread go stale ? Because its starch sets again !\n",
		Want:  []string{"stale ?", "again !"},
		Fixed: "Why does bread go stale? Because its starch sets again!\n",
	},
	{
		Format: corpus.HTML,
		Text:   "<p>The jury ( seven people from the region ) chose the cheese .</p>\n",
		Want:   []string{"cheese ."},
		Fixed:  "<p>The jury ( seven people from the region ) chose the cheese.</p>\n",
	},
	{
		Text:  "Der Zug nach Rostock hatte Verspätung , weil auf der Strecke ein Baum lag , und die Fahrgäste warteten auf dem Bahnsteig.\n",
		Want:  []string{"Verspätung ,", "lag ,"},
		Fixed: "Der Zug nach Rostock hatte Verspätung, weil auf der Strecke ein Baum lag, und die Fahrgäste warteten auf dem Bahnsteig.\n",
	},
	{
		Text: "Le marché ouvre à huit heures , et les pêcheurs vendent leurs poissons sur le quai jusqu'à midi .\n",
		Want: []string{"heures ,", "midi ."},
	},
	{
		Text: "Pourquoi le pain durcit-il ? Parce que l'amidon se fige ; la croûte, elle, ramollit : c'est la vie !\n",
	},
	{
		Text: "The .NET team and the .gov sites waited ... and waited :) for the bus.\n",
	},
	{
		Text: "Der Zoll steigt auf 35 %, und das gilt ab dem ersten Mai für alle Händler in der Stadt.\n",
	},
	{
		Text: "See the notes [^1].\n\n[^1]: They are short, and they stand at the end.\n",
	},
	{
		Text: "Who rings ? The sexton : he lives there. Where ? In the tower : it has a stove. Why ? Ask him : he knows.\n",
		Want: []string{"rings ?", "sexton :", "Where ?", "tower :", "Why ?", "him :"}, // the writer's way: hints
	},
	{Text: "# Lamps\n\nSet lamp = quay : yellow for the quay, and lamp += pier : red for the pier.\n"},
	{Text: "# The Tide Clock\n\nStart it with `tide`:\n\ntide ring .\n", Want: []string{"ring ."}}, // a command: a hint
	{Text: "Boat  : Ida Ness\n\nBerth : nine, by the northern pier\n", Format: corpus.Plain},
	{Text: "Run get_tide(), set_tide(), low_tide() and high_tide() in ./tide with --late or --soon, then tide-add -u . and wait.\n"},
}
