package spelling

import "github.com/copydesk/copydesk/rules"

var variantMixExamples = []rules.Example{
	{
		Text: "The adviser to the zoo said the aviary would stay closed. The adviser had seen the vet.\n\nA second advisor agreed.\n",
		Want: []string{"advisor"},
	},
}
