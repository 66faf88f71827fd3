package dates_test

import (
	"testing"

	"github.com/copydesk/copydesk/rules/dates"
	"github.com/copydesk/copydesk/rules/rulestest"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, dates.Rules()) }
