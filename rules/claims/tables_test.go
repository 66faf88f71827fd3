package claims

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// judge holds a rule to texts that it must ask about and texts that it must
// leave alone. Each is a whole article, set in words that tell its language.
func judge(t *testing.T, rule *rules.Rule, asks, leaves []string) {
	t.Helper()
	if len(asks) < 30 || len(leaves) < 30 {
		t.Errorf("%d texts to ask about and %d to leave alone", len(asks), len(leaves))
	}
	set := rulestest.NewSet(t, rule)
	for _, texts := range []struct {
		texts []string
		asked bool
	}{{asks, true}, {leaves, false}} {
		for _, text := range texts.texts {
			a := rulestest.Read(t, rules.Example{Text: text + "\n", Format: corpus.Markdown})
			if a.Language() == "und" { // too short to tell: English
				a = rulestest.Read(t, rules.Example{Text: "---\nlang: en\n---\n\n" + text + "\n", Format: corpus.Markdown})
			}
			f := rulestest.Check(t, set, a)
			if (len(f) > 0) != texts.asked {
				t.Errorf("%d findings (language %s) in\n%s", len(f), a.Language(), text)
			}
			for _, f := range f {
				if !strings.Contains(f.Message, "?") {
					t.Errorf("no question: %s", f.Message)
				}
			}
		}
	}
}

