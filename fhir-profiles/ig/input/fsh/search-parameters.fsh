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

Instance: consent-permitted
InstanceOf: SearchParameter
Usage: #definition
Title: "同意された項目 Permitted item of a consent"
Description: "The items that a consent permits."
* url = "https://madoguchi.jp/fhir/SearchParameter/consent-permitted"
* version = "0.1.0"
* name = "ConsentPermitted"
* status = #active
* description = "同意された項目。Permits that item."
* code = #permitted
* base = #Consent
* type = #token
* expression = "Consent.provision.provision.where(type = 'permit').code"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[+] = #missing

Instance: consent-permitted-period
InstanceOf: SearchParameter
Usage: #definition
Title: "同意が有効な時間 Time in which a consent permits"
Description: "The time in which a consent permits something."
* url = "https://madoguchi.jp/fhir/SearchParameter/consent-permitted-period"
* version = "0.1.0"
* name = "ConsentPermittedPeriod"
* status = #active
* description = "その時刻に何かが許される同意。Permits something at that time."
* code = #permitted-period
* base = #Consent
* type = #date
* expression = "Consent.provision.provision.where(type = 'permit').period"
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
* modifier[+] = #missing

Instance: device-parent
InstanceOf: SearchParameter
Usage: #definition
Title: "端末の読取装置 Readers of a terminal"
Description: "The terminal that a reader hangs on."
* url = "https://madoguchi.jp/fhir/SearchParameter/device-parent"
* version = "0.1.0"
* name = "DeviceParent"
* status = #active
* description = "その端末につながる読取装置。Readers of that terminal."
* code = #parent
* base = #Device
* type = #reference
* expression = "Device.parent"
* xpathUsage = #normal
* target = #Device
* multipleOr = true
* multipleAnd = true
* modifier[+] = #missing

Instance: provenance-activity
InstanceOf: SearchParameter
Usage: #definition
Title: "確認の経路 Channel of a proof"
Description: "By which channel something was proved."
* url = "https://madoguchi.jp/fhir/SearchParameter/provenance-activity"
* version = "0.1.0"
* name = "ProvenanceActivity"
* status = #active
* description = "その経路で確認されたもの。By that channel."
* code = #activity
* base = #Provenance
* type = #token
* expression = "Provenance.activity"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[+] = #missing

Instance: provenance-terminal
InstanceOf: SearchParameter
Usage: #definition
Title: "確認した端末 Terminal of a proof"
Description: "Through which terminal something was proved, by its name."
* url = "https://madoguchi.jp/fhir/SearchParameter/provenance-terminal"
* version = "0.1.0"
* name = "ProvenanceTerminal"
* status = #active
* description = "その端末で確認されたもの。Through that terminal."
* code = #terminal
* base = #Provenance
* type = #token
* expression = "Provenance.agent.who.identifier"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[+] = #missing

Instance: task-due
InstanceOf: SearchParameter
Usage: #definition
Title: "業務の期限 Last day of a task"
Description: "Until when a task is in time."
* url = "https://madoguchi.jp/fhir/SearchParameter/task-due"
* version = "0.1.0"
* name = "TaskDue"
* status = #active
* description = "期限。In time until then: due=le2026-11-30 finds what has to be done in November."
* code = #due
* base = #Task
* type = #date
* expression = "Task.restriction.period.end"
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
* modifier[+] = #missing
