package sources

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// listed is a short article with a list of sources.
func listed(heading string, entries ...string) string {
	out := "# The Ferry Question\n\nThe council talked about the ferry for two hours and put the matter off until spring.\n\n## " + heading + "\n\n"
	var outSb11 strings.Builder
	for _, e := range entries {
		outSb11.WriteString("- " + e + "\n")
	}
	out += outSb11.String()
	return out
}

// cites is a short article whose body is given, and a list of sources.
func cites(body string, entries ...string) string {
	out := "# The Ferry Question\n\n" + body + "\n\n## References\n\n"
	var outSb20 strings.Builder
	for _, e := range entries {
		outSb20.WriteString(e + "\n\n")
	}
	out += outSb20.String()
	return out
}

// dated is the same with a date.
func dated(date, body string, entries ...string) string {
	return "---\ndate: " + date + "\n---\n" + cites(body, entries...)
}

var noLocatorExamples = []rules.Example{
	{Text: listed("Sources", "Larsen, K. (2024, May 3). Official Statement. Town Hall."), Want: []string{"Larsen, K. (2024, May 3). Official Statement. Town Hall."}},
	{Text: listed("References", "Ministry of Fisheries. (2024). Annual Report on Coastal Ferries."), Want: []string{"Ministry of Fisheries. (2024). Annual Report on Coastal Ferries."}},
	{Text: listed("Sources", "Royal Gardens Society. (2023, June 9). Press Release. Society House."), Want: []string{"Royal Gardens Society. (2023, June 9). Press Release. Society House."}},
	{Text: listed("Quellen", "Ministerium für Verkehr. (2024, 3. Mai). Pressemitteilung zur Fähre."), Want: []string{"Ministerium für Verkehr. (2024, 3. Mai). Pressemitteilung zur Fähre."}},
	{Text: listed("Sources", "Ministère de la Mer. (2024, 3 mai). Communiqué officiel."), Want: []string{"Ministère de la Mer. (2024, 3 mai). Communiqué officiel."}},
	{Text: listed("Fuentes", "Ayuntamiento de Cádiz. (2022). Informe anual."), Want: []string{"Ayuntamiento de Cádiz. (2022). Informe anual."}},
	{Text: listed("Sources", "Ortiz, V. (2022, August 17). Social Media Statement. Facebook."), Want: []string{"Ortiz, V. (2022, August 17). Social Media Statement. Facebook."}},
	{Text: listed("Sources", "Larsen, K. (2024, May 3). Official statement. Town Hall. https://townhall.gov.scot/2024/118")},
	{Text: listed("References", "Ministry of Fisheries. (2024). Annual report (No. 2024/17).")},
	{Text: listed("References", "Hart, E. (2019). The long road to the quay (2nd ed.). Harbour Press.")},
	{Text: listed("Further reading", "Ruiz, M. (2021). How ferries turn. Journal of Small Ports, 12(3), 45–67.")},
	{Text: listed("Sources", "K. Larsen, mayor (personal communication, May 3, 2024).")},
	{Text: listed("Literatur", "Olsen, Marit: Fähren im Norden. Kiel 1991.")},
	{Text: listed("Sources", "Board of Trade. (1912, May 3). Report. Her Majesty's Stationery Office, pp. 12–19.")},
}

var genericTitleExamples = []rules.Example{
	{Text: listed("Sources", "Larsen, K. (2024, May 3). Official Statement. Town Hall."), Want: []string{"Official Statement"}},
	{Text: listed("Sources", "Port Authority. (2024). Annual Report on Ferry Noise."), Want: []string{"Annual Report on Ferry Noise"}},
	{Text: listed("Sources", "Rowing Federation. (2023, June 9). Briefing on the Regatta."), Want: []string{"Briefing on the Regatta"}},
	{Text: listed("Quellen", "Stadt Lübeck. (2024). Gemeinsame Erklärung."), Want: []string{"Gemeinsame Erklärung"}},
	{Text: listed("Źródła", "Urząd Morski. (2024). Komunikat prasowy."), Want: []string{"Komunikat prasowy"}},
	{Text: listed("Источники", "Министерство транспорта. (2024). Официальное заявление."), Want: []string{"Официальное заявление"}},
	{Text: listed("Sources", "Town council. (2024, May 3). Press release No. 2024/118.")},
	{Text: listed("Sources", "Town council. (2024). Press release. <https://council.gov.scot/118>")},
	{Text: listed("References", "Hart, E. (2019). Report from a drowned village. Harbour Press.")},
	{Text: listed("References", "Ruiz, M. (2021). An official history of lighthouses. Beacon Books.")},
	{Text: "The statement was official. He wrote the annual report in 2019, and nobody read it.\n"},
}

