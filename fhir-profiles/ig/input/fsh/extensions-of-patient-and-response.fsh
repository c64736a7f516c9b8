Extension: CardSex
Id: card-sex
Title: "性別2（券面記載） Sex as printed on the card"
Description: "Present only when the card shows another sex than the register. Patient.gender is the registered one."
Context: Patient
* value[x] 1..1
* value[x] only code
* value[x] from http://hl7.org/fhir/ValueSet/administrative-gender (required)

Extension: ReferenceClassificationExtension
Id: reference-classification
Title: "照会区分 Reference classification"
Description: "What the inquiry was made with."
Context: CoverageEligibilityResponse
* value[x] 1..1
* value[x] only code
* value[x] from ReferenceClassifications (required)

Extension: PrescriptionFormExtension
Id: prescription-form
Title: "処方箋発行形態の選択 Form of prescription"
Description: "The form of prescription the patient chose at the reader."
Context: CoverageEligibilityResponse
* value[x] 1..1
* value[x] only code
* value[x] from PrescriptionForms (required)

Extension: ProcessingResult
Id: processing-result
Title: "処理結果コード・メッセージ Processing result"
Description: "Code and message of the national system, as they came. They may accompany an error or, as a notice, a success."
Context: CoverageEligibilityResponse, CoverageEligibilityResponse.error
* extension contains
    code 0..1 and
    message 0..1
* extension[code].value[x] 1..1
* extension[code].value[x] only string
* extension[message].value[x] 1..1
* extension[message].value[x] only string

Extension: CertificateKindExtension
Id: certificate-kind
Title: "証の種類 Kind of certificate"
Description: "What an insurance entry is about: the qualification itself or one certificate."
Context: CoverageEligibilityResponse.insurance
* value[x] 1..1
* value[x] only code
* value[x] from CertificateKinds (required)

Extension: LimitCertificateClassificationExtension
Id: limit-certificate-classification
Title: "限度額適用認定証区分 Limit certificate classification"
Description: "Kind of limit certificate of this entry."
Context: CoverageEligibilityResponse.insurance
* value[x] 1..1
* value[x] only code
* value[x] from LimitCertificateClassifications (required)

Extension: CertificateIssueDate
Id: certificate-issue-date
Title: "交付年月日 Date of issue of the certificate"
Description: "The day the certificate was issued."
Context: CoverageEligibilityResponse.insurance
* value[x] 1..1
* value[x] only date

Extension: LongTermHospitalisationDate
Id: long-term-hospitalisation-date
Title: "長期入院該当年月日 Date of long-term hospitalisation"
Description: "From this day the reduced meal fee of a long stay applies."
Context: CoverageEligibilityResponse.insurance
* value[x] 1..1
* value[x] only date

Extension: DeskAdvice
Id: desk-advice
Title: "窓口の次の手順 Desk advice"
Description: "What the desk does because of the answer, in this order, with the rules that led there."
Context: CoverageEligibilityResponse
* extension contains
    step 1..1 and
    title 1..1 and
    next 1..1 and
    rule 0..* and
    UncertainReading named uncertainReading 0..*
* extension[step].value[x] 1..1
* extension[step].value[x] only code
* extension[title].value[x] 1..1
* extension[title].value[x] only string
* extension[next].value[x] 1..1
* extension[next].value[x] only string
* extension[rule].value[x] 1..1
* extension[rule].value[x] only code

Extension: UncertainReading
Id: uncertain-reading
Title: "解釈が定まっていないこと Uncertain reading"
Description: "What this hangs on that the official texts leave open: what is uncertain, and by which rules. The institution has decided it by the switch, a row of the rule file; the other reading would lead to something else. Beside a step it is about that step; on a response, about there being nothing left to do at the desk."
Context: CoverageEligibilityResponse, DeskAdvice, Task
* extension contains
    switch 1..1 and
    title 1..1 and
    file 1..1 and
    rule 1..*
* extension[switch].value[x] 1..1
* extension[switch].value[x] only code
* extension[title].value[x] 1..1
* extension[title].value[x] only string
* extension[file].value[x] 1..1
* extension[file].value[x] only string
* extension[rule].value[x] 1..1
* extension[rule].value[x] only code

Extension: LimitCertificateConsent
Id: limit-certificate-consent
Title: "限度額適用認定証提供同意 Consent to the limit certificate"
Description: "Whether the patient agrees that the limit certificate is given."
Context: CoverageEligibilityRequest
* value[x] 1..1
* value[x] only boolean
