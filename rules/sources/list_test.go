package sources_test

import (
	"testing"

	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/sources"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, sources.Rules()) }

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, sources.Rules()...))
}
