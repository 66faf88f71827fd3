package casing

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var properNounExamples = []rules.Example{
	{Text: "Tidewatch mate is a tool for Tidewatch, made by [Ida Mate and others](https://github.com/leith/tidewatch_mate). Ida Mate keeps it.\n"},
	{Text: "# Boats\n\nThe tables are drawn by jennifer, which Jennifer Holm wrote. Run `jennifer draw` and end a test with `t.Cleanup()`.\n"},
	{Text: "It runs on five systems (darwin, freebsd, openbsd and two more) and in the harbour office.\n"},
	{Text: "The harbour shows its boats.\n\n{{< gallery town=london wide=yes >}}\n\nThere are nine of them.\n"},
	{Text: "Run get_tide() and set_tide() from ./tide with --anna on, $TIDE unset and tide::level() at anna: it prints low_tide.\n"},
	{Text: "Cut a green chile into rings, or take red chile powder, which is tangier than vinegar. Bake it for an hour.\n"},
	{Text: "# Cranes\n\nZombies are cranes that stand still. Zombie cranes are dear.\n\nMark zombie cranes in red before the harbour master asks for them.\n"},
	{
		Text:  "The ferry from Dover was late, and the french customs officers had gone home.\n",
		Want:  []string{"french"},
		Fixed: "The ferry from Dover was late, and the French customs officers had gone home.\n",
	},
	{
		Text:  "Growers in kenya’s highlands sell most of their roses on friday.\n",
		Want:  []string{"kenya", "friday"},
		Fixed: "Growers in Kenya’s highlands sell most of their roses on Friday.\n",
	},
	{
		Text:  "The museum reopens on 3 march 2024, a year after the flood.\n",
		Want:  []string{"march"},
		Fixed: "The museum reopens on 3 March 2024, a year after the flood.\n",
	},
	{
		Text: "The sculptor Anna Korhonen works in steel. Visitors ask Anna Korhonen about rust, and Anna korhonen " +
			"answers that it is the point.\n",
		Want: []string{"korhonen"},
		Fixed: "The sculptor Anna Korhonen works in steel. Visitors ask Anna Korhonen about rust, and Anna Korhonen " +
			"answers that it is the point.\n",
	},
	{
		Text:  "The keys were with susan Whitfield, who gave them to Mr okafor when the ferry had left.\n",
		Want:  []string{"susan", "okafor"},
		Fixed: "The keys were with Susan Whitfield, who gave them to Mr Okafor when the ferry had left.\n",
	},
	{
		Text: "The lock was forged by Ines Carvalho, a smith from Évora. Carvalho works alone. “It takes a week,” carvalho " +
			"says, and nobody hurries Ines carvalho, who learnt it from her father.\n",
		Want: []string{"carvalho", "carvalho"},
		Fixed: "The lock was forged by Ines Carvalho, a smith from Évora. Carvalho works alone. “It takes a week,” Carvalho " +
			"says, and nobody hurries Ines Carvalho, who learnt it from her father.\n",
	},
	{
		Text:  "The seeds come from a cellar in Ostrowo, and the pots are made in ostrowo too.\n",
		Want:  []string{"ostrowo"},
		Fixed: "The seeds come from a cellar in Ostrowo, and the pots are made in Ostrowo too.\n",
	},
	{
		Text: "The keys are with Martha lindholm, who opens the chapel on Sundays.\n",
		Want: []string{"lindholm"},
	},
	{
		Text: "The bakers of new york buy their rye from Canada.\n",
		Want: []string{"new york"},
	},
	{
		Text:  "Der Zug nach Wien fährt am dienstag eine Stunde später, und die Fahrgäste warten auf dem Bahnsteig.\n",
		Want:  []string{"dienstag"},
		Fixed: "Der Zug nach Wien fährt am Dienstag eine Stunde später, und die Fahrgäste warten auf dem Bahnsteig.\n",
	},
	{
		Text:  "Le vin que nous avons goûté hier vient du portugal et il est meilleur que celui de la cave.\n",
		Want:  []string{"portugal"},
		Fixed: "Le vin que nous avons goûté hier vient du Portugal et il est meilleur que celui de la cave.\n",
	},
	{Text: "She served the soup in china bowls, with french fries and a slice of turkey.\n"},
	{Text: "The Harbour Café sells Gelato from Bari. Children who ask for gelato get a small spoon with it.\n"},
	{Text: "Emma strode across the pier, and Martha wept, the letter still in her hand.\n"},
	{Text: "Pickers and Packers met on Monday. The growers said packers earn less than the pickers do.\n"},
	{Text: "You may march in August, if the council lets you.\n"},
	{Text: "The timetable is at www.kenya-rail.go.ke, or ask @france_trains, or look in travel/germany/index.html.\n"},
	{Text: "Im Sommer reisen viele französische Familien nach Norden, und die deutschen Gäste kommen im Herbst.\n"},
	{Text: "Les touristes américains arrivent en juillet et repartent le dernier lundi du mois.\n"},
	{Text: "The mould Aspergillus niger grows on onions, and so it did in the Leeds market hall.\n"},
	{Text: "Set the variable to `europe` or to `asia` before the first run, and restart the Server.\n"},
}

