package claims

import "github.com/copydesk/copydesk/rules"

var unsourcedQuoteExamples, unverifiableEventExamples, unsourcedFigureExamples []rules.Example