var implausibleAuthorExamples = []rules.Example{
	{Text: listed("Sources", "Larsen, K. & Ruiz, M. (2024, May 3). Joint Press Release. Ministry of Fisheries."), Want: []string{"Larsen, K. & Ruiz, M."}},
	{Text: listed("Sources", "Hart, E., & Okoye, B. (2023). Official Statement. City Hall."), Want: []string{"Hart, E., & Okoye, B."}},
	{Text: listed("Quellen", "Weiß, A. & Lund, P. (2024). Gemeinsame Pressemitteilung. Landtag."), Want: []string{"Weiß, A. & Lund, P."}},
	{Text: listed("Sources", "Moreau, L. & Petit, A. (2024). Communiqué officiel. Mairie."), Want: []string{"Moreau, L. & Petit, A."}},
	{Text: listed("Sources", "Larsen, K. & Ruiz, M. (2024, May 3). Joint press release. https://fish.gov.scot/118")},
	{Text: listed("Sources", "Hart, E. (2020). A promised harbour. Crown Quay.")},
	{Text: listed("Sources", "Hart, E. & Okoye, B. (2020). Tides and tenants. Harbour Press.")},
	{Text: "A joint press release by Larsen and Ruiz (2024) said little.\n"},
}

var uncitedExamples = []rules.Example{
	{Text: listed("Sources", "Hart, E. (2020). Tides and tenants. Harbour Press.", "Ruiz, M. (2021). How ferries turn. Quay Books."), Want: []string{"Sources"}},
	{Text: listed("References", "Okoye, B. (2018). Bread in three days. Oven Press.", "Lund, P. (2019). Rye. Oven Press.", "Port Authority. (2022). Grain by sea. Quay Books."), Want: []string{"References"}},
	{Text: listed("Quellen", "Weiß, A. (2020). Die Fähre. Nordverlag.", "Lund, P. (2019). Der Hafen. Nordverlag."), Want: []string{"Quellen"}},
	{
		Text: cites("Ferries turn slowly (Ruiz, 2021).", "Hart, E. (2020). Tides and tenants. Harbour Press.", "Ruiz, M. (2021). How ferries turn. Quay Books."),
		Want: []string{"Hart, E. (2020). Tides and tenants. Harbour Press."},
	},
	{Text: cites("Ferries turn slowly (Ruiz, 2021), and tenants pay for it (Hart, 2020).", "Hart, E. (2020). Tides and tenants. Harbour Press.", "Ruiz, M. (2021). How ferries turn. Quay Books.")},
	{Text: listed("Further reading", "Hart, E. (2020). Tides and tenants. Harbour Press.", "Ruiz, M. (2021). How ferries turn. Quay Books.")},
	{Text: listed("Links", "https://port.gov.scot/a", "https://port.gov.scot/b")},
	{Text: cites("In Tides and Tenants the story begins at low water.", "Hart, E. (2020). Tides and tenants. Harbour Press.", "Ruiz, M. (2021). How ferries turn. Quay Books, pp. 1–9.\n"), Want: []string{"Ruiz, M. (2021). How ferries turn. Quay Books, pp. 1–9."}},
	{Text: cites("Ferries turn slowly [2], and tenants pay for it [1].", "[1] Hart, E. (2020). Tides and tenants. Harbour Press.", "[2] Ruiz, M. (2021). How ferries turn. Quay Books.")},
}

var missingEntryExamples = []rules.Example{
	{Text: cites("Rye keeps [1] for a week [2], some say two [7].", "[1] Lund, P. (2019). Rye. Oven Press.", "[2] Okoye, B. (2018). Bread in three days. Oven Press."), Want: []string{"[7]"}},
	{Text: cites("Rye keeps (Lund, 2019) for a week (Okoye, 2018), some say two (Meyer, 2023).", "Lund, P. (2019). Rye. Oven Press.", "Okoye, B. (2018). Bread in three days. Oven Press."), Want: []string{"Meyer, 2023"}},
	{Text: cites("Roggen hält [1] eine Woche [2], manche sagen zwei [3–4].", "[1] Lund, P. (2019). Roggen. Ofenverlag.", "[2] Okoye, B. (2018). Brot. Ofenverlag."), Want: []string{"[3–4]"}},
	{Text: cites("Rye keeps, as Lund (2019) says, and Okoye (2018) too; Meyer (2023) doubts it.", "Lund, P. (2019). Rye. Oven Press.", "Okoye, B. (2018). Bread in three days. Oven Press."), Want: []string{"Meyer (2023)"}},
	{Text: cites("Rye keeps [1] for a week [1, 2].", "[1] Lund, P. (2019). Rye. Oven Press.", "[2] Okoye, B. (2018). Bread in three days. Oven Press.")},
	{Text: cites("Rye keeps (Lund, 2019) for a week (Okoye, 2018), and longer (Lund 2019, p. 4).", "Lund, P. (2019). Rye. Oven Press.", "Okoye, B. (2018). Bread in three days. Oven Press.")},
	{Text: cites("Rye keeps [1] for a week [2].\n\n[3, 4, 5, 6]", "[1] Lund, P. (2019). Rye. Oven Press.", "[2] Okoye, B. (2018). Bread in three days. Oven Press.")},
	{Text: "The program reads `loaves[7]`, and the bakery (founded in 1923) sells them.\n"},
	{Text: cites("Rye keeps [1]; the shelf is `rack[9]` in the plan [2]. The oven (built in Leeds, 1923) still works.", "[1] Lund, P. (2019). Rye. Oven Press.", "[2] Okoye, B. (2018). Bread in three days. Oven Press.")},
}