func TestQuotes(t *testing.T) {
	judge(t, &UnsourcedQuote, []string{
		// Behind a name in a list.
		"- Coach Lena Ortiz (April 2025) – “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz (2025) — “The grass was too wet for anything but long balls.”",
		"- Minister Paul Okafor (Sept. 2023): “Every school in the valley will have a kitchen of its own.”",
		"- Curator Ann-Marie Holt – “The vase is older than the house that it stands in.”",
		"- Chief Engineer Ivo Brandt – \"The pumps are able to drain the polder within a week.\"",
		"- US Trade Envoy Carl Benson (Nov 2025) – “A lower tariff on steel is the best lever for both countries.”",
		"- Baker Rosa Marin: “The price of flour is what keeps us awake at night.”",
		"- Pilot Union Chair Hugo Stern (March 2024) – “Nobody should fly six legs on three hours of sleep.”",
		"- **Gardener Tom Reyes (May 2022)** – “A rose that is pruned in frost will not forgive it.”",
		"- Judge Ella Moreau (January 2024) – “The lease ends when the roof does.”",
		"Captain Nils Aune (June 2024) – “The ferry can take ice of half a metre and no more.”",
		"- Dr Sara Lindqvist (2024) – “The vaccine works for longer than any of us hoped for.”",
		"- Farmers Union President Jon Weir (Feb 2025) – “Milk is cheaper than the water in the bottle beside it.”",
		"- Actor Mia Torres (Aug 2024) – “The stage was cold and the public was not.”",
		"1. Skipper Oona Virta (July 2023) – “The wind turned before the second buoy, and that was all.”",
		// In an item that a month dates.
		"- January 2025 – The deputy mayor visited the docks, confirming “a readiness to sell the western quay”.",
		"- March 2024 – A delegation of growers toured the valley, citing “the worst drought for two generations”.",
		"- May 2023 – The board underlined “the need for a second lifeboat”, and the fleet got it.",
		"- October 2022 – The museum group highlighted “a balanced return of the bronzes” in its plan.",
		"- Aug 2021 – The league and the clubs outlined “a shorter season with more rest”.",
		"- Dec. 2024 – The two banks reaffirmed “a fair split of the old debts”.",
		// Of nobody.
		"The paper was short. It called for “balanced rules for all who rent by the room”.",
		"A statement called for “a fair share of the catch for all villages”.",
		"The tour of the plant confirmed “a will to reopen the second line before winter”.",
		"The final document stresses “the right of every tenant to a dry cellar”.",
		"A memo underlined “the danger of ice on the northern stairs”.",
		// Alone.
		"The mill stands empty and the wheel no longer turns.\n\n“We will never give up the mill to a company from abroad.”\n\nThe roof fell in during the storm of last winter.",
		"The ferry was late again, and the quay was full of lorries.\n\n“Nobody tells the drivers when the next boat leaves.”\n\nThe timetable hangs on the wall and is three years old.",
		// Other languages.
		"Der Verein hat die Wiese gekauft, und die Anwohner sind froh darüber.\n\n- Vorstand Karl Meindl (Juni 2024) – „Die Wiese bleibt eine Wiese, solange wir hier etwas zu bestimmen haben.“",
		"Le conseil a voté le budget de la commune et de son école.\n\n- La maire Anne Colbert (mars 2024) – « Nous ne vendrons jamais la halle à un promoteur venu de la ville. »",
		"El ayuntamiento aprobó las cuentas del puerto y de la lonja.\n\n- Alcaldesa Rosa Llorente (mayo de 2024) – «No venderemos la lonja a ninguna empresa que no sea del puerto.»",
		"Il consiglio ha votato il bilancio del comune e della scuola.\n\n- Sindaca Anna Ferri (maggio 2024) – «Non venderemo mai il mercato coperto a chi non vive qui con noi.»",
	}, []string{
		// Somebody says it.
		"“We will play the final with the same eleven,” said Lena Ortiz.",
		"Lena Ortiz said: “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz told reporters: “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz, in a statement – “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz on X (April 2025) – “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz, Reuters (April 2025) – “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz (9 April 2025) – “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz (2025-04-09) – “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz (Monday) – “We will play the final with the same eleven as last week.”",
		"- Lena Ortiz (April 2025) – “We will play the final with the same eleven.” ([match report](https://example.org/r))",
		"- Lena Ortiz (April 2025) – “We will play the final with the same eleven.” [3]",
		"What the coaches told us after the match:\n\n- Lena Ortiz (April 2025) – “We will play the final with the same eleven as last week.”",
		"At the hearing of 3 May both engineers were sworn.\n\n- Ivo Brandt – “The pumps are able to drain the polder within a week.”",
		"- Lena Ortiz (April 2025) – “We will play the final with the same eleven.”\n\n## Sources\n\n- Match report, Evening Post, 9 April 2025",
		// Words as words, titles, examples.
		"- Bad Headline: “We Are Really Sorry That The Bus Is Late Again.”",
		"- Example Message – “We are sorry that your bus is late again today.”",
		"- Best Film Song – “The Long Way Home Is The Short One”",
		"The so-called “peace plan” is a pie with peas.",
		"The film “Gone before the first snow of winter” opens on a farm.",
		"The sign confirmed “No Dogs On The Lawn After Eight In The Evening”.",
		"The banner read “We want the old bridge back”.",
		"Her slogan was “Trees first, and then the cars”.",
		"The word “constructive” is not the word “successful”.",
		// Somebody stands beside it.
		"He shrugs.\n\n“We will never give up the mill to a company from abroad.”\n\nThe roof fell in during the storm.",
		"The mill stands empty.\n\n“We will never give up the mill to a company from abroad.”\n\nHolt said the roof would be mended.",
		"“We will never give up the mill to a company from abroad.”\n\nThe mill stands empty and the wheel no longer turns.",
		"The mill stands empty.\n\n“We will never give up the mill to a company from abroad.”\n\n— Jane Holt, miller",
		"The mill stands empty.\n\n> “We will never give up the mill to a company from abroad.”\n\nThe roof fell in.",
		// Not reports.
		"# Opinion: Keep the mill\n\n- Coach Lena Ortiz (April 2025) – “We will play the final with the same eleven.”",
		"# Interview with a coach\n\n- Coach Lena Ortiz (April 2025) – “We will play the final with the same eleven.”",
		"I went to the ground. I saw the coach and my old friends. I took notes.\n\n- Coach Lena Ortiz (April 2025) – “We will play the final with the same eleven.”",
		"Q: What about the final?\n\nA: “We will play the final with the same eleven as last week.”",
		// Other languages.
		"Die Bürgermeisterin sagte am Abend im Rathaus: „Die Wiese bleibt eine Wiese, solange wir hier etwas zu bestimmen haben.“",
		"« Nous ne vendrons jamais la halle à un promoteur », a déclaré la maire de la commune devant les élus.",
		"«No venderemos la lonja a ninguna empresa», dijo la alcaldesa del puerto en una rueda de prensa.",
		"«Non venderemo mai il mercato», ha detto la sindaca ai giornalisti davanti alla porta del comune.",
		"“Não vendemos o mercado a ninguém de fora”, disse a prefeita da cidade aos jornalistas do jornal.",
		"“We verkopen de markthal nooit aan een bedrijf van buiten”, zei de burgemeester van de stad gisteren.",
	})
}

