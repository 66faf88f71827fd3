package rules_test

import (
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// gated is a rule for wording that gates have to judge.
var gated = rules.Rule{
	ID: "test/gated", Title: "Gated", Severity: rules.Error, Confidence: rules.Certain, Gates: rules.ForLeaks,
	Phrases: func() []rules.Phrase {
		return []rules.Phrase{{Anchor: "my watering schedule", Attested: true}}
	},
}

func TestGates(t *testing.T) {
	filler := "The roses bloom in June.\n\nThe hedge is cut in autumn.\n\nThe pond freezes in January.\n\n"
	tests := []struct {
		name, text string
		want       rules.Severity // 0: no finding
	}{
		{"plain prose", filler + "Here is my watering schedule for you.\n\n" + filler, rules.Error},
		{"code", filler + "The field `my watering schedule` is empty.\n\n" + filler, 0},
		{"quotation marks", filler + "She calls it \"my watering schedule\" with a smile.\n\n" + filler, rules.Hint},
		{"low quotation marks", filler + "Sie nennt es „my watering schedule“ und lacht.\n\n" + filler, rules.Hint},
		{"guillemets", filler + "Elle dit « my watering schedule » en riant.\n\n" + filler, rules.Hint},
		{"quotation that goes on", filler + "“It begins with my watering schedule and ends in tears.\n\n“The end,” he said.\n\n" + filler, rules.Hint},
		{"inches", filler + "A 12\" pipe feeds my watering schedule nicely.\n\n" + filler, rules.Error},
		{"apostrophe", filler + "The growers' hose obeys my watering schedule.\n\n" + filler, rules.Error},
		{"blockquote", filler + "> I sent my watering schedule to the neighbours.\n\n" + filler, rules.Hint},
		{"dash of speech", filler + "— Voici my watering schedule, dit-elle.\n\n" + filler, rules.Hint},
		{"number after a dash", filler + "– 3 litres a day is my watering schedule.\n\n" + filler, rules.Error},
		{"speech after a colon", filler + "The gardener replied:\n\nI keep my watering schedule on the door.\n\n" + filler, rules.Hint},
		{"list after a colon", filler + "You need three things:\n\nFirst, my watering schedule.\n\n" + filler, rules.Error},
		{"chatbot that speaks", filler + "The chatbot replied that my watering schedule is secret.\n\n" + filler, rules.Hint},
		{"question and answer", filler + "**Visitor**: When do you water?\n\n**Gardener**: See my watering schedule.\n\n" + filler, rules.Hint},
		{"taking turns", filler + "Ann Lee: I water late.\n\nTom: I follow my watering schedule.\n\nAnn Lee: Good.\n\nTom: Yes.\n\n" + filler, rules.Hint},
		{"labels", filler + "Benefits: Roses grow.\n\nMethod: Follow my watering schedule.\n\nConclusion: It works.\n\n" + filler, rules.Error},
		{"frequent questions", filler + "Question: When do you water?\n\nAnswer: See my watering schedule.\n\n" + filler, rules.Error},
		{"headline about chatbots", "# What a chatbot knows of gardens\n\n" + filler + "It says my watering schedule is wrong.\n\n" + filler, rules.Hint},
		{"opening under such a headline", "# What a chatbot knows of gardens\n\nMy watering schedule follows.\n\n" + filler, rules.Error},
		{"three blocks about chatbots", filler + "ChatGPT is out.\n\nOpenAI says so.\n\nA chatbot said it.\n\nTake my watering schedule.\n\n" + filler, rules.Hint},
		{"one word about chatbots", filler + "ChatGPT is out.\n\nTake my watering schedule.\n\n" + filler, rules.Error},
		{"one namesake", "# Claude and the gardens of Giverny\n\n" + filler + "Claude kept my watering schedule.\n\n" + filler, rules.Error},
		{"honest disclosure", filler + "Note: my watering schedule was translated with the help of AI.\n\n" + filler, 0},
	}
	set := rulestest.NewSet(t, &gated)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := rulestest.Read(t, rules.Example{Text: test.text, Format: corpus.Markdown})
			var got rules.Severity
			for _, f := range rulestest.Check(t, set, a) {
				got = max(got, f.Severity)
			}
			if got != test.want {
				t.Errorf("severity %v, want %v", got, test.want)
			}
		})
	}
}
