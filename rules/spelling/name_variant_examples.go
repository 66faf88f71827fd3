package spelling

import (
	"github.com/copydesk/copydesk/rules"
)

var nameVariantExamples = []rules.Example{
	{
		Text: "The pianist Sergey Antonov opened the festival. The hall was full.\n\nSergei Antonov had not slept.\n",
		Want: []string{"Sergei"},
	},
	{
		Text: "Coach Mykhailo Fomenko named his squad. The striker was left out.\n\nThe union asked Mykhailo Fomenco why.\n",
		Want: []string{"Fomenco"},
	},
	{
		Text: "The Russian archive bought letters by Boulgakov. It is the largest in Russia outside Moscow.\n",
		Want: []string{"Boulgakov"},
	},
	{
		Text: "The Ukrainian minister Andriy Hrytsenko met the farmers. Later Andrij Hrytsenko met the millers of Ukraine.\n",
		Want: []string{"Andrij"},
	},
	{
		Text: "Der Trainer Sergei Petrow lobte die Mannschaft nach dem Spiel in Bremen. Am Abend flog Sergej Petrow nach Hause, und das Team fuhr mit dem Bus.\n",
		Want: []string{"Sergej"},
	},
	{
		Text: "Pyotr Ilyich Tchaikovsky and Anna Kournikova share nothing but Russia.\n",
	},
	{
		Text: "Oleksandr Popov and his wife Olena Popova own the bakery.\n",
	},
	{
		Text: "The town is called Kharkiv (or Charkiv in older atlases), and Naïma sang there.\n",
	},
	{
		Text: "The café in Chișinău was naïve about prices. Beyoncé and André went elsewhere, far from Ukraine.\n",
	},
	{
		Text: "Le négociateur Roman Oumarov est arrivé à Genève, et le ministre Andreï Koulikov l'attendait à la gare avec deux conseillers.\n",
	},
}
