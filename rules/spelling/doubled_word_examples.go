package spelling

import "github.com/copydesk/copydesk/rules"

var doubledWordExamples = []rules.Example{
	{Text: "The crew left the the harbour before dawn.\n", Want: []string{"the the"}},
}
