Profile: MadoguchiEligibilityResponse
Parent: CoverageEligibilityResponse
Id: madoguchi-eligibility-response
Title: "資格確認の回答 Eligibility response"
Description: "One answer of the national system: outcome, whether each insurance is in force, one entry per certificate, and errors as they came."
* insert Stamped
* extension contains
    QualificationValidityExtension named qualificationValidity 0..1 and
    ReferenceClassificationExtension named referenceClassification 0..1 and
    PrescriptionFormExtension named prescriptionForm 0..1 and
    ProcessingResult named processingResult 0..1 and
    DeskAdvice named deskAdvice 0..* and
    UncertainReading named uncertainReading 0..*
* patient only Reference(MadoguchiPatient)
* patient.reference 1..1
* requestor only Reference(MadoguchiHospital)
* insurer only Reference(MadoguchiPayer)
* insurance.extension contains
    CertificateKindExtension named certificateKind 1..1 and
    LimitCertificateClassificationExtension named limitCertificateClassification 0..1 and
    CertificateIssueDate named certificateIssueDate 0..1 and
    LongTermHospitalisationDate named longTermHospitalisationDate 0..1
* insurance.coverage only Reference(MadoguchiInsuranceCoverage or MadoguchiPublicExpenseCoverage)
* insurance.coverage.reference 1..1
* insurance.inforce 1..1
* insurance.item.term from BenefitTerms (required)
* insurance.item.productOrService 0..0
* error.extension contains ProcessingResult named processingResult 0..1
* obeys mdg-response-references
* obeys mdg-error-says-why and mdg-limit-has-category and mdg-in-force-means-usable and mdg-yen

Invariant: mdg-error-says-why
Description: "An answer that failed says why."
Severity: #error
Expression: "outcome = 'error' implies (error.exists() and disposition.exists())"

Invariant: mdg-limit-has-category
Description: "Entries for a limit or a specific disease have an item that names the category."
Severity: #error
Expression: "insurance.where(extension.where(url = 'https://madoguchi.jp/fhir/StructureDefinition/certificate-kind').value in ('limit' | 'specific-disease')).all(item.category.coding.exists())"

Invariant: mdg-in-force-means-usable
Description: "Nothing is in force when the whole answer is an error."
Severity: #error
Expression: "outcome = 'error' implies insurance.where(inforce = true).exists().not()"

Invariant: mdg-yen
Description: "Amounts are in yen."
Severity: #error
Expression: "insurance.item.benefit.allowed.ofType(Money).all(currency = 'JPY')"

Invariant: mdg-response-references
Description: "The patient is a Patient, the coverage of each entry a Coverage."
Severity: #error
Expression: "patient.reference.matches('^(.*/)?Patient/[A-Za-z0-9.-]+$') and insurance.all(coverage.reference.matches('^(.*/)?Coverage/[A-Za-z0-9.-]+$'))"
