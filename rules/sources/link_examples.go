package sources

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var badIdentifierExamples = []rules.Example{
	{Text: cites("Rye keeps (Lund, 2019).", "Lund, P. (2019). Rye. Oven Press. ISBN 978-3-16-148410-1"), Want: []string{"978-3-16-148410-1"}},
	{Text: "The catalogue of the ship museum (ISSN 0028-0835) appears twice a year.\n", Want: []string{"0028-0835"}},
	{Text: "Die Vorlage stammt von einer Gärtnerin (ORCID 0000-0002-1825-0098).\n", Want: []string{"0000-0002-1825-0098"}},
	{Text: cites("Knots hold (Lund, 2024).", "Lund, P. (2024). Nets that learn knots. arXiv:2413.01234"), Want: []string{"2413.01234"}},
	{Text: "Les filets tiennent, dit [une étude](https://arxiv.org/abs/1612.0123).\n", Want: []string{"https://arxiv.org/abs/1612.0123"}},
	{Text: cites("Yeast divides (Okoye, 2020).", "Okoye, B. (2020). How yeast divides. https://doi.org/10.5555/12345678"), Want: []string{"10.5555/12345678"}},
	{Text: "La masa madre crece de noche (PMID: 98765432).\n", Want: []string{"98765432"}},
	{Text: "The old timetable is [still online](https://web.archive.org/web/20181399120000/https://www.caledonian.scot/).\n", Want: []string{"https://web.archive.org/web/20181399120000/https://www.caledonian.scot/"}},
	{Text: "Das Brotbuch\nEs kostet 20 Euro, ISBN: 0-8044-2957-1, und erscheint im Mai.\n", Format: corpus.Plain, Want: []string{"0-8044-2957-1"}},
	{Text: "<p>Rent rose in all ports, says a paper (<a href=\"https://doi.org/10.16/rent.2020\">text</a>).</p>", Format: corpus.HTML, Want: []string{"https://doi.org/10.16/rent.2020"}},
	{Text: cites("Rye keeps (Lund, 2019).", "Lund, P. (2019). Rye. Oven Press. ISBN 978-3-16-148410-0 (hardback), ISBN-10: 3-16-148410-X.")},
	{Text: "The journal (ISSN 1050-124X) prints letters of its readers (ORCID 0000-0002-1825-0097).\n"},
	{Text: "Every ISBN has 10 or 13 digits, and the DOI 2024 budget of the department grew by 13 percent.\n"},
	{Text: cites("Nets learn (Lund, 2017).", "Lund, P. (2017). Nets that learn knots. arXiv:1706.03762v5 [cs.CL]")},
	{Text: cites("Knots hold (Lund, 2001).", "Lund, P. (2001). Knots. doi:10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-0. PMID: 27495144; PMCID: PMC2801442.")},
	{Text: "The old timetable is [still online](https://web.archive.org/web/2018*/https://www.caledonian.scot/).\n"},
	{Text: "Tests run on the server use `ISBN 1234567890` and the DOI 10.5555/12345678, which the API of the database knows.\n"},
}