var partialNameExamples = []rules.Example{
	{Text: "The French open data portal has the tides of nine harbours, and the French Open has none.\n"},
	{
		Text:  "Oranges from the United states arrive in Rotterdam by ship.\n",
		Want:  []string{"United states"},
		Fixed: "Oranges from the United States arrive in Rotterdam by ship.\n",
	},
	{
		Text:  "The World health Organization warned of measles in two of the districts that it had visited.\n",
		Want:  []string{"World health Organization"},
		Fixed: "The World Health Organization warned of measles in two of the districts that it had visited.\n",
	},
	{
		Text:  "Her letter to the red Cross was answered within a week, said the U.S. state Department.\n",
		Want:  []string{"red Cross", "state Department"},
		Fixed: "Her letter to the Red Cross was answered within a week, said the U.S. State Department.\n",
	},
	{
		Text:  "The players complained to the International football Federation about the shoes that they were given.\n",
		Want:  []string{"International football Federation"},
		Fixed: "The players complained to the International Football Federation about the shoes that they were given.\n",
	},
	{
		Text: "We asked the Harbour Lights Trust for its plans. A speaker of the Harbour lights Trust said that " +
			"the lamps will stay.\n",
		Want: []string{"Harbour lights Trust"},
	},
	{
		Text:  "El barco llegó a los Estados unidos con dos semanas de retraso, según la empresa que lo fletó.\n",
		Want:  []string{"Estados unidos"},
		Fixed: "El barco llegó a los Estados Unidos con dos semanas de retraso, según la empresa que lo fletó.\n",
	},
	{Text: "Several united states of the old league split after the quarrel over tolls.\n"},
	{Text: "The state Department of Agriculture counts the hives each spring.\n"},
	{Text: "The Labour party lost the ward by nine votes.\n"},
	{Text: "Black sea bass are sold by weight in western Europe.\n"},
	{Text: "A new England shirt costs more than the ticket.\n"},
	{Text: "UNITED STATES OF AMERICA\n\nThe seal shows an eagle.\n"},
}

var titleCaseProseExamples = []rules.Example{
	{Text: "The bells were rung by hand.[^1]\n\n[^1]: Ida Ness, The Bells And Ringers Of The Northern Harbours And Their Towers, Leith 1987.\n"},
	{
		Text: "The Council Said That The New Bus Lane Will Open Before The End Of The Summer.\n",
		Want: []string{"The Council Said That The New Bus Lane Will Open Before The End Of The Summer."},
	},
	{
		Text: "# Allotments\n\n- Gardeners Who Have Waited For Years Can Now Apply For A Plot Of Their Own.\n",
		Want: []string{"Gardeners Who Have Waited For Years Can Now Apply For A Plot Of Their Own."},
	},
	{
		Text: "The choir sings on Sunday.\n\nTickets Are Sold At The Door And Will Not Be Given Back If It Rains.\n",
		Want: []string{"Tickets Are Sold At The Door And Will Not Be Given Back If It Rains."},
	},
	{
		Text: "Les Habitants Du Village Ont Demandé Que La Route Soit Fermée Pendant Les Travaux De La Place.\n",
		Want: []string{"Les Habitants Du Village Ont Demandé Que La Route Soit Fermée Pendant Les Travaux De La Place."},
	},
	{Text: "# What The Council Will Do Before The End Of The Summer\n\nIt will open a bus lane.\n"},
	{Text: "Norwegian Prime Minister Jonas Gahr Støre met Danish Foreign Minister Lars Løkke Rasmussen in Oslo on Friday.\n"},
	{Text: "Who Will Win The Cup In The Spring And Why Does It Matter?\n\nNobody knows.\n"},
	{Text: "Die Gemeinde hat den Bau der Brücke über den Bach und die Sanierung der Schule am Markt beschlossen.\n"},
	{Text: "She read The Lion, the Witch and the Wardrobe and then The Wind in the Willows to the children.\n"},
}

