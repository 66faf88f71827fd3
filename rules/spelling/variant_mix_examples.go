package spelling

import (
	"github.com/copydesk/copydesk/rules"
)

var variantMixExamples = []rules.Example{
	{
		Text: "The adviser to the zoo said the aviary would stay closed. The adviser had seen the vet.\n\nA second advisor agreed.\n",
		Want: []string{"advisor"},
	},
	{
		Text: "The cease-fire held over night. In the morning the ceasefire was two days old.\n",
		Want: []string{"ceasefire"},
	},
	{
		Text: "The U.S. bought the ship, and the U.S. paid for it. Later the US sold it.\n",
		Want: []string{"US"},
	},
	{
		Text: "The theater was full, and its center aisle was blocked. The neighbours praised the colour of the curtain.\n",
		Want: []string{"neighbours"},
	},
	{
		Text: "About ten percent of the bulbs came up; last year it was 40 per cent.\n",
		Want: []string{"per cent"},
	},
	{
		Text: "The Labour Party met in the convention center, and labor law was the topic.\n",
	},
	{
		Text: "The coach said “the colour is wrong”. The color was changed, and the new color was gray.\n",
	},
	{
		Text: "# US Team Wins\n\nThe U.S. team won in the rain.\n",
	},
	{
		Text: "The ceasefire held, and both ceasefires before it had held as well; the adviser was glad.\n",
	},
}