var placeholderLinkExamples = []rules.Example{
	{Text: "The harbour board published [its figures](https://www.example.com/report) in May.\n", Want: []string{"https://www.example.com/report"}},
	{Text: "Tickets for the museum are sold [online](https://yourwebsite.com/tickets).\n", Want: []string{"https://yourwebsite.com/tickets"}},
	{Text: "La mairie a publié [le rapport](insert-link-here) en mai.\n", Want: []string{"insert-link-here"}},
	{Text: "Der Verein nennt [die Zahlen](#) auf seiner Seite.\n", Want: []string{"#"}},
	{Text: "El huerto tiene\nuna página en https://www.huerto.example/plantas desde mayo.\n", Format: corpus.Plain, Want: []string{"https://www.huerto.example/plantas"}},
	{Text: "<p>The club lists <a href=\"http://localhost/squad\">its players</a> and <a href=\"https://goals.notatld/\">its goals</a>.</p>", Format: corpus.HTML, Want: []string{"http://localhost/squad", "https://goals.notatld/"}},
	{Text: "Read the [lease](javascript:void(0)) before you sign.\n", Want: []string{"javascript:void(0)"}},
	{Text: "Set the host first:\n\n```\nhost = a\n```\n\nThen open <http://localhost:8080> or [the page](https://www.example.com/).\n"},
	{Text: "Some names, such as https://www.example.com, are kept free for handbooks.\n"},
	{Text: "The port has [a page](https://www.portofrotterdam.com/en), and [the list](#ships) stands below.\n\n## Ships\n\nFour lie at the quay. [Back to top](#)\n"},
	{Text: "The garden's notes are kept on [a page](https://gardeners.github.io/notes), its rules on [another](https://www.gov.uk/).\n"},
	{Text: "<p>Der Fahrplan steht <a href=\"#\" onclick=\"show()\">im Fenster</a>.</p>", Format: corpus.HTML},
}

var chatbotLinkExamples = []rules.Example{
	{Text: cites("Rye keeps for a week.", "Lund, P. (2019). Rye. <https://chatgpt.com/share/67a1b2c3-0000>"), Want: []string{"https://chatgpt.com/share/67a1b2c3-0000"}},
	{
		Text: "The port lists [its quays](https://www.portofrotterdam.com/quays?lang=en&utm_campaign=chatgpt.com).\n", Want: []string{"its quays"},
		Fixed: "The port lists [its quays](https://www.portofrotterdam.com/quays?lang=en).\n",
	},
	{Text: "Wie Roggen hält, steht [hier](https://www.perplexity.ai/search/roggen-lagern-x1).\n", Want: []string{"hier"}},
	{
		Text: "<p>Le <a href=\"https://www.louvre.fr/expositions?utm_medium=copilot&amp;utm_term=a\">programme</a> est en ligne.</p>", Format: corpus.HTML, Want: []string{"programme"},
		Fixed: "<p>Le <a href=\"https://www.louvre.fr/expositions?utm_term=a\">programme</a> est en ligne.</p>",
	},
	{Text: "Fuente: https://www.boe.es/a?utm_source=groq\n", Format: corpus.Plain, Want: []string{"https://www.boe.es/a?utm_source=groq"}, Fixed: "Fuente: https://www.boe.es/a\n"},
	{Text: "The port lists [its quays](https://www.portofrotterdam.com/quays?utm_source=newsletter&utm_campaign=gemini22).\n"},
	{Text: "Pupils may ask [the assistant](https://chatgpt.com/) about rye, the school says.\n"},
	{Text: "The museum's page on [Claude Monet](https://www.musee-orsay.fr/?ref=claudemonet) lists 86 paintings.\n"},
	{Text: "The log of the shop shows `https://a.org/?utm_campaign=chatgpt.com` in every line.\n"},
}

var linkTextMismatchExamples = []rules.Example{
	{Text: "Fares rose again, [BBC News](https://www.theguardian.com/uk-news/2024/may/03/ferry-fares) reports.\n", Want: []string{"BBC News"}},
	{Text: "Die Mieten steigen, schreibt [Der Spiegel](https://www.zeit.de/wirtschaft/mieten-2024).\n", Want: []string{"Der Spiegel"}},
	{Text: cites("Fares rose (Hart, 2024).", "Hart, E. (2024, May 3). Ferry fares rise again. Le Monde. https://www.lefigaro.fr/economie/ferries-2024"), Want: []string{"https://www.lefigaro.fr/economie/ferries-2024"}},
	{Text: "<p>The rules are at <a href=\"https://www.nature.org/rent\">https://www.gov.scot/rent</a>.</p>", Format: corpus.HTML, Want: []string{"https://www.gov.scot/rent"}},
	{Text: "The recipe stands in [the New York Times article](https://www.washingtonpost.com/food/rye).\n", Want: []string{"the New York Times article"}},
	{Text: "Fares rose again, [BBC News](https://www.bbc.co.uk/news/articles/c0123456789o) and [the Guardian](https://web.archive.org/web/20240503101500/https://www.theguardian.com/uk) report.\n"},
	{Text: "Fares rose again, [Reuters](https://www.theguardian.com/business/ferries) reports.\n"},
	{Text: "The rules are at [www.gov.scot/rent](https://beta.gov.scot/rent), the form at [https://www.bbc.com/form](https://www.bbc.co.uk/form).\n"},
	{Text: "An interview with the goalkeeper in [the Guardian on Sunday](https://www.rowing.org/interview) was short.\n"},
	{Text: "The song is on [BBC News](https://www.youtube.com/watch?v=abcdefghijk), says [Forbes](https://bit.ly/3abcdef).\n"},
}

