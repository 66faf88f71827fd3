package casing_test

import (
	"testing"

	"github.com/copydesk/copydesk/rules/casing"
	"github.com/copydesk/copydesk/rules/rulestest"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, casing.Rules()) }

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, casing.Rules()...))
}
