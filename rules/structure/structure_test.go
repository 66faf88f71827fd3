package structure_test

import (
	"testing"

	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/structure"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, structure.Rules()) }
