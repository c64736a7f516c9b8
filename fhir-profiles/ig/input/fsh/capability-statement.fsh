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
* rest.resource[+].type = #Coverage
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-insurance-coverage"
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-public-expense-coverage"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "Coverage:beneficiary"
* rest.resource[=].searchInclude[+] = "Coverage:patient"
* rest.resource[=].searchInclude[+] = "Coverage:payor"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional"
* rest.resource[=].searchParam[+].name = "identifier"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by member id"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient"
* rest.resource[=].searchParam[+].name = "beneficiary"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-beneficiary"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that patient"
* rest.resource[=].searchParam[+].name = "payor"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-payor"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that insurer or public payer"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "active, cancelled or draft"
* rest.resource[=].searchParam[+].name = "type"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "kind of insurance"
* rest.resource[=].searchParam[+].name = "dependent"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Coverage-dependent"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "branch number"
* rest.resource[=].searchParam[+].name = "period"
* rest.resource[=].searchParam[=].definition = "https://madoguchi.jp/fhir/SearchParameter/coverage-period"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "in force then"
* rest.resource[=].searchParam[+].name = "jp-insured-personsymbol"
* rest.resource[=].searchParam[=].definition = "http://jpfhir.jp/fhir/core/SearchParameter/JP_Coverage_InsuredPersonSymbol_SP"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "symbol (記号)"
* rest.resource[=].searchParam[+].name = "jp-insured-personnumber"
* rest.resource[=].searchParam[=].definition = "http://jpfhir.jp/fhir/core/SearchParameter/JP_Coverage_InsuredPersonNumber_SP"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "number (番号)"
* rest.resource[=].searchParam[+].name = "jp-insured-personsubnumber"
* rest.resource[=].searchParam[=].definition = "http://jpfhir.jp/fhir/core/SearchParameter/JP_Coverage_InsuredPersonSubNumber_SP"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "branch number (枝番)"
* rest.resource[+].type = #CoverageEligibilityResponse
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-eligibility-response"
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #versioned
* rest.resource[=].conditionalRead = #full-support
* rest.resource[=].searchInclude[+] = "CoverageEligibilityResponse:patient"
* rest.resource[=].searchInclude[+] = "CoverageEligibilityResponse:insurer"
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional"
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-patient"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "about that patient"
* rest.resource[=].searchParam[+].name = "insurer"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-insurer"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "of that insurer"
* rest.resource[=].searchParam[+].name = "created"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-created"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "answered then"
* rest.resource[=].searchParam[+].name = "outcome"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-outcome"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "complete, error or queued"
* rest.resource[=].searchParam[+].name = "status"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-status"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "status of the resource"
* rest.resource[=].searchParam[+].name = "disposition"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/CoverageEligibilityResponse-disposition"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "what was said, in words"
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
* rest.resource[=].searchParam[=].documentation = "by the resource's id"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional"
* rest.resource[=].searchParam[+].name = "identifier"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Organization-identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by insurer number or institution code"
* rest.resource[=].searchParam[+].name = "name"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Organization-name"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "by name"
* rest.resource[=].searchParam[+].name = "type"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Organization-type"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "insurer, public payer or provider"
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
* rest.resource[=].searchParam[+].name = "_id"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-id"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by the resource's id"
* rest.resource[=].searchParam[+].name = "_lastUpdated"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "changed then"
* rest.resource[=].searchParam[+].name = "_profile"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-profile"
* rest.resource[=].searchParam[=].type = #uri
* rest.resource[=].searchParam[=].documentation = "claims that profile"
* rest.resource[=].searchParam[+].name = "_tag"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "bears that tag, such as provisional"
* rest.resource[=].searchParam[+].name = "identifier"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Patient-identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "by patient number or member id"
* rest.resource[=].searchParam[+].name = "name"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/Patient-name"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "any part of any name: kanji, kana"
* rest.resource[=].searchParam[+].name = "family"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-family"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "family name"
* rest.resource[=].searchParam[+].name = "given"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-given"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "given name"
* rest.resource[=].searchParam[+].name = "birthdate"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-birthdate"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "born then"
* rest.resource[=].searchParam[+].name = "gender"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-gender"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "of that gender"
* rest.resource[=].searchParam[+].name = "address-postalcode"
* rest.resource[=].searchParam[=].definition = "http://hl7.org/fhir/SearchParameter/individual-address-postalcode"
* rest.resource[=].searchParam[=].type = #string
* rest.resource[=].searchParam[=].documentation = "postal code"
* rest.resource[+].type = #CoverageEligibilityRequest
* rest.resource[=].supportedProfile[+] = "https://madoguchi.jp/fhir/StructureDefinition/madoguchi-eligibility-request"
* rest.resource[=].interaction[+].code = #create
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].versioning = #no-version
* rest.resource[=].operation[+].name = "submit"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/OperationDefinition/CoverageEligibilityRequest-submit"
