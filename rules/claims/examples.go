package claims

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var unsourcedQuoteExamples = []rules.Example{
	{
		Text: "# The harbour wall\n\n- Harbour master Ruth Amadi (May 2024) – “The wall will hold for another forty years if the council pays for the stones.”\n" +
			"- Mayor Tomas Lind (June 2024) – “We never promised the fishermen a second crane.”\n",
		Want: []string{"“The wall will hold for another forty years if the council pays for the stones.”", "“We never promised the fishermen a second crane.”"},
	},
	{
		Text: "# Two clubs, one pitch\n\n- March 2024 – The league board met both clubs, confirming “a shared interest in saving the old ground”.\n",
		Want: []string{"“a shared interest in saving the old ground”"},
	},
	{
		Text: "The visit changed little. It confirmed “a shared wish to keep the orchard open for schools”.\n",
		Want: []string{"“a shared wish to keep the orchard open for schools”"},
	},
	{
		Text: "The library closes in spring, and the books move to the cellar of the town hall.\n\n“Nobody on this street was ever asked about the move.”\n\n" +
			"The shelves are empty by now.\n",
		Want: []string{"“Nobody on this street was ever asked about the move.”"},
	},
	{
		Format: corpus.Plain, Text: "Der Streit um die Mühle\n\nDie alte Mühle am Bach steht seit zwei Jahren leer, und der Gemeinderat sucht einen Käufer für sie.\n\n" +
			"- Bürgermeisterin Ruth Amann (Mai 2024) – „Wir werden die Mühle nicht verkaufen, solange das Rad sich noch dreht.“\n",
		Want: []string{"„Wir werden die Mühle nicht verkaufen, solange das Rad sich noch dreht.“"},
	},
	{Text: "- Harbour master Ruth Amadi, in an interview with the Gazette – “The wall will hold for another forty years if the council pays.”\n"},
	{Text: "“We will go on until the last stone is back in place,” said Ruth Amadi, who leads the masons.\n"},
	{Text: "- Ruth Amadi (3 May 2024) – “The wall will hold for another forty years if the council pays for the stones.”\n"},
	{Text: "- Good Subject Line: “Your rent goes up in May, and here is what you can do.”\n"},
	{Text: "The film “Gone before the first snow of winter” opens the festival, and the so-called “peace plan” is a pie.\n"},
	{Text: "> “Nobody on this street was ever asked about the move.”\n\nThe shelves are empty by now.\n"},
	{Text: "La directrice du musée a déclaré : « Nous rouvrirons la grande salle au printemps, avec ou sans toit. »\n"},
}

var unverifiableEventExamples = []rules.Example{
	{
		Text: "The plan is not new. The 2023 Lakes Dialogue introduced a first version of it, and the 2023 talks failed over the ferries.\n",
		Want: []string{"2023 Lakes Dialogue", "the 2023 talks"},
	},
	{
		Text: "The growers rely on the “Orchard Renewal Initiative”, which pays for new trees and old walls.\n",
		Want: []string{"“Orchard Renewal Initiative”"},
	},
	{
		Text: "# Milestones\n\n## 2024 Porto Shipping Summit\n\n- Key outcome – Agreement on quieter engines.\n\n## Later steps\n\n" +
			"- July 2025 – Pilots were invited to the Tromso Navigation Forum, highlighting safety.\n",
		Want: []string{"2024 Porto Shipping Summit", "Tromso Navigation Forum"},
	},
	{
		Text: "- May 2025 – Peru–Chile joint statement reiterated support for “a common tariff on anchovies”, and the fleets stayed out.\n",
		Want: []string{"Peru–Chile joint statement"},
	},
	{
		Text: "Die Bauern berufen sich auf den „Brandenburger Apfeldialog Forum“ 2023, und der Streit um das Wasser geht weiter. Sie haben keine Eile.\n",
		Want: []string{"„Brandenburger Apfeldialog Forum“"},
	},
	{
		Text: "Les vignerons se souviennent du Sommet de Valmont 2023, où le prix de la barrique fut fixé pour cinq ans et plus.\n",
		Want: []string{"Sommet de Valmont"},
	},
	{Text: "The Dayton Accords of 1995 ended the war, and the Munich Security Conference 2007 heard a harsh tone.\n"},
	{Text: "The 2024 Porto Shipping Summit, hosted by the port, agreed on quieter engines.\n"},
	{Text: "The 2024 Porto Shipping Summit met in Porto on 6 May and agreed on quieter engines.\n"},
	{Text: "The [2024 Porto Shipping Summit](https://www.gov.scot/summit) agreed on quieter engines.\n"},
	{Text: "The Data Protection Act 2018 and the Rent Act 1977 still hold, and the summit of the hill is bare.\n"},
	{Text: "# The 2024 Porto Shipping Summit opens its books\n\nThe 2024 Porto Shipping Summit agreed on quieter engines.\n"},
	{Text: "The NATO Summit 2023 and the 2021 UN Food Systems Summit are on record.\n"},
}

var unsourcedFigureExamples = []rules.Example{
	{Text: "The flood left an estimated 140,000 people without power, and the pumps still run.\n", Want: []string{"an estimated 140,000 people"}},
	{Text: "The new lock is expected to cut waiting times by up to 35 %, and the barges come back.\n", Want: []string{"is expected to cut waiting times by up to 35 %"}},
	{Text: "- Jobs – Contracts will generate $10 billion in orders for the yards.\n", Want: []string{"will generate $10 billion"}},
	{
		Text: "Der neue Tunnel wird voraussichtlich 4,5 Milliarden Euro kosten und den Verkehr in der Stadt für Jahre umleiten.\n",
		Want: []string{"wird voraussichtlich 4,5 Milliarden Euro"},
	},
	{Text: "Rents are expected to rise by 4 %, the statistics office said.\n"},
	{Text: "According to the port, an estimated 140,000 people crossed the bridge.\n"},
	{Text: "An estimated 140,000 people crossed the bridge ([count](https://www.gov.scot/count)).\n"},
	{Text: "The 12,000-seat hall was full, and a week has 7 days.\n"},
	{Text: "The bridge is expected to open in 2027 and to last 120 years.\n"},
	{Text: "The lock is expected to open at 10,000 feet above the sea.\n"},
}