func TestEvents(t *testing.T) {
	judge(t, &UnverifiableEvent, []string{
		"The 2024 Porto Shipping Summit agreed on quieter engines.",
		"The Porto Shipping Summit 2024 agreed on quieter engines.",
		"The Porto Shipping Summit (2024) agreed on quieter engines.",
		"The Porto Shipping Summit of 2024 agreed on quieter engines.",
		"The Porto Shipping Summit in 2024 agreed on quieter engines.",
		"- 2023 “Delta–Harbour Dialogue” – It stalled over the dredging.",
		"- March 2025 – Rowers joined the Lakeside Training Forum, highlighting safety.",
		"The “Green Pitch Initiative” pays for new turf in every league.",
		"The club leans on its “Youth First Roadmap”, which ends in spring.",
		"# Pens and salmon\n\n## 2023 Bergen Salmon Accord\n\nThe farms agreed to empty every third pen.",
		"The 2022 Highland Rent Compact froze rents in nine towns.",
		"Curators still live by the Lisbon Bronze Declaration of 2021 and its annex.",
		"Bakers met under the 2020 Alpine Bread Process and parted as friends.",
		"The growers gathered at the “Orchard Renewal Summit” and counted trees.",
		"The Summit on Quiet Ports (2023) ended without a vote, after the Quiet Ports Summit 2022.",
		"The 2021 Valley Water Pact divides the river into four.",
		"Midwives adopted the 2019 Nairobi Cradle Charter and the 2019 Kisumu Birth Accord.",
		"Negotiators pointed to the 2018 Fjord Fisheries Roundtable as a model.",
		"The Coastal Mayors Forum 2023 drew up a list of dykes.",
		"The plan follows the 2024 Danube Barge Initiative, which failed.",
		"- June 2024 – Teachers and parents opened the Northern Schools Dialogue, focusing on buses.",
		"- May 2025 – Peru–Chile joint statement reiterated support for “a common tariff on anchovies”.",
		"- April 2024 – Clubs and League signed it; the Clubs League joint declaration held out “a shorter season for all”.",
		"The “Three Rivers Accord” of 2016 set the price of the water.",
		"The 2023 Riviera Yacht Symposium gave a prize to the new sails.",
		"The Istrian Truffle Congress 2022 fixed the season at ten weeks.",
		"Le maire se souvient du Sommet de Valmont 2023, où les prix de la barrique furent fixés pour cinq ans.",
		"Los regantes recuerdan la Cumbre de Valdeluz 2022, que repartió el agua del río entre los pueblos.",
		"I pescatori ricordano il Vertice di Portofermo 2023, che divise le acque del golfo tra i comuni.",
		"Os pescadores lembram o Fórum de Vila Serena 2023, que dividiu as águas da baía entre as aldeias.",
		"De vissers verwijzen naar het Zuidwal Visserij Akkoord 2022, dat de wateren van de baai verdeelt.",
		"Die Fischer berufen sich auf das „Wismarer Hering Forum“ 2023, das die Fangzeiten für die Bucht festlegte.",
	}, []string{
		// Supported.
		"The 2024 Porto Shipping Summit, organised by the port, agreed on quieter engines.",
		"The 2024 Porto Shipping Summit was held in Porto and agreed on quieter engines.",
		"The 2024 Porto Shipping Summit opened on 6 May with a choir.",
		"The 2024 Porto Shipping Summit ([programme](https://example.org/p)) agreed on quieter engines.",
		"The 2024 Porto Shipping Summit failed, according to the pilots.",
		"“It was dull,” said a pilot of the 2024 Porto Shipping Summit.",
		"The 2024 Porto Shipping Summit agreed on engines.\n\nThe Porto Shipping Summit was hosted by the port.",
		"# The 2024 Porto Shipping Summit at a glance\n\nThe 2024 Porto Shipping Summit agreed on quieter engines.",
		"The 2024 Porto Shipping Summit agreed on quieter engines.\n\n## Sources\n\n- Port of Porto, minutes of the summit",
		"## 2024 Porto Shipping Summit\n\nIt took place in May and was chaired by Ana Reis.",
		// On record.
		"The Dayton Accords of 1995 ended the war.",
		"The Munich Security Conference 2007 heard a harsh tone.",
		"The 2023 NATO Summit and the 2021 G7 Summit are on record.",
		"The 2021 UN Food Systems Summit had many guests.",
		"The Abraham Accords of 2020 changed the map of flights.",
		"The 2018 Singapore Summit ended with a walk in the garden.",
		"The Schuman Declaration (1950) is read out each spring.",
		"The 1934 Ottawa Trade Conference and the 1922 Genoa Conference failed.",
		"The European Coal Forum 2019 was the last one.",
		"The Shangri-La Dialogue 2019 was loud.",
		// No event, or no date.
		"The Data Protection Act 2018 and the Rent Act 2004 still hold.",
		"The summit of the hill was bare in 2024.",
		"The Porto Shipping Summit agreed on quieter engines.",
		"A peace process began in 2024 and ended in tears.",
		"This Forum 2024 is closed for posts.",
		"In 2024 the forum moved to a new server.",
		"The initiative of 2023 was hers alone.",
		"The Process 2024 column is empty.",
		"She joined the conference in 2023 and left the pact in 2024.",
		"The song “Roadmap” is from 2021.",
		"Peru and Chile issued a joint statement in May 2025 and praised “a common tariff”.",
		"Opinion: the dialogue of 2023 was a farce.",
		// Not reports.
		"# Opinion: Quiet ports\n\nThe 2024 Porto Shipping Summit agreed on quieter engines.",
		"# Interview with a pilot\n\nThe 2024 Porto Shipping Summit agreed on quieter engines.",
		"I was there. I saw my friends. I heard the 2024 Porto Shipping Summit agree.",
		// Languages.
		"Der Gipfel 2023 und das Forum in der Stadt waren gut besucht, und die Konferenz im Mai ist es auch.",
		"Le Sommet de la Terre 1992 a changé la politique, et les accords de Grenelle sont connus de tous.",
		"La Cumbre de las Américas 2022 reunió a los presidentes, y los Acuerdos de Oslo 2000 no son de ayer.",
	})
}

