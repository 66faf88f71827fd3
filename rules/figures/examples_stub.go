package figures

import "github.com/copydesk/copydesk/rules"

var acronymExamples, cardinalityExamples, listCountExamples, partWholeExamples, percentChangeExamples, percentSumExamples, rangeExamples, selfConflictExamples, tableTextExamples, unitConversionExamples []rules.Example
