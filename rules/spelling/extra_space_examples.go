package spelling

import "github.com/copydesk/copydesk/rules"

var extraSpaceExamples = []rules.Example{
	{
		Text:  "The ferry sails at noon , and the island has two inns .\n",
		Want:  []string{"noon ,", "inns ."},
		Fixed: "The ferry sails at noon, and the island has two inns.\n",
	},
}
