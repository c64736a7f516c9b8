Profile: MadoguchiPatient
Parent: Patient
Id: madoguchi-patient
Title: "患者 Patient"
Description: "A person the national system answered about, linked to a patient of the hospital or provisional."
* insert Stamped
* meta.tag ^slicing.discriminator.type = #value
* meta.tag ^slicing.discriminator.path = "system"
* meta.tag ^slicing.rules = #open
* meta.tag contains standing 1..1
* meta.tag[standing] from PatientStandings (required)
* meta.tag[standing].system 1..1
* meta.tag[standing].system = "https://madoguchi.jp/fhir/CodeSystem/patient-standing"
* meta.tag[standing].code 1..1
* extension contains CardSex named cardSex 0..1
* identifier 1..*
* identifier.system 1..1
* identifier.value 1..1
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains
    insuranceMemberId 0..1 and
    publicPayerMemberId 0..1
* identifier[insuranceMemberId].system = $InsuranceMemberId
* identifier[insuranceMemberId] obeys mdg-member-id
* identifier[publicPayerMemberId].system = $PublicPayerMemberId
* identifier[publicPayerMemberId] obeys mdg-public-member-id
* name.text 1..1
* name.extension contains $NameRepresentation named representation 1..1
* gender 1..1
* birthDate 1..1
* address 0..1
* address.country = "JP"
* obeys mdg-patient-number-system and mdg-linked-has-number and mdg-name-spaces and mdg-one-name-each

Profile: MadoguchiPayer
Parent: Organization
Id: madoguchi-payer
Title: "支払者 Payer"
Description: "An insurer, or the public payer behind a ticket, known by its number in one of two dialects."
* insert Stamped
* identifier 1..1
* identifier.system 1..1
* identifier.value 1..1
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #closed
* identifier contains
    insurerNumber 0..1 and
    insurerNumberOid 0..1 and
    publicPayerNumber 0..1 and
    publicPayerNumberOid 0..1
* identifier[insurerNumber].system = $InsurerNumber
* identifier[insurerNumberOid].system = $InsurerNumberOid
* identifier[publicPayerNumber].system = $PublicPayerNumber
* identifier[publicPayerNumberOid].system = $PublicPayerNumberOid
* type 1..1
* type from PayerTypes (required)
* type.coding 1..1
* alias 0..0
* telecom 0..0
* address 0..0
* partOf 0..0
* obeys mdg-payer-number

Profile: MadoguchiHospital
Parent: Organization
Id: madoguchi-hospital
Title: "医療機関 Hospital"
Description: "The facility whose reception asked, known by its ten-digit number."
* insert Stamped
* identifier 1..*
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains medicalInstitutionNumber 1..1
* identifier[medicalInstitutionNumber].system 1..1
* identifier[medicalInstitutionNumber].system = $MedicalInstitutionNumber
* identifier[medicalInstitutionNumber].value 1..1
* identifier[medicalInstitutionNumber] obeys mdg-institution-number
* type 1..1
* type = $OrganizationType#prov

Invariant: mdg-member-id
Description: "Insurer number of eight digits, symbol, number, and two digits of branch or nothing, separated by colons and without spaces."
Severity: #error
Expression: "value.matches('^[0-9]{8}:[^:\\\\s\\u3000]*:[^:\\\\s\\u3000]+:([0-9]{2})?$')"

Invariant: mdg-public-member-id
Description: "Public payer number of eight digits, two colons, recipient number, colon."
Severity: #error
Expression: "value.matches('^[0-9]{8}::[^:\\\\s\\u3000]+:$')"

Invariant: mdg-institution-number
Description: "A medical institution number has ten digits."
Severity: #error
Expression: "value.matches('^[0-9]{10}$')"

Invariant: mdg-payer-number
Description: "A payer number has six digits (municipal insurance) or eight."
Severity: #error
Expression: "identifier.value.matches('^([0-9]{6}|[0-9]{8})$')"

Invariant: mdg-patient-number-system
Description: "The namespace of a hospital's patient numbers ends in 1 and the ten digits of the facility."
Severity: #error
Expression: "identifier.system.where($this.startsWith('urn:oid:1.2.392.100495.20.3.51.')).all($this.matches('^urn:oid:1\\\\.2\\\\.392\\\\.100495\\\\.20\\\\.3\\\\.51\\\\.1[0-9]{10}$'))"

Invariant: mdg-linked-has-number
Description: "A linked patient carries the hospital's patient number."
Severity: #error
Expression: "meta.tag.where(system = 'https://madoguchi.jp/fhir/CodeSystem/patient-standing' and code = 'linked').exists() implies identifier.system.where($this.startsWith('urn:oid:1.2.392.100495.20.3.51.1')).exists()"

Invariant: mdg-name-spaces
Description: "No full-width space in the text of a name."
Severity: #error
Expression: "name.text.all($this.contains('\\u3000').not())"

Invariant: mdg-one-name-each
Description: "At most one name for each use and representation."
Severity: #error
Expression: "name.select(iif(use.exists(), use, '') & '|' & extension.where(url = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value).isDistinct()"
