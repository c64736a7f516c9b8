// What insurance and ticket have in common.
RuleSet: CoverageOfAPayer
* insert Stamped
* identifier 0..1
* identifier.system 1..1
* identifier.value 1..1
* type.coding 1..1
* type.coding.system 1..1
* type.coding.code 1..1
* type.text 0..0
* policyHolder 0..0
* subscriber 0..0
* class 0..0
* network 0..0
* subrogation 0..0
* contract 0..0
* beneficiary only Reference(MadoguchiPatient)
* beneficiary.reference 1..1
* payor 1..1
* payor only Reference(MadoguchiPayer)
* payor.reference 1..1
* costToBeneficiary.type 1..1
* costToBeneficiary.type = $CopayType#copaypct
* costToBeneficiary.value[x] only SimpleQuantity
* costToBeneficiary.valueQuantity.value 1..1
* costToBeneficiary.valueQuantity.system 1..1
* costToBeneficiary.valueQuantity.system = $Ucum
* costToBeneficiary.valueQuantity.code 1..1
* costToBeneficiary.valueQuantity.code = #%
* costToBeneficiary.exception 0..0
* period.extension contains PeriodEndReadingExtension named endReading 0..1
* obeys mdg-beneficiary-reference and mdg-payor-reference
* obeys mdg-active-means-usable and mdg-last-covered-day and mdg-literal-loss-date

Profile: MadoguchiInsuranceCoverage
Parent: Coverage
Id: madoguchi-insurance-coverage
Title: "医療保険の資格 Insurance coverage"
Description: "One insurance of a patient: it keeps its id while facility, patient, insurer, symbol, number and branch stay."
* insert CoverageOfAPayer
* extension contains
    QualificationValidityExtension named qualificationValidity 0..1 and
    InsuredCardClassificationExtension named insuredCardClassification 0..1 and
    DisqualificationDate named disqualificationDate 0..1 and
    LossReasonExtension named lossReason 0..1 and
    CardValidity named cardValidity 0..1 and
    CardIssueDate named cardIssueDate 0..1 and
    Preschool named preschool 0..1 and
    InsuredName named insuredName 0..1 and
    LimitCertificate named limitCertificate 0..1
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #closed
* identifier contains insuranceMemberId 0..1
* identifier[insuranceMemberId].system = $InsuranceMemberId
* identifier[insuranceMemberId] obeys mdg-member-id
* type from InsuranceCategories (required)
* type 0..1
* subscriberId 0..0
* order 0..0
* relationship from InsuredPersonCategories (required)
* obeys mdg-insured-person-extensions and mdg-sub-number and mdg-not-medical-assistance

Profile: MadoguchiPublicExpenseCoverage
Parent: Coverage
Id: madoguchi-public-expense-coverage
Title: "公費（医療扶助） Public expense coverage"
Description: "Public assistance as of one ticket: a ticket and a month make one Coverage."
* insert CoverageOfAPayer
* extension contains
    QualificationValidityExtension named qualificationValidity 0..1 and
    InsuredCardClassificationExtension named insuredCardClassification 0..1 and
    DisqualificationDate named disqualificationDate 0..1 and
    LossReasonExtension named lossReason 0..1 and
    MedicalTicket named medicalTicket 0..1 and
    DesignatedInstitution named designatedInstitution 0..1
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #closed
* identifier contains publicPayerMemberId 0..1
* identifier[publicPayerMemberId].system = $PublicPayerMemberId
* identifier[publicPayerMemberId] obeys mdg-public-member-id
* type 1..1
* type from PublicExpenseCategories (required)
* subscriberId 1..1
* dependent 0..0
* relationship 0..0
* obeys mdg-no-insured-person-extension and mdg-active-needs-ticket

Invariant: mdg-active-means-usable
Description: "A coverage is active only when the national system called it valid. Everything else is cancelled, or a draft for a person to decide."
Severity: #error
Expression: "status = 'active' implies extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/qualification-validity' and value = '1').exists()"

Invariant: mdg-active-needs-ticket
Description: "Public assistance is usable only with a ticket, and only at the institution the ticket is for."
Severity: #error
Expression: "status = 'active' implies (extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/medical-ticket').exists() and extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/designated-institution').extension.where(url = 'forThisHospital' and value = false).exists().not())"

Invariant: mdg-last-covered-day
Description: "The period ends before the date of loss unless it says that it ends on it."
Severity: #error
Expression: "(extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/disqualification-date').exists() and period.end.exists() and period.extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/period-end-reading' and value = 'loss-date').exists().not()) implies period.end < extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/disqualification-date').value"

Invariant: mdg-literal-loss-date
Description: "A period that says it ends on the date of loss does."
Severity: #error
Expression: "period.extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/period-end-reading' and value = 'loss-date').exists() implies period.end = extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/disqualification-date').value"

Invariant: mdg-insured-person-extensions
Description: "The national extensions for symbol, number and branch occur once at most and hold a string."
Severity: #error
Expression: "extension.where(url.startsWith('http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson')).all(value is string) and (extension.where(url = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSymbol').count() <= 1) and (extension.where(url = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber').count() <= 1) and (extension.where(url = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSubNumber').count() <= 1)"

Invariant: mdg-sub-number
Description: "The branch has two half-width digits."
Severity: #error
Expression: "extension.where(url = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSubNumber').value.all($this.matches('^[0-9]{2}$'))"

Invariant: mdg-not-medical-assistance
Description: "Medical assistance is not an insurance."
Severity: #error
Expression: "extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/insured-card-classification' and value = 'A1').exists().not()"

Invariant: mdg-no-insured-person-extension
Description: "Symbol, number and branch belong to an insurance, not to a public expense."
Severity: #error
Expression: "extension.where(url.startsWith('http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson')).exists().not()"

Invariant: mdg-beneficiary-reference
Description: "The beneficiary is a Patient."
Severity: #error
Expression: "beneficiary.reference.matches('^(.*/)?Patient/[A-Za-z0-9.-]+$')"

Invariant: mdg-payor-reference
Description: "The payor is an Organization."
Severity: #error
Expression: "payor.all(reference.matches('^(.*/)?Organization/[A-Za-z0-9.-]+$'))"
