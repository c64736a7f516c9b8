// What many definitions repeat.

// A code with its Japanese display, an English definition and the same as an English designation.
RuleSet: Concept(code, ja, en)
* #{code} "{ja}" "{en}"
* #{code} ^designation[+].language = #en
* #{code} ^designation[=].value = "{en}"

RuleSet: OwnCodes
* ^language = #ja
* ^experimental = false
* ^caseSensitive = true

RuleSet: AllCodesOf(system)
* ^experimental = false
* include codes from system {system}

// Every resource says when and as which revision of the ledger it was made, and what it claims to be.
RuleSet: Stamped
* meta 1..1
* meta.versionId 1..1
* meta.lastUpdated 1..1
* meta.profile 1..*
* contained 0..0
