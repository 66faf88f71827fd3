package spelling

import "github.com/copydesk/copydesk/rules"

var nameVariantExamples = []rules.Example{
	{
		Text: "The pianist Sergey Antonov opened the festival. The hall was full.\n\nSergei Antonov had not slept.\n",
		Want: []string{"Sergei"},
	},
}