var bareDomainExamples = []rules.Example{
	{Text: cites("Fares rose (Hart, 2024).", "Hart, E. (2024, May 3). Ferry fares rise again. BBC News. https://www.bbc.com/"), Want: []string{"https://www.bbc.com/"}},
	{Text: "Fares rose again, according to [a report](https://www.theguardian.com/) from May.\n", Want: []string{"a report"}},
	{Text: cites("Mieten steigen (Weiß, 2024).", "Weiß, A. (2024, 3. Mai). Die Mieten an der Küste steigen. Hafenblatt. https://www.hafenblatt.de"), Want: []string{"https://www.hafenblatt.de"}},
	{Text: "Le pain dure une semaine, dit [une étude](https://www.lemonde.fr).\n", Want: []string{"une étude"}},
	{Text: "<p>Rye keeps for a week, [1] a <a href=\"https://www.foodlab.org/\">study of rye</a> says.</p>", Format: corpus.HTML, Want: []string{"study of rye"}},
	{Text: "Fares rose again, says [the BBC](https://www.bbc.com/), and [a report](https://www.bbc.com/news/articles/c0123456789o) gives the reasons.\n"},
	{Text: cites("Salt is cheap (World Health Organization, 2021).", "World Health Organization. (2021). World Health Organization website. https://www.who.int/")},
	{Text: cites("Fares rose (Hart, 2024).", "Hart, E. (2024, May 3). Ferry fares rise again. Harbour Monthly, 12(3), 4–9. https://www.harbourmonthly.org/")},
	{Text: "The inquiry has [a site for its report](https://ferryinquiry.gov.scot/2024/) since May.\n"},
}

var danglingPointerExamples = []rules.Example{
	{Text: "The harbour stays closed. For the history of the strike, see coverage by the Guardian.\n", Want: []string{"For the history of the strike, see coverage by the Guardian."}},
	{Text: "Rents rose again. Readers can consult leading newspapers and official sources for the newest figures.\n", Want: []string{"Readers can consult leading newspapers and official sources for the newest figures."}},
	{Text: "<p>The museum opens at ten. Click here for tickets.</p>", Format: corpus.HTML, Want: []string{"Click here"}},
	{Text: "Der Verein sucht Helfer. Klicken Sie hier, um sich anzumelden.\n", Want: []string{"Klicken Sie hier"}},
	{Text: "The Regatta\nThe rowers wait for wind. Read more at BBC Sport.\n", Format: corpus.Plain, Want: []string{"Read more at BBC Sport."}},
	{Text: "The harbour stays closed; see [coverage by the Guardian](https://www.theguardian.com/uk/harbour).\n"},
	{Text: "The harbour stays closed. See coverage by the Guardian of 3 May, or the BBC report \"Boats in line\".\n"},
	{Text: "The court can consult leading experts, and readers should follow the recipe.\n"},
	{Text: "\"For more, see coverage by the BBC,\" she told the council.\n\nYou can see more of the quay from the tower, says the Guardian's guide.\n"},
	{Text: "[Click here](https://www.gov.scot/tickets) for tickets, or see more at the museum.\n"},
}
