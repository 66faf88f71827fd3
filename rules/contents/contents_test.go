package contents_test

import (
	"testing"

	"github.com/copydesk/copydesk/rules/contents"
	"github.com/copydesk/copydesk/rules/rulestest"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, contents.Rules()) }
