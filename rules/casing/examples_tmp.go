package casing

import "github.com/copydesk/copydesk/rules"

var properNounExamples []rules.Example
var partialNameExamples []rules.Example
var titleCaseProseExamples []rules.Example
var caseIslandExamples []rules.Example
var sentenceStartExamples []rules.Example
var headingStyleExamples []rules.Example
var shoutingExamples []rules.Example
