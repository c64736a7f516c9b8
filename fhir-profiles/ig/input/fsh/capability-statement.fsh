// Written from what the server declares (GuideStatementTest, -Dmadoguchi.docs=write); not by hand.

Instance: madoguchi-server
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://madoguchi.jp/fhir/CapabilityStatement/madoguchi-server"
* version = "0.1.0"
* name = "MadoguchiServer"
* title = "FHIR API のできること What the FHIR API can do"
* status = #active
* date = "2026-11-29"
* description = "読み取り、検索、照会。What can be read, searched and asked. Everything else is refused."
* kind = #requirements
* fhirVersion = #4.0.1
* format[+] = #application/fhir+xml
* format[+] = #application/fhir+json
* rest.mode = #server
* rest.security.service.text = "SMART Backend Services"
* rest.resource[+].type = #AuditEvent
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-audit-event"
* rest.resource[=].supportedProfile[+] = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.Read"
* rest.resource[=].supportedProfile[+] = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "AuditEvent:patient"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "recorded then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/AuditEvent-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "about that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "date"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/AuditEvent-date"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "recorded then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "altid"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/AuditEvent-altid"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "done by that client, by its registered name; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "action"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/AuditEvent-action"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "R read, E searched, U changed; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "type"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/AuditEvent-type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "of that kind: rest; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "subtype"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/AuditEvent-subtype"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "read, search or update; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "outcome"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/AuditEvent-outcome"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "0 given, 4 not found or refused, 8 failed; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "entity-type"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/AuditEvent-entity-type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "with something of that kind: 1 a person, 2 a resource or a query; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "resource-type"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/auditevent-resource-type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "with a resource of that FHIR type; modifiers: missing, not"
* rest.resource[+].type = #Consent
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-consent"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "Consent:patient"
* rest.resource[=].searchInclude[+] = "Consent:organization"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile; modifiers: missing"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "organization"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Consent-organization"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "given to that hospital; modifiers: missing, Organization"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Consent-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "active, or inactive once it was replaced or taken back; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "category"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Consent-category"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "given in that setting; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "scope"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Consent-scope"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "of that scope; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "date"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-date"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "given then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "permitted"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/consent-permitted"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "permits that item; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "permitted-period"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/consent-permitted-period"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "permits something at that time; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[+].type = #Coverage
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-insurance-coverage"
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-public-expense-coverage"
* rest.resource[=].interaction[+].code = #history-instance
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "Coverage:beneficiary"
* rest.resource[=].searchInclude[+] = "Coverage:patient"
* rest.resource[=].searchInclude[+] = "Coverage:payor"
* rest.resource[=].searchRevInclude[+] = "Provenance:target"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile; modifiers: missing"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "identifier"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by member id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "beneficiary"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-beneficiary"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "payor"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-payor"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that insurer or public payer; modifiers: missing, Organization"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "active, cancelled or draft; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "type"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "kind of insurance; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "dependent"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-dependent"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "branch number; modifiers: missing, exact, contains"
* rest.resource[=].searchParam[+].name = "period"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/coverage-period"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "in force then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "jp-insured-personsymbol"
* rest.resource[=].searchParam[=].definition = "http://jpfhir.jp/fhir/core/SearchParameter/JP_Coverage_InsuredPersonSymbol_SP"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "symbol (記号); modifiers: missing, exact, contains"
* rest.resource[=].searchParam[+].name = "jp-insured-personnumber"
* rest.resource[=].searchParam[=].definition = "http://jpfhir.jp/fhir/core/SearchParameter/JP_Coverage_InsuredPersonNumber_SP"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "number (番号); modifiers: missing, exact, contains"
* rest.resource[=].searchParam[+].name = "jp-insured-personsubnumber"
* rest.resource[=].searchParam[=].definition = "http://jpfhir.jp/fhir/core/SearchParameter/JP_Coverage_InsuredPersonSubNumber_SP"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "branch number (枝番); modifiers: missing, exact, contains"
* rest.resource[+].type = #CoverageEligibilityResponse
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-eligibility-response"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "CoverageEligibilityResponse:patient"
* rest.resource[=].searchInclude[+] = "CoverageEligibilityResponse:insurer"
* rest.resource[=].searchRevInclude[+] = "Provenance:target"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile; modifiers: missing"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "about that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "insurer"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-insurer"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that insurer; modifiers: missing, Organization"
* rest.resource[=].searchParam[+].name = "created"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-created"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "answered then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "outcome"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-outcome"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "complete, error or queued; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "status of the resource; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "disposition"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-disposition"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "what was said, in words; modifiers: missing, exact, contains"
* rest.resource[+].type = #Device
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-device"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "Device:parent"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile; modifiers: missing"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "identifier"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Device-identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the terminal's name; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "type"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Device-type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "terminal or reader; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Device-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "active: what is configured; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "device-name"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Device-device-name"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "by its name; modifiers: missing, exact, contains"
* rest.resource[=].searchParam[+].name = "parent"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/device-parent"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "readers of that terminal; modifiers: missing, Device"
* rest.resource[+].type = #MedicationStatement
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-medicine"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #no-version
* rest.resource[=].conditionalRead = #not-supported
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "subject"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/MedicationStatement-subject"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "code"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-code"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "that medicine; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "category"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/MedicationStatement-category"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "known from that: claim, prescription or dispensing; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "effective"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/MedicationStatement-effective"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "prescribed or dispensed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/medications-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "status: always unknown; modifiers: missing, not"
* rest.resource[+].type = #Observation
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-check-up-item"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #no-version
* rest.resource[=].conditionalRead = #not-supported
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "subject"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Observation-subject"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "code"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-code"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "that item; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "date"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-date"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "of a check-up then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Observation-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "status: always final; modifiers: missing, not"
* rest.resource[+].type = #Organization
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-payer"
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-hospital"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile; modifiers: missing"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "identifier"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Organization-identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by insurer number or institution code; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "name"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Organization-name"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "by name; modifiers: missing, exact, contains"
* rest.resource[=].searchParam[+].name = "type"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Organization-type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "insurer, public payer or provider; modifiers: missing, not"
* rest.resource[+].type = #Patient
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-patient"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchRevInclude[+] = "Coverage:beneficiary"
* rest.resource[=].searchRevInclude[+] = "Coverage:patient"
* rest.resource[=].searchRevInclude[+] = "CoverageEligibilityResponse:patient"
* rest.resource[=].searchRevInclude[+] = "Provenance:patient"
* rest.resource[=].searchRevInclude[+] = "Provenance:target"
* rest.resource[=].searchRevInclude[+] = "Consent:patient"
* rest.resource[=].searchRevInclude[+] = "Task:patient"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile; modifiers: missing"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "identifier"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Patient-identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by patient number or member id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "name"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Patient-name"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "any part of any name: kanji, kana; modifiers: missing, exact, contains"
* rest.resource[=].searchParam[+].name = "family"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-family"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "family name; modifiers: missing, exact, contains"
* rest.resource[=].searchParam[+].name = "given"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-given"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "given name; modifiers: missing, exact, contains"
* rest.resource[=].searchParam[+].name = "birthdate"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-birthdate"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "born then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "gender"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-gender"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "of that gender; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "address-postalcode"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-address-postalcode"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "postal code; modifiers: missing, exact, contains"
* rest.resource[+].type = #Procedure
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-treatment"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #no-version
* rest.resource[=].conditionalRead = #not-supported
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "subject"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Procedure-subject"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "code"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-code"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "that treatment; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "date"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/clinical-date"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "done then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Procedure-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "status: always completed; modifiers: missing, not"
* rest.resource[+].type = #Provenance
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-provenance"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "Provenance:patient"
* rest.resource[=].searchInclude[+] = "Provenance:target"
* rest.resource[=].searchInclude[+] = "Provenance:agent"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile; modifiers: missing"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Provenance-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of what was proved about that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "target"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Provenance-target"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that coverage, response or patient; modifiers: missing, Patient, Coverage, CoverageEligibilityResponse"
* rest.resource[=].searchParam[+].name = "agent"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Provenance-agent"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "through that terminal; modifiers: missing, Device"
* rest.resource[=].searchParam[+].name = "recorded"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Provenance-recorded"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "received then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "when"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Provenance-when"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "proved then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "activity"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/provenance-activity"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by that channel; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "terminal"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/provenance-terminal"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "through that terminal; modifiers: missing, not"
* rest.resource[+].type = #Task
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-desk-task"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "Task:patient"
* rest.resource[=].searchInclude[+] = "Task:focus"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile; modifiers: missing"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Task-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "about that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "subject"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Task-subject"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "about that patient; modifiers: missing, Patient"
* rest.resource[=].searchParam[+].name = "focus"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Task-focus"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "because of that response; modifiers: missing, CoverageEligibilityResponse"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Task-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "requested, in-progress, completed or cancelled; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "code"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Task-code"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "that step; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "performer"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Task-performer"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "to be done by that kind of staff; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "business-status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Task-business-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "that ended so; modifiers: missing, not"
* rest.resource[=].searchParam[+].name = "authored-on"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Task-authored-on"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "came up then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[=].searchParam[+].name = "due"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/task-due"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "in time until then; modifiers: missing; prefixes: eq, ne, gt, lt, ge, le, sa, eb, ap"
* rest.resource[+].type = #CoverageEligibilityRequest
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-eligibility-request"
* rest.resource[=].interaction[+].code = #create
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #no-version
* rest.resource[=].operation[+].name = "submit"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/OperationDefinition/CoverageEligibilityRequest-submit"
* rest.resource[=].operation[+].name = "validate"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate"
* rest.resource[+].type = #Subscription
* rest.resource[=].extension[+].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical"
* rest.resource[=].extension[=].valueCanonical = "https://madoguchi.jp/fhir/SubscriptionTopic/coverage-changed"
* rest.resource[=].extension[+].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical"
* rest.resource[=].extension[=].valueCanonical = "https://madoguchi.jp/fhir/SubscriptionTopic/check-in"
* rest.resource[=].supportedProfile[+] = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription"
* rest.resource[=].interaction[+].code = #create
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].interaction[+].code = #update
* rest.resource[=].interaction[+].code = #delete
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #not-match
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "its id"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Subscription-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "where it stands"
* rest.resource[=].operation[+].name = "status"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-status"
* rest.resource[=].operation[+].name = "events"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-events"
* rest.resource[=].operation[+].name = "stream"
* rest.resource[=].operation[=].definition = "https://madoguchi.jp/fhir/OperationDefinition/subscription-stream"
* rest.resource[=].operation[+].name = "validate"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate"
