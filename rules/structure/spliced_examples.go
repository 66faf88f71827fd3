package structure

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var splicedArticleExamples = []rules.Example{
	{
		Format: corpus.Plain,
		Text: `Harbour Ferry Fares Rise as Fuel Costs Double
The two companies that serve the islands will charge a fifth more from the first of June, the harbour office said on Tuesday.
Fuel is a third of what a crossing costs, and its price has doubled in four years, so the companies had asked for more than they got.
The mayor of the largest island calls the new fares a tax on living there, and wants the state to pay the difference for those who cross each day.
Island Ferry Fares Climb Again Amid Fuel Price Pressure
Published: 2023-05-02 17:02:03
The fares for the ferry between the mainland and the islands climb again, and commuters will feel it most of all.
Operators point to fuel, to wages and to the harbour dues, which rose in January for the third time in a row.
`,
		Want: []string{"Island Ferry Fares Climb Again Amid Fuel Price Pressure"},
	},
	{
		Text: `# City Museum Reopens After a Long Repair

The museum on the hill opens its doors again on Sunday, after a repair that took two years and cost nine million crowns.

Visitors will find the well-known hall of clocks in the cellar, where a high-ceilinged room was dug out of the rock for it.

The short-lived tearoom does not come back, and neither do the old-fashioned cases of stuffed birds that children liked so much.

Okay, here's a breakdown of the provided text, summarizing the key points about the museum.

## The Museum on the Hill Welcomes Visitors Once More

Two years of work lie behind the builders, and the result is a house that is open, light and easy to walk through.

Tickets are sold at the gate, and schools may come for nothing on the first Monday of each month until the end of June.
`,
		Want: []string{"The Museum on the Hill Welcomes Visitors Once More"},
	},
	{
		Format: corpus.Plain,
		Text: `Neues Stadion am Fluss nimmt die letzte Hürde
Der Rat der Stadt hat am Montag dem neuen Stadion am Fluss zugestimmt, mit einer Mehrheit von drei Stimmen und nach einer langen Nacht.
Der Verein bekommt den Grund für dreißig Jahre, zahlt eine kleine Pacht und baut die Tribünen auf eigene Kosten, wie der Vorsitzende sagte.
Die Anwohner erhalten Ausweise für ihre Autos, und an Spieltagen werden drei Straßen gesperrt, was manchen von ihnen noch immer nicht gefällt.
Stadt gibt grünes Licht für das Stadion am Fluss
NEUSTADT (dpa) - Die Stadt hat den Weg für das Stadion frei gemacht. Der Verein sprach von einem guten Tag für den Sport.
Gebaut werden soll ab dem Herbst, und im übernächsten Sommer könnte das erste Spiel stattfinden, wenn das Wetter es zulässt.
Die Kosten trägt zum größten Teil der Verein selbst, den Rest zahlt das Land aus seinem Topf für den Breitensport.
`,
		Want: []string{"Stadt gibt grünes Licht für das Stadion am Fluss"},
	},
	{
		Format: corpus.HTML,
		Text: `<article><h1>School Gardens Feed a Whole District in Spring</h1>
<p>Nine schools in the district now grow their own lettuce, and what the children don't eat goes to the kitchen of the hospital.</p>
<p>It's the headmaster's idea, and it wasn't an easy one: the soil hadn't been turned since the war, and nobody's tools were sharp.</p>
<p>The parents didn't like the mud, but they've come round, and they're now the ones who don't miss a Saturday.</p>
<h2>How School Gardens Are Changing the District</h2>
<p>There’s a new smell in the corridors of the district’s schools, and it’s the smell of thyme, says the cook who’s in charge.</p>
<p>She’s seen children who wouldn’t touch a radish ask for more, and she doesn’t think it’s a passing fashion at all.</p></article>
`,
		Want: []string{"How School Gardens Are Changing the District"},
	},
	{
		Text: `# Le chantier du vieux port de Marsac avance malgré la tempête

Le chantier du vieux port a repris mardi, et les ouvriers ont posé les premiers blocs du nouveau quai avant la marée.

La mairie compte ouvrir le quai aux pêcheurs en juin, et aux promeneurs à la fin de l'été, si le temps le permet.

Les bateaux restent au port de plaisance, où la place manque et où les pêcheurs paient depuis un an le prix fort pour un ponton qui n'est pas fait pour eux.

## Malgré la tempête, le chantier du vieux port de Marsac avance bien

La tempête n'a pas arrêté les travaux. Les blocs sont en place, et le quai devrait être prêt au début de juin.

Les promeneurs devront attendre encore un peu, dit la mairie, qui parle maintenant de septembre ou d'octobre.
`,
		Want: []string{"Malgré la tempête, le chantier du vieux port de Marsac avance bien"},
	},
	{
		Format: corpus.Plain,
		Text: `Storm on the Coast: live updates from the ports
The storm reached the first of the ports at six in the morning, and the harbour office closed the roads to the quays an hour later.
No ship has left since then, and the ferries to the islands stay where they are until the wind drops below nine, the office says.
In the northern port two barges broke loose in the night and were caught again before they could do any harm to the bridge there.
Storm on the Coast Reaches the Northern Ports at Noon
Posted 2 November 2023, 12:02
The wind has reached the northern ports, where the sea now stands half a metre above the quay and the cellars are being pumped.
People who live by the water are asked to stay on the upper floors and to keep a lamp and a radio at hand until the evening.
`,
	},
	{
		Text: `# The Council Votes on the Stadium by the River

The council will vote on the stadium on Monday night, and both sides expect a close result after two years of quarrels over it.

The club wants a lease of thirty years on the ground by the river; the neighbours want quiet streets and a say in the dates of matches.

Three parties have said that they will vote for it, and two against it, which leaves the four members who belong to none of them.

## What the Council Decided About the Stadium in Spring

In the spring it asked for a study of the traffic, which came to the result that three streets must be closed on match days.

The study cost forty thousand crowns, and it was paid for by the club, which the neighbours still hold against it to this day.
`,
	},
	{
		Text: `# Apples for the Winter: Which Ones Keep Best of All

A cool cellar keeps a good apple until April, and a warm one spoils it before Christmas, whatever the sort and whatever the care.

Late and sour apples keep best. They are picked with the stalk, laid on straw so that they do not touch, and looked through each week.

Whoever has no cellar can use a box on the balcony, with newspaper around it and a blanket over it in the nights of frost.

## Original story: Which Apples Keep Best in the Winter

By Martha Lindqvist

This is the text as it stood here in the first year of the series, when the sorts were others and the winters were colder than now.

The best apple is the one that you like, and it keeps as long as you let it, provided that the mice do not find it first.
`,
	},
	{
		Format: corpus.Plain,
		Text: `Le marché de nuit revient sur la place
Le marché de nuit revient sur la place du village chaque vendredi de juin, avec quarante stands et un petit orchestre venu de la vallée.
Les habitants l'avaient demandé depuis longtemps, et la mairie a fini par trouver une solution pour les voitures, qui resteront au bord de la rivière.
Les prix
Un repas coûte neuf euros, une glace en coûte deux, et la musique ne coûte rien, ce qui a fait beaucoup pour le succès de la première année.
Ceux qui viennent en vélo reçoivent un verre de cidre, et les enfants peuvent monter sur le manège tant que le soleil n'est pas couché.
`,
	},
	{
		Text: `# Where the Bakers of Lyon Live and Work

Four bakers share one oven in the old town, and each has it for six hours of the day. The youngest starts at ten in the evening.

They pay the rent together, and once a year they bake a loaf for the whole street. It weighs as much as a child of three.

The oven was built before the war, and nobody knows how to repair its door. A smith from the next village comes when it sticks.

## Flour Prices Will Rise Until the Winter

Anna Weber, 3 March 2023

Mills expect a poor harvest, and they have begun to buy abroad. A sack of flour costs a third more than it did two years ago.

Small bakeries feel it first, because they have no room to store what they could buy now.
`,
		Want: []string{"Flour Prices Will Rise Until the Winter"},
	},
	{
		Text: `# What Three Judges Say About the Best Garden

By the time the three judges met, it had rained for a week, and half of the roses hung their heads. They went round all the same.

They took five hours for nine gardens, and they wrote down what they liked best in each of them before they talked.

## The First Judge Would Have Taken the Smallest One

By Ruth Hale | 3 June 2022

It has one tree, one bench and no lawn. Nobody needs more, and hardly anybody dares to have so little.

## The Second Judge Counts the Bees in the Hedge

By Omar Said | 3 June 2022

I stood there for ten minutes and counted ninety of them. No other garden had as many as twenty.

## The Third Judge Fell Asleep Under the Pear Tree

By Lucy Marr | 3 June 2022

There is no higher praise. I woke up when the others left, and I gave it all of my points.
`,
	},
}
