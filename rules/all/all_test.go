package all_test

import (
	"testing"

	"github.com/copydesk/copydesk/rules/all"
	"github.com/copydesk/copydesk/rules/rulestest"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, all.Rules()) }