var numberingExamples = []rules.Example{
	{Text: cites("Rye [1] and wheat [2] and oats [4].", "[1] Lund, P. (2019). Rye.", "[2] Okoye, B. (2018). Wheat.", "[4] Hart, E. (2020). Oats."), Want: []string{"Hart, E. (2020). Oats."}},
	{Text: cites("Rye [1] and wheat [2] and oats [3].", "[1] Lund, P. (2019). Rye.", "[2] Okoye, B. (2018). Wheat.", "[2] Hart, E. (2020). Oats.", "[3] Ruiz, M. (2021). Barley."), Want: []string{"Hart, E. (2020). Oats."}},
	{
		Format: corpus.Plain,
		Text:   "The Museum Ships of the North\nFour ships lie at the quay [1], and two of them still sail [5].\nSources\n1. Lund, P. (2019). Rigging. Quay Books.\n2. Hart, E. (2020). Sails. Quay Books.\n3. Ruiz, M. (2021). Ropes. Quay Books.\n5. Okoye, B. (2018). Tar. Quay Books.\n",
		Want:   []string{"Okoye, B. (2018). Tar. Quay Books."},
	},
	{Text: cites("Roggen [1], Weizen [2], Hafer [6].", "[1] Lund, P. (2019). Roggen.", "[2] Okoye, B. (2018). Weizen.", "[6] Hart, E. (2020). Hafer."), Want: []string{"Hart, E. (2020). Hafer."}},
	{Text: cites("Rye [1] and wheat [2] and oats [3].", "[1] Lund, P. (2019). Rye.", "[2] Okoye, B. (2018). Wheat.", "[3] Hart, E. (2020). Oats.")},
	{Text: "# Bread\n\nRye, wheat and oats.\n\n## Links\n\n1. https://a.gov.scot/rye\n1. https://a.gov.scot/wheat\n1. https://a.gov.scot/oats\n"},
	{Text: cites("Rye [4] and wheat [5] and oats [6].", "[4] Lund, P. (2019). Rye.", "[5] Okoye, B. (2018). Wheat.", "[6] Hart, E. (2020). Oats.")},
	{Text: "Step [1], step [2] and step [4] are shown on the box.\n"},
}

var futureDatedExamples = []rules.Example{
	{Text: dated("2024-03-05", "Tenants pay (Hart, 2024).", "Hart, E. (2024, June 9). Tides and tenants. Harbour Press, pp. 1–9."), Want: []string{"2024, June 9"}},
	{Text: dated("2024-03-05", "Tenants pay (Hart, 2026).", "Hart, E. (2026). Tides and tenants. Harbour Press."), Want: []string{"2026"}},
	{Text: dated("2023-11-20", "Mieter zahlen (Weiß, 2024).", "Weiß, A. (2024, 3. Mai). Die Fähre. Nordverlag, S. 12."), Want: []string{"2024, 3. Mai"}},
	{Text: dated("2024-03-05", "Tenants pay.[^1]\n\n[^1]: \"Rents rise in Leeds,\" Harbour News, 12 December 2024, https://news.gov.scot/a", "Hart, E. (2020). Tides. Harbour Press."), Want: []string{"12 December 2024"}},
	{Text: dated("2024-03-05", "Tenants pay (Hart, 2024).", "Hart, E. (2024, March 6). Tides and tenants. Harbour Press, pp. 1–9.")},
	{Text: dated("2024-10-05", "Tenants pay (Hart, 2025).", "Hart, E. (2025). Tides and tenants. Harbour Press.")},
	{Text: dated("2024-03-05", "Tenants pay (Hart, forthcoming).", "Hart, E. (2027, forthcoming). Tides and tenants. Harbour Press.")},
	{Text: dated("2024-04-20", "Tenants pay (Hart, 2024).", "Hart, E. (May 2024). Tides and tenants. Harbour Monthly, 12(5).")},
	{Text: dated("2014-03-05", "Tides turn (Hart, 2010).", "Hart, E. (2010). Tides and tenants. Harbour Press, RFC 2046.", "Expires December 8, 2014")},
	{Text: cites("Tenants pay (Hart, 2031).", "Hart, E. (2031). Tides and tenants. Harbour Press.")},
}

