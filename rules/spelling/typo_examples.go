package spelling

import "github.com/copydesk/copydesk/rules"

var typoExamples = []rules.Example{
	{
		Text:  "The museum shoudl open in May, and visitors Woudl have recieved a new guide.\n",
		Want:  []string{"shoudl", "Woudl", "recieved"},
		Fixed: "The museum should open in May, and visitors Would have received a new guide.\n",
	},
}
