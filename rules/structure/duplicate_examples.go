package structure

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var duplicateBlockExamples = []rules.Example{
	{
		Format: corpus.Plain,
		Text: "The Clock\n\nIt takes three options:\n\n-u: Append the hour of the flood behind each line that is printed.\n\nThe Bell\n\nIt takes two:\n\n" +
			"-u: Append the hour of the flood behind each line that is printed.\n",
		Want: []string{"-u: Append the hour of the flood behind each line that is printed."}, // a hint: an option of two programs
	},
	{
		Text: "# Set Up the Tide Clock\n\nOn a laptop, fetch it:\n\n```\nget tide\n```\n\nThis makes a new folder that is called tide, with the clock in it.\n\n" +
			"```\ncd tide\n```\n\nOn a phone, ask the shop:\n\n```\nshop tide\n```\n\nThis makes a new folder that is called tide, with the clock in it.\n",
		Want: []string{"This makes a new folder that is called tide, with the clock in it."}, // a hint: the step of another machine
	},
	{
		Text: "Two boats lie at the quay:\n\n- The ferry\n  - It was painted white all over, and every crew can see it through the thickest fog.\n  - It leaves at ten.\n" +
			"- The pilot\n  - It was painted white all over, and every crew can see it through the thickest fog.\n  - It waits.\n",
		Want: []string{"It was painted white all over, and every crew can see it through the thickest fog."},
	},
	{Text: "# Two Forms\n\n## To report a leak\n\n- Make sure that the water on the quay is turned off.\n- Call the harbour office.\n\n## To report a fire\n\n- Make sure that the water on the quay is turned off.\n- Leave by the north gate.\n", Want: []string{"Make sure that the water on the quay is turned off."}},
	{
		Text: `# A Roof for the Market

The roof over the market will be finished in May, two months later than the town had hoped.

The traders stay in the tents until then.

The roof over the market will be finished in May, two months later than the town had hoped.
`,
		Want: []string{"The roof over the market will be finished in May, two months later than the town had hoped."},
	},
	{
		Text: `# Wie man Tomaten zieht

Die Samen kommen Ende Februar in kleine Töpfe auf die Fensterbank, wo es hell und nicht zu warm ist.

Im Mai dürfen sie hinaus.

- Die Samen kommen Ende Februar in kleine Töpfe auf die Fensterbank, wo es hell und nicht zu warm ist.
`,
		Want: []string{"Die Samen kommen Ende Februar in kleine Töpfe auf die Fensterbank, wo es hell und nicht zu warm ist."},
	},
	{
		Format: corpus.HTML,
		Text: `<article><h1>Le phare se visite</h1>
<p>Le gardien du phare ouvre la porte deux fois par jour aux visiteurs qui ont réservé.</p>
<p>Il faut monter deux cents marches pour arriver à la lampe.</p>
<h2>Réserver</h2>
<p>Le gardien du phare ouvre la porte deux fois par jour aux visiteurs qui ont réservé.</p>
<p>Il faut monter deux cents marches pour arriver à la lampe.</p></article>
`,
		Want: []string{"Le gardien du phare ouvre la porte deux fois par jour aux visiteurs qui ont réservé.\nIl faut monter deux cents marches pour arriver à la lampe."},
	},
	{
		Text: `# The Port Counts Its Ships

The harbour office counted nine hundred ships in the first half of the year, a tenth more than in the same months of last year, and most of the growth came from small coasters that carry grain and timber between the ports of the northern sea.

A new quay opens in June.

The harbour office counted nine hundred ships in the first half of the year, a tenth more than in the same months of last year, and most of the growth came from small coasters that carry grain and timber between the ports of the western sea.
`,
		Want: []string{"The harbour office counted nine hundred ships in the first half of the year, a tenth more than in the same months of last year, and most of the growth came from small coasters that carry grain and timber between the ports of the western sea."},
	},
	{
		Text: `# A Song and Its Story

Roll the barrel down to the quay tonight, my friends and brothers.

The first verse is from Leith.

Roll the barrel down to the quay tonight, my friends and brothers.

The second verse is from Hull.

Roll the barrel down to the quay tonight, my friends and brothers.
`,
	},
	{
		Text: `# Saving for a Boat

This text is no investment advice, and nobody should put money into a boat because of it.

Boats lose their worth in ten years.

This text is no investment advice, and nobody should put money into a boat because of it.
`,
	},
	{
		Text: `# The Keeper Speaks

"I have never seen a winter like this one on the rock," says the keeper of the light.

> I have never seen a winter like this one on the rock

The storms came in November.
`,
	},
	{
		Text: `# Ergebnisse der Staffel

Am ersten Tag lief die Mannschaft die Strecke um den See in 41 Minuten und lag damit auf Platz 3 der Wertung, was der Trainer einen guten Anfang nannte, denn im letzten Jahr war es Platz 9.

Am zweiten Tag regnete es.

Am ersten Tag lief die Mannschaft die Strecke um den See in 42 Minuten und lag damit auf Platz 4 der Wertung, was der Trainer einen guten Anfang nannte, denn im letzten Jahr war es Platz 8.
`,
	},
	{
		Text: "# By-laws of the Harbour\n\n## § 1 Berths\n\nWhoever breaks this rule pays nine shillings to the harbour master.\n\nHe assigns the berths.\n\n" +
			"## § 2 Lamps\n\nLamps burn all night.\n\n## § 3 Bells\n\nBells are rung at noon.\n\nWhoever breaks this rule pays nine shillings to the harbour master.\n",
		Want: []string{"Whoever breaks this rule pays nine shillings to the harbour master."}, // a clause of a law: a hint
	},
}