var dateMismatchExamples = []rules.Example{
	{Text: cites("Nets learn (Lund, 2019).", "Lund, P. (2019). Nets that learn knots. arXiv:2301.01234"), Want: []string{"arXiv:2301.01234"}},
	{Text: cites("Tides rise (Hart, 2021).", "Hart, E. (2021, May 2). Tides rise in Leeds. Harbour News. https://news.gov.scot/2024/03/15/tides"), Want: []string{"https://news.gov.scot/2024/03/15/tides"}},
	{Text: cites("Cells divide (Okoye, 2014).", "Okoye, B. (2014). How yeast divides. Cell. https://doi.org/10.1016/j.cell.2020.05.012"), Want: []string{"https://doi.org/10.1016/j.cell.2020.05.012"}},
	{Text: cites("Tides rise (Hart, 2021).", "Hart, E. (2021, May 2). Tides rise in Leeds. https://web.archive.org/web/20180315000000/https://news.gov.scot/tides"), Want: []string{"https://web.archive.org/web/20180315000000/https://news.gov.scot/tides"}},
	{Text: cites("Nets learn (Lund, 2023).", "Lund, P. (2023). Nets that learn knots. arXiv:2301.01234")},
	{Text: cites("Tides rise (Hart, 2021).", "Hart, E. (2021, May 2). Tides rise in Leeds. https://news.gov.scot/2021/05/02/tides")},
	{Text: cites("Cells divide (Okoye, 2020).", "Okoye, B. (2020). How yeast divides. Cell. https://doi.org/10.1016/j.cell.2020.05.012")},
	{Text: cites("Tides rise (Hart, 2017).", "Hart, E. (2017, May 2). Tides rise in Leeds. https://web.archive.org/web/20180315000000/https://news.gov.scot/tides")},
	{Text: cites("Nets learn (Lund, 2024).", "Lund, P. (2024). Nets that learn knots. Journal of Knots, 4(2), 1–9. arXiv:2301.01234")},
}

var duplicateSourceExamples = []rules.Example{
	{
		Text: cites("Yeast (Okoye, 2020) and rye (Lund, 2019).", "Okoye, B. (2020). How yeast divides. https://doi.org/10.1093/bread/a012", "Lund, P. (2019). Rye in wet summers. https://doi.org/10.1093/bread/a012"),
		Want: []string{"https://doi.org/10.1093/bread/a012"},
	},
	{
		Text: cites("Yeast (Okoye, 2020), again (Okoye, 2020).", "Okoye, B. (2020). How yeast divides in dough. https://doi.org/10.1093/bread/a012", "Okoye, B. (2020). How yeast divides in dough. https://doi.org/10.1093/bread/b777"),
		Want: []string{"https://doi.org/10.1093/bread/b777"},
	},
	{
		Text: cites("Hefe [1] und Roggen [2].", "[1] Okoye, B. (2020). Wie Hefe sich teilt. doi:10.1093/bread/a012", "[2] Lund, P. (2019). Roggen im Regen. doi:10.1093/bread/a012"),
		Want: []string{"doi:10.1093/bread/a012"},
	},
	{
		Text: cites("Knots [1] and nets [2].", "[1] P. Lund, \"Nets that learn knots,\" J. Knots, vol. 4, 2019, doi:10.1017/knot.4", "[2] E. Hart, \"Old sails dry slowly,\" J. Sails, vol. 2, 2020, doi:10.1017/knot.4"),
		Want: []string{"doi:10.1017/knot.4"},
	},
	{Text: cites("Yeast (Okoye, 2020) and rye (Lund, 2019).", "Okoye, B. (2020). How yeast divides. https://doi.org/10.1093/bread/a012", "Lund, P. (2019). Rye in wet summers. https://doi.org/10.1093/bread/a013")},
	{Text: cites("Yeast (Okoye, 2020).", "Okoye, B. (2020). How yeast divides in dough. https://doi.org/10.1093/bread/a012", "Okoye, B. (2019). How yeast divides in dough. https://doi.org/10.1101/2019.01.01.123456")},
	{Text: cites("Yeast (Okoye, 2020).", "Okoye, B. (2020). How yeast divides in dough. https://doi.org/10.1093/bread/a012", "Okoye, B. (2020). How yeast divides in dough. https://doi.org/10.1093/bread/a012")},
	{Text: cites("Yeast (Okoye, 2020).", "Okoye, B. (2020). Review. https://doi.org/10.1093/bread/a012", "Lund, P. (2020). Review. https://doi.org/10.1093/bread/a019")},
}
