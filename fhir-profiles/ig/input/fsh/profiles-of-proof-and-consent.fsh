Profile: MadoguchiProvenance
Parent: Provenance
Id: madoguchi-provenance
Title: "確認の経路 Provenance of an answer"
Description: "By which way an answer of the national system came, when, and through which terminal: what proves the response, the coverages it names, and the person."
* insert Stamped
* target only Reference(MadoguchiPatient or MadoguchiEligibilityResponse or MadoguchiInsuranceCoverage or MadoguchiPublicExpenseCoverage)
* target 2..*
* target.reference 1..1
* occurred[x] 1..1
* occurred[x] only dateTime
* policy 1..*
* activity 1..1
* activity from ProofChannels (required)
* agent 2..2
* agent.type 1..1
* agent ^slicing.discriminator.type = #pattern
* agent ^slicing.discriminator.path = "type"
* agent ^slicing.rules = #closed
* agent contains
    nationalSystem 1..1 and
    terminal 1..1
* agent[nationalSystem].type = $ProvenanceParticipant#author
* agent[nationalSystem].who only Reference(Organization)
* agent[nationalSystem].who.display 1..1
* agent[terminal].type = $ProvenanceParticipant#performer
* agent[terminal].who only Reference(Device)
* agent[terminal].who.identifier 1..1
* agent[terminal].who.identifier.system 1..1
* agent[terminal].who.identifier.system = "https://madoguchi.jp/fhir/IdSystem/terminal"
* agent[terminal].who.identifier.value 1..1
* agent[terminal].onBehalfOf 1..1
* agent[terminal].onBehalfOf only Reference(MadoguchiHospital)
* entity 0..1
* entity.role = #source
* entity.what.identifier 1..1
* obeys mdg-provenance-targets and mdg-provenance-rules

Invariant: mdg-provenance-targets
Description: "It is about one response and one patient, and about whatever coverages the answer names."
Severity: #error
Expression: "target.where(reference.matches('^(.*/)?CoverageEligibilityResponse/[A-Za-z0-9.-]+$')).count() = 1 and target.where(reference.matches('^(.*/)?Patient/[A-Za-z0-9.-]+$')).count() = 1 and target.all(reference.matches('^(.*/)?(Patient|Coverage|CoverageEligibilityResponse)/[A-Za-z0-9.-]+$'))"

Invariant: mdg-provenance-rules
Description: "Policies are rules of the rule catalogue, by their identifier."
Severity: #error
Expression: "policy.all($this.matches('^https://madoguchi\\\\.jp/fhir/rule/R-[A-Z]{2}-[0-9]{2}[a-z]?$'))"

Profile: MadoguchiConsent
Parent: Consent
Id: madoguchi-consent
Title: "閲覧同意 Consent to look at information"
Description: "What a patient said to the national system about looking at certificates and medical information, as one answer carries it, with the time in which each may be looked at."
* insert Stamped
* extension contains ConsentEndExtension named consentEnd 0..1
* scope = $ConsentScope#patient-privacy
* category 1..1
* category from ConsentSettings (required)
* patient 1..1
* patient only Reference(MadoguchiPatient)
* patient.reference 1..1
* dateTime 1..1
* organization 1..1
* organization only Reference(MadoguchiHospital)
* policy 1..*
* policy.uri 1..1
* provision 1..1
* provision.type 0..0
* provision.provision 1..*
* provision.provision.extension contains ConsentFlagExtension named consentFlag 1..1
* provision.provision.type 1..1
* provision.provision.code 1..1
* provision.provision.code from ConsentItems (required)
* provision.provision.provision 0..0
* obeys mdg-consent-status and mdg-consent-end and mdg-consent-window and mdg-consent-items

Invariant: mdg-consent-status
Description: "A consent counts, or it does not any more."
Severity: #error
Expression: "status = 'active' or status = 'inactive'"

Invariant: mdg-consent-end
Description: "What does not count any more says why, and only that."
Severity: #error
Expression: "(status = 'inactive') = extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/consent-end').exists()"

Invariant: mdg-consent-window
Description: "What is permitted has a beginning, and what is not permitted has no time."
Severity: #error
Expression: "provision.provision.all((type = 'permit') = period.start.exists() and (type = 'deny' implies period.exists().not()))"

Invariant: mdg-consent-items
Description: "Each item stands once."
Severity: #error
Expression: "provision.provision.code.coding.code.isDistinct()"

Extension: ConsentEndExtension
Id: consent-end
Title: "同意の終わり End of a consent"
Description: "Why a consent does not count any more, before its time is over."
Context: Consent
* value[x] 1..1
* value[x] only code
* value[x] from ConsentEnds (required)

Extension: ConsentFlagExtension
Id: consent-flag
Title: "同意フラグ Consent flag"
Description: "The flag of the item as the national system returned it."
Context: Consent.provision.provision
* value[x] 1..1
* value[x] only code
* value[x] from ConsentFlags (required)
