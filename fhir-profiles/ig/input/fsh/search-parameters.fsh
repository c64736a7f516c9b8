// Searches that neither base R4 nor JP Core names.

Instance: coverage-period
InstanceOf: SearchParameter
Usage: #definition
Title: "有効期間 Coverage period"
Description: "The period of a Coverage: which insurance was in force on a day."
* url = "https://madoguchi.jp/fhir/SearchParameter/coverage-period"
* version = "0.1.0"
* name = "CoveragePeriod"
* status = #active
* description = "資格の有効期間。The period in which the coverage is in force: period=2026-11-22 finds what was in force on that day."
* code = #period
* base = #Coverage
* type = #date
* expression = "Coverage.period"
* xpathUsage = #normal
* comparator[0] = #eq
* comparator[1] = #ne
* comparator[2] = #gt
* comparator[3] = #lt
* comparator[4] = #ge
* comparator[5] = #le
* comparator[6] = #sa
* comparator[7] = #eb
* comparator[8] = #ap
* multipleOr = true
* multipleAnd = true
* modifier = #missing
