package sources_test

import (
	"testing"

	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/sources"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, sources.Rules()) }