var caseIslandExamples = []rules.Example{
	{Text: "The gardener said that I’ve learnt little and that I'd better plant beans, because I’m late.\n"},
	{Text: "She won the prize twice, for On the Pier in May and for a second film, Left Out of Here, which nobody saw.\n"},
	{Text: "The ferry waited and At ten the doors were closed again.\n", Want: []string{"At"}},
	{Text: "# Harbour Office helps\n\nThe desk opens at noon.\n\n## What to bring\n\nA photograph will do.\n"},
	{
		Text: "The Mayor Said That The New bridge Will Carry Trams And That The Old One Will Be Closed.\n",
		Want: []string{"bridge"},
	},
	{
		Text: "Visitors Who Arrive After Noon Must Wait Until The guided Tours Of The Day Have All Left.\n",
		Want: []string{"guided"},
	},
	{
		Text: "# Fishing\n\n## Better Nets for Small Boats\n\nText.\n\n## Cleaner Engines and Quiet Props\n\nText.\n\n" +
			"## Where the Money Goes\n\nText.\n\n## Selling Your Daily Catch\n\nText.\n\n## Keeping Every young Crew Safe\n\nText.\n",
		Want: []string{"young"},
	},
	{Text: "The baker rises at three And goes to bed at noon.\n", Want: []string{"And"}},
	{Text: "# War and Peace\n\nIt is a long book.\n"},
	{Text: "# How we built the Thames Barrier\n\nIt took eight years.\n"},
	{Text: "# Tea\n\n## The iPhone in the Kitchen\n\nIt weighs the leaves.\n"},
	{Text: "The choir met at three, and The Times wrote about it on Sunday.\n"},
}

var sentenceStartExamples = []rules.Example{
	{Text: headings("tidewatch", "Install it", "Ask for a tide", "Draw a chart") + "\nRun `tidewatch leith` for the next tide.\n"},
	{
		Format: corpus.Plain,
		Text: "The Roof\n\nThe hall is old.\n\nThe Cost\n\nIt is dear.\n\nThe Town Hears of It\n\nThe mayor told the council at last that the slates of\n" +
			"the town hall\n\nwere gone.\n\nThe Vote\n\nIt comes in May.\n",
	},
	{
		Format: corpus.HTML,
		Text: "<ul><li><a href='#a'>Depth</a> of the quay</li><li><a href='#b'>Level</a> of the sea</li><li><a href='#c'>Wind</a> of the day</li>" +
			"<li><a href='#o'>options</a> that it takes</li><li><a href='#d'>Dawn</a> of the day</li></ul>\n",
	},
	{
		Text:  "Who pays for the new roof of the town hall? the council has not said so far.\n",
		Want:  []string{"the"},
		Fixed: "Who pays for the new roof of the town hall? The council has not said so far.\n",
	},
	{
		Text:  "The bells were cast in Innsbruck. they hang in a tower that was built in 1871. before that the village had a gong.\n",
		Want:  []string{"they", "before"},
		Fixed: "The bells were cast in Innsbruck. They hang in a tower that was built in 1871. Before that the village had a gong.\n",
	},
	{
		Text:  "The plan covers:\n\n- Paths along the canal\n- Benches in the park\n- new lamps at the station\n- Trees on the square\n- A shelter for bicycles\n",
		Want:  []string{"new"},
		Fixed: "The plan covers:\n\n- Paths along the canal\n- Benches in the park\n- New lamps at the station\n- Trees on the square\n- A shelter for bicycles\n",
	},
	{
		Text:  "# Bees\n\n## How to start\n\nText.\n\n## what to buy\n\nText.\n\n## When to harvest\n\nText.\n\n## Where to sell\n\nText.\n",
		Want:  []string{"what"},
		Fixed: "# Bees\n\n## How to start\n\nText.\n\n## What to buy\n\nText.\n\n## When to harvest\n\nText.\n\n## Where to sell\n\nText.\n",
	},
	{
		Text:  "- Lower rents – Reduces the cost of living.\n- More trees – Cools the streets.\n- Quiet nights – better sleep for all.\n- Clean air – Helps the lungs.\n",
		Want:  []string{"better"},
		Fixed: "- Lower rents – Reduces the cost of living.\n- More trees – Cools the streets.\n- Quiet nights – Better sleep for all.\n- Clean air – Helps the lungs.\n",
	},
	{
		Text: "- Der Bau der Brücke\n- Die Kosten für die Stadt\n- und der Lärm am Ufer\n- Das Ende der Arbeiten\n",
		Want: []string{"und"},
	},
	{Text: "The plan covers:\n\n- paths along the canal\n- benches in the park\n- new lamps at the station\n"},
	{Text: "“Who pays for the roof?” the mayor asked. “Not the church,” said the priest.\n"},
	{Text: "The price list of eBay sellers, artists, etc. is long and changes every day of the week.\n"},
	{Text: "# Tools\n\n## Cutting\n\nText.\n\n## jQuery\n\nText.\n\n## Sewing\n\nText.\n\n## de Gaulle\n\nText.\n\n## Baking\n\nText.\n"},
	{Text: "The barrels were sold by Harper Bros. to a brewer in Dept. of trade lists, approx. the price of a horse.\n"},
	{Text: "Her tour ends in the musical Wham! through to the last week of the summer season.\n"},
	{Text: "El ejemplo calcula si un número es primo con el método `prime?` en tres hilos que no se esperan.\n"},
	{Text: "The orchard lost half of its crop ... and yet the cider was never better than that autumn.\n"},
	{Text: "Die Preise steigen, z. B. für Brot und ggf. auch für Milch, wie die Bäcker am Montag sagten.\n"},
}

