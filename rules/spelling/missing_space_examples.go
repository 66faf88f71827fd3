package spelling

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var missingSpaceExamples = []rules.Example{
	{
		Text:  "After the second half,Leeds changed both wingers, and the game was open again.\n",
		Want:  []string{"half,Leeds"},
		Fixed: "After the second half, Leeds changed both wingers, and the game was open again.\n",
	},
}

var _ = corpus.Plain
