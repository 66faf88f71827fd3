package spelling

import (
	"github.com/copydesk/copydesk/rules"
)

var quoteMarksExamples = []rules.Example{
	{Text: "The film {{ \"pier\" | embed }} shows how “the tide” comes in, and then “goes out”.\n"},
	{Text: "The page showed style=\"wide where the boats should be.\n"},
	{Text: "\"You ask yourself: 'Is this my boat?' \"And then you know,\" the fisherman said.\n"},
	{
		Text: "“The dam holds, said the engineer, and went home to her dinner.\n",
		Want: []string{"“The"},
	},
	{
		Text: "The keeper said \"no and closed the gate.\n",
		Want: []string{"\"no"},
	},
	{
		Text: "“Yes,” said the goalkeeper, “it was in.”\n\nThe referee said \"no\" and left.\n",
		Want: []string{"\"no"},
	},
	{
		Text: "La directora dijo “mañana y cerró la puerta del museo antes de las ocho de la tarde.\n",
		Want: []string{"“mañana"},
	},
	{
		Text: "The shelf is 5'10\" tall and 12\" deep.\n",
	},
	{
		Text: "“The harvest was late.\n\n“It rained in August,” the farmer said.\n",
	},
	{
		Text: "“Only curly marks,” said the printer, “and ‘single’ ones inside.”\n",
	},
	{
		Text: "The class of '98 said \"never\" and meant \"soon\".\n",
	},
}
