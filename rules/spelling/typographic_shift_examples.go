package spelling

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var typographicShiftExamples = []rules.Example{
	{
		Format: corpus.Plain,
		Text:   "The long-awaited tram line opened to a well-dressed crowd on Sunday.\nA four-car train took the mayor to the old-town square in eleven minutes.\nThe city promised low-cost tickets until the end of the year.\nWhy the Line Matters\nThe project links high\u2011density suburbs with the city\u2011centre shops.\nIt is a low\u2011carbon answer to a long\u2011standing problem.\n",
		Want:   []string{"high\u2011density"},
	},
	{
		Text: "The keeper didn't sleep, and the whale wouldn't eat.\n\n\"It's the noise,\" said the vet. \"It doesn't stop.\"\n\n\"It's the light,\" said the guard.\n\n“We’ll close the pool,” the director said. “It’s time.”\n\nThe whale’s friends couldn’t know. “They’re whales,” he said.\n",
		Want: []string{"“We’ll"},
	},
	{
		Format: corpus.HTML,
		Text:   "<p>A well-known bakery sells two-pound loaves.</p><p>Its oven is wood-fired.</p><h2>Benefits</h2><p>A slow\u2011risen dough keeps longer.</p><p>It is low\u2011salt and hand\u2011made.</p>\n",
		Want:   []string{"slow\u2011risen"},
	},
	{
		Text: "Der Verein spielt im Rhein-Main-Gebiet und hat ein U-19-Team, das am Samstag gewonnen hat.\n\nDas Ost-West-Derby war ausverkauft, und die Fans sangen bis in die Nacht.\n\nDie wichtigsten Punkte: die E\u2011Mail der Liga, der TV\u2011Vertrag und das Ticket der Gäste.\n\nDer DFB\u2011Pokal folgt im Mai, und niemand will ihn verpassen.\n",
		Want: []string{"E\u2011Mail"},
	},
	{
		Text: "The low\u2011cost ferry has a high\u2011speed engine.\n\nIts well\u2011known captain is a part\u2011time poet.\n\nThe two\u2011hour trip is ice\u2011free all year.\n",
	},
	{
		Text: "The well-known baker sells low\u2011salt bread.\n\nThe two-pound loaf is oven\u2011warm.\n\nThe old-town shop has a hand\u2011made sign and a wood-fired oven, a slow\u2011risen dough.\n",
	},
	{
		Text: "The team-building day was a half-baked, ill-fated idea.\n\n> A low\u2011cost, high\u2011impact, long\u2011term programme, the leaflet said.\n\nA well-dressed man left early.\n",
	},
	{
		Text: "The rope is 3 m long – or so they said – and the well is deep.\n\nThe bucket is light – it is tin.\n",
	},
}
