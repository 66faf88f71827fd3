package spelling_test

import (
	"testing"

	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/spelling"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, spelling.Rules()) }