var headingStyleExamples = []rules.Example{
	{Text: headings("Planting the beds", "How we came to the Rose Trust", "Keeping slugs away", "Harvesting in time", "The garden - Where it lies")},
	{
		Text: headings("Planting the Early Beds", "Watering and Feeding Young Plants", "Keeping Birds Away", "Harvesting in Good Time", "What to do in winter"),
		Want: []string{"winter"},
	},
	{
		Text: headings("Planting the beds", "Watering young plants", "Keeping slugs away", "Harvesting in time", "Storing Your Seeds"),
		Want: []string{"Your"},
	},
	{
		Text: headings("Choosing a Boat", "Reading the Weather", "Buying Simple Food", "Mooring at Night", "Cooking on board"),
		Want: []string{"board"},
	},
	{
		Text: chapitres("Choisir un bateau", "Lire les nuages du soir", "Comprendre le vent qui tourne", "Dormir à bord après la pluie", "Manger ce Que l’on pêche"),
		Want: []string{"Que"},
	},
	{Text: headings("Planting the beds", "Watering young plants", "Keeping slugs away", "Harvesting in time", "Storing seeds")},
	{Text: headings("Planting", "The Netherlands", "NATO", "Why Ada Lovelace gardened", "Storing seeds")},
	{Text: headings("Planting the beds", "Watering Young Plants", "Keeping slugs away", "Storing Your Seeds")},
	{Text: headings("The Iron Age", "The Bronze Age", "The Stone Age", "The Space Age", "iPhone Days")},
}

func headings(titles ...string) string {
	text := "# Handbook\n"
	var textSb205 strings.Builder
	for _, t := range titles {
		textSb205.WriteString("\n## " + t + "\n\nThe rest of the section follows here, and what is left of it is for later.\n")
	}
	text += textSb205.String()
	return text
}

func chapitres(titles ...string) string {
	text := "# Manuel\n"
	var textSb213 strings.Builder
	for _, t := range titles {
		textSb213.WriteString("\n## " + t + "\n\nLe reste de la page est pour ceux qui ont le temps de lire dans le train.\n")
	}
	text += textSb213.String()
	return text
}

var shoutingExamples = []rules.Example{
	{
		Text: "PLEASE DO NOT FEED THE DUCKS IN THIS PARK.\n",
		Want: []string{"PLEASE DO NOT FEED THE DUCKS IN THIS PARK."},
	},
	{
		Text: "The rules are simple. NOBODY MAY LEAVE THE HALL BEFORE THE BELL! Ask the porter.\n",
		Want: []string{"NOBODY MAY LEAVE THE HALL BEFORE THE BELL!"},
	},
	{
		Text: "# The Tide Clock\n\nIt runs `tide --now` at dawn.\n\nDO NOT OPEN THE CASE WHILE THE CLOCK IS RUNNING.\n",
		Want: []string{"DO NOT OPEN THE CASE WHILE THE CLOCK IS RUNNING."}, // a hint
	},
	{
		Text: "THE BELLS ARE LENT WITHOUT WARRANTY OF ANY KIND.\n\nNOBODY SHALL BE HELD TO ACCOUNT FOR THEIR NOISE OR THE WAKING OF INFANTS.\n",
	},
	{
		Text: "- THIS OFFER ENDS WHEN THE LAST TICKET IS SOLD.\n- Children pay half.\n",
		Want: []string{"THIS OFFER ENDS WHEN THE LAST TICKET IS SOLD."},
	},
	{
		Text: "DAS IST DIE LETZTE WARNUNG VOR DEM STURM.\n\nDie Fähren fahren heute nicht mehr.\n",
		Want: []string{"DAS IST DIE LETZTE WARNUNG VOR DEM STURM."},
	},
	{Text: "# PLEASE DO NOT FEED THE DUCKS IN THIS PARK\n\nThey get fat.\n"},
	{Text: "ROTTERDAM – The NATO and EU envoys met UNESCO, UNICEF, the IMF and the OSCE.\n"},
	{Text: "THE SOFTWARE IS PROVIDED AS IS, WITHOUT WARRANTY OF ANY KIND.\n"},
	{Text: "It said NO ENTRY in red. We went in.\n"},
}
