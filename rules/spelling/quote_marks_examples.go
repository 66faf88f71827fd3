package spelling

import "github.com/copydesk/copydesk/rules"

var quoteMarksExamples = []rules.Example{
	{Text: "“The dam holds, said the engineer, and went home to her dinner.\n", Want: []string{"“The"}},
}
