Profile: MadoguchiEligibilityRequest
Parent: CoverageEligibilityRequest
Id: madoguchi-eligibility-request
Title: "資格確認の照会 Eligibility request"
Description: "A question to the national system about one person and one day: a patient of ours, or somebody whose card is in hand."
* status = #active
* extension contains LimitCertificateConsent named limitCertificateConsent 0..1
* implicitRules 0..0
* serviced[x] only date
* insurance 0..1
* item 0..0
* obeys mdg-request-validates and mdg-request-has-card

Invariant: mdg-request-validates
Description: "It asks whether somebody is insured, and maybe for the benefits; nothing is authorized or discovered."
Severity: #error
Expression: "purpose contains 'validation' and purpose.all($this in ('validation' | 'benefits'))"

Invariant: mdg-request-has-card
Description: "Of somebody who is only described the card is needed."
Severity: #error
Expression: "patient.reference.startsWith('#') implies insurance.exists()"
