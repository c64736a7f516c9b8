Profile: MadoguchiAuditEvent
Parent: AuditEvent
Id: madoguchi-audit-event
Title: "監査の記録 Entry of the audit trail"
Description: "Who did what when, after IHE's Basic Audit Log Patterns. It names people by ids only, and of a search the names of its parameters, never their values. A read that gave something claims IHE's Read or PatientRead, too."
* insert Stamped
* subtype 1..1
* action 1..1
* outcome 1..1
* period 0..0
* purposeOfEvent 0..0
* agent 2..3
* agent.who 1..1
* agent.name 0..0
* agent.network.address 0..0
* agent.network.type 0..0
* agent.location 0..0
* source.observer.display 1..1
* entity.securityLabel 0..0
* obeys mdg-audit-agents and mdg-audit-read and mdg-audit-action and mdg-audit-outcome and mdg-audit-query and mdg-audit-patient

Invariant: mdg-audit-agents
Description: "One agent asked, and one keeps the data."
Severity: #error
Expression: "agent.where(requestor = true and altId.exists()).count() = 1 and agent.where(requestor = false and type.coding.where(code = 'custodian').exists()).count() = 1"

Invariant: mdg-audit-read
Description: "What is read, and nothing else, goes from the gateway to who asked."
Severity: #error
Expression: "iif(subtype.where(code = 'read').exists(), 1, 0) = agent.where(requestor = true and type.coding.where(code = '110152').exists()).count() and iif(subtype.where(code = 'read').exists(), 1, 0) = agent.where(requestor = false and type.coding.where(code = '110153').exists()).count()"

Invariant: mdg-audit-action
Description: "The action fits what was done: a read reads, a search executes, an update updates."
Severity: #error
Expression: "subtype.where(system = 'http://hl7.org/fhir/restful-interaction').all((code = 'read' and %resource.action = 'R') or (code = 'search' and %resource.action = 'E') or (code = 'update' and %resource.action = 'U'))"

Invariant: mdg-audit-outcome
Description: "What did not succeed says why not."
Severity: #error
Expression: "(outcome = '0') = outcomeDesc.empty()"

Invariant: mdg-audit-query
Description: "A search, and nothing else, says by what was searched."
Severity: #error
Expression: "subtype.where(code = 'search').exists() = entity.query.exists()"

Invariant: mdg-audit-patient
Description: "A person is a patient of this API, by the id."
Severity: #error
Expression: "entity.where(type.code = '1').all(role.code = '1' and what.reference.startsWith('Patient/') and name.empty())"

Instance: auditevent-resource-type
InstanceOf: SearchParameter
Usage: #definition
Title: "資源の型 Type of the resource"
Description: "The FHIR type of what was read, searched or changed."
* url = "https://madoguchi.jp/fhir/SearchParameter/auditevent-resource-type"
* version = "0.1.0"
* name = "AuditEventResourceType"
* status = #active
* description = "読まれた資源の型。The FHIR type of what was read, searched or changed: resource-type=Coverage."
* code = #resource-type
* base = #AuditEvent
* type = #token
* expression = "AuditEvent.entity.what.type"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* modifier[0] = #missing
* modifier[+] = #not

Instance: example-audit-event
InstanceOf: MadoguchiAuditEvent
Usage: #example
Title: "照会の記録 A search that is on record"
Description: "A program searched for the insurance of a patient, and got it."
* meta.versionId = "1"
* meta.lastUpdated = "2026-11-22T10:02:03.456+09:00"
* type = http://terminology.hl7.org/CodeSystem/audit-event-type#rest
* subtype = http://hl7.org/fhir/restful-interaction#search
* action = #E
* recorded = "2026-11-22T10:02:03.456+09:00"
* outcome = #0
* agent[0].type = http://dicom.nema.org/resources/ontology/DCM#110150
* agent[=].who.identifier.system = "https://madoguchi.jp/fhir/IdSystem/actor"
* agent[=].who.identifier.value = "our-emr"
* agent[=].altId = "our-emr"
* agent[=].requestor = true
* agent[+].type = $ProvenanceParticipant#custodian
* agent[=].who.type = "Organization"
* agent[=].who.identifier.system = $MedicalInstitutionNumber
* agent[=].who.identifier.value = "9919999999"
* agent[=].requestor = false
* source.observer.type = "Device"
* source.observer.display = "窓口 Madoguchi"
* source.type = http://terminology.hl7.org/CodeSystem/security-source-type#4
* entity[0].what = Reference(example-insurance)
* entity[=].what.type = "Coverage"
* entity[=].type = http://terminology.hl7.org/CodeSystem/audit-entity-type#2
* entity[=].role = http://terminology.hl7.org/CodeSystem/object-role#4
* entity[+].what.type = "Coverage"
* entity[=].what.display = "Coverage"
* entity[=].type = http://terminology.hl7.org/CodeSystem/audit-entity-type#2
* entity[=].role = http://terminology.hl7.org/CodeSystem/object-role#24
* entity[=].query = "Q292ZXJhZ2U/cGF0aWVudA=="
* entity[+].what = Reference(example-patient)
* entity[=].type = http://terminology.hl7.org/CodeSystem/audit-entity-type#1
* entity[=].role = http://terminology.hl7.org/CodeSystem/object-role#1

Instance: example-audit-event-read
InstanceOf: MadoguchiAuditEvent
Usage: #example
Title: "読み取りの記録 A read that is on record"
Description: "A program read an insurance of a patient. It claims IHE's PatientRead beside our own profile."
* meta.versionId = "1"
* meta.lastUpdated = "2026-11-22T10:02:04.789+09:00"
* meta.profile[0] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-audit-event"
* meta.profile[+] = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead"
* type = http://terminology.hl7.org/CodeSystem/audit-event-type#rest
* subtype = http://hl7.org/fhir/restful-interaction#read
* action = #R
* recorded = "2026-11-22T10:02:04.789+09:00"
* outcome = #0
* agent[0].type.coding[0] = http://dicom.nema.org/resources/ontology/DCM#110150
* agent[=].type.coding[+] = http://dicom.nema.org/resources/ontology/DCM#110152
* agent[=].who.identifier.system = "https://madoguchi.jp/fhir/IdSystem/actor"
* agent[=].who.identifier.value = "our-emr"
* agent[=].altId = "our-emr"
* agent[=].requestor = true
* agent[=].network.extension.url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
* agent[=].network.extension.valueCode = #unsupported
* agent[+].type = $ProvenanceParticipant#custodian
* agent[=].who.type = "Organization"
* agent[=].who.identifier.system = $MedicalInstitutionNumber
* agent[=].who.identifier.value = "9919999999"
* agent[=].requestor = false
* agent[+].type = http://dicom.nema.org/resources/ontology/DCM#110153
* agent[=].who.type = "Device"
* agent[=].who.display = "窓口 Madoguchi"
* agent[=].requestor = false
* agent[=].network.extension.url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
* agent[=].network.extension.valueCode = #unsupported
* source.observer.type = "Device"
* source.observer.display = "窓口 Madoguchi"
* source.type = http://terminology.hl7.org/CodeSystem/security-source-type#4
* entity[0].what = Reference(example-insurance)
* entity[=].what.type = "Coverage"
* entity[=].type = http://terminology.hl7.org/CodeSystem/audit-entity-type#2
* entity[=].role = http://terminology.hl7.org/CodeSystem/object-role#4
* entity[+].what = Reference(example-patient)
* entity[=].type = http://terminology.hl7.org/CodeSystem/audit-entity-type#1
* entity[=].role = http://terminology.hl7.org/CodeSystem/object-role#1