func TestFigures(t *testing.T) {
	judge(t, &UnsourcedFigure, []string{
		"An estimated 140,000 civilians fled the valley.",
		"The storm left an estimated 12,000 homes dark.",
		"The plan is expected to cut costs by 35%.",
		"The plan is expected to cut rebuild times by up to 35 %.",
		"Contracts will generate $10 billion for the yards.",
		"The tunnel is projected to cost £4.5bn, tolls left out.",
		"The scheme is set to create 3,500 jobs in the docks.",
		"Rents are forecast to rise by 6 per cent.",
		"The merger is expected to save €300 million a year.",
		"Losses are estimated at $48,000,000 for the season.",
		"The dam is projected to displace 25,000 people.",
		"The new kitchens will save 20% of the gas.",
		"The law could cost landlords; it could cut 15% off their income.",
		"The reform is expected to reach 2 million pupils.",
		"The blight is estimated to have cost growers 40 percent of the crop.",
		"- Jobs – The yard is expected to employ 1,200 workers.",
		"- Toll – Up north, an estimated 9,000 soldiers were wounded.",
		"The festival is expected to draw 60,000 visitors.",
		"The harvest is projected to fall 12%.",
		"Ticket sales are expected to reach $2 million.",
		"The flood killed an estimated 1,300 people and drowned the herds.",
		"The heat pump will reduce bills by 50 percent.",
		"Ship traffic is forecast to grow by 8%.",
		"The bridge could save drivers a detour; it could save 30% of the fuel.",
		"The museum is expected to lose 45% of its guests.",
		"The vaccine is expected to spare 18,000 patients a stay.",
		"An estimated 2.5 million tenants live in such flats.",
		"Der neue Tunnel wird voraussichtlich 4,5 Milliarden Euro kosten und den Verkehr für Jahre umleiten.",
		"Die Mieten in der Stadt dürften um 8 Prozent steigen, und die Wohnungen werden nicht mehr.",
		"Le nouveau pont devrait coûter 300 millions d'euros et la commune devrait perdre 12 % de ses recettes.",
		"Se estima que 25.000 personas viven en esas casas y que la mitad de ellas no tiene agua.",
		"Naar verwachting stijgen de huren met 8 procent, en de huizen worden er niet beter van.",
	}, []string{
		// Somebody's.
		"An estimated 140,000 civilians fled, according to the Red Cross.",
		"The UN said an estimated 140,000 civilians fled.",
		"The ministry reports that rents are expected to rise 6 per cent.",
		"A survey found that sales are expected to fall 12%.",
		"“The plan is expected to cut costs by 35%,” Ruth Amadi said.",
		"Rents are expected to rise by 6% ([statistics](https://example.org/s)).",
		"Rents are expected to rise by 6% [2].",
		"The statistics office publishes its report today.\n\nRents are expected to rise by 6%.",
		"Rents are expected to rise by 6%.\n\nThe figures come from a study of the tenants' union.",
		"Rents are expected to rise by 6%.\n\n## Sources\n\n- Statistics office, bulletin 4",
		"Analysts think sales are expected to fall 12%.",
		"The bank predicts growth, and wages are set to rise 3%.",
		"Economists expect wages to rise 3%.",
		// No figure that weighs.
		"The bridge is expected to open in 2027.",
		"The bridge is expected to last 120 years.",
		"The train is expected to run at 7.45 each morning.",
		"The match is set to start at 1500.",
		"An estimated 40 people came to the reading.",
		"The lock is expected to stand 10,000 feet above the sea.",
		"The hall seats 12,000, and a week has 7 days.",
		"The 12,000-seat hall was full of children.",
		"Rents rose 6% in a year.",
		"The town has 140,000 people and two bridges.",
		"The painting sold for $10 million.",
		"The plan is expected to please everyone; 35% of the pie was eaten.",
		"The plan is expected to work. Of the pie, 35% was eaten.",
		"The asteroid is expected to pass at 5,000 kilometres.",
		"The recipe will save you 2 eggs.",
		"The pool is expected to hold 25,000 litres of water.",
		// Not reports.
		"# Opinion: Rents\n\nRents are expected to rise by 6%.",
		"I pay rent. I know my street. I guess rents are expected to rise by 6%.",
		// Languages.
		"Der Tunnel wird laut Ministerium voraussichtlich 4,5 Milliarden Euro kosten und den Verkehr umleiten.",
		"Selon la mairie, le nouveau pont devrait coûter 300 millions d'euros à la commune et aux voisins.",
		"Según el ayuntamiento, se estima que 25.000 personas viven en esas casas del barrio antiguo.",
	})
}
