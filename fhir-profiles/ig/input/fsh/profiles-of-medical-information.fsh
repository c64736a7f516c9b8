// Medical information is shown for as long as the consent holds, from memory: it has no version, and is not to be kept.
RuleSet: Shown
* meta 1..1
* meta.versionId 0..0
* meta.profile 1..*
* meta.security 2..2
* contained 0..0
* subject 1..1
* subject only Reference(MadoguchiPatient)
* subject.reference 1..1
* obeys mdg-not-kept

Profile: MadoguchiMedicine
Parent: MedicationStatement
Id: madoguchi-medicine
Title: "薬剤情報 Medicine"
Description: "One medicine that the national system tells of, as written there. Whether the patient takes it, it does not say."
* insert Shown
* extension contains CareDetails named careDetails 0..1
* status = #unknown
* category 1..1
* category from MedicalSources (required)
* medication[x] only CodeableConcept
* medicationCodeableConcept.text 1..1
* effective[x] only dateTime
* informationSource only Reference(Organization)
* informationSource.reference 0..0
* dosage 0..1
* dosage.text 1..1

Profile: MadoguchiTreatment
Parent: Procedure
Id: madoguchi-treatment
Title: "診療情報 Treatment"
Description: "One treatment that a claim tells of, as written there."
* insert Shown
* extension contains CareDetails named careDetails 0..1
* status = #completed
* code 1..1
* code.text 1..1
* performed[x] only dateTime
* performer 0..1
* performer.actor only Reference(Organization)
* performer.actor.reference 0..0

Profile: MadoguchiCheckUpItem
Parent: Observation
Id: madoguchi-check-up-item
Title: "特定健診情報 Item of a check-up"
Description: "One result or answer of a check-up, as written there. A number keeps its digits; what is no number stays a text."
* insert Shown
* status = #final
* code.text 1..1
* effective[x] only dateTime
* value[x] only Quantity or CodeableConcept or string
* obeys mdg-value-or-reason

Invariant: mdg-not-kept
Description: "It says that it is restricted, and to be deleted after use."
Severity: #error
Expression: "meta.security.where(system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and code = 'R').exists() and meta.security.where(system = 'http://terminology.hl7.org/CodeSystem/v3-ActCode' and code = 'DELAU').exists()"

Invariant: mdg-value-or-reason
Description: "Without a value it is said that there is none."
Severity: #error
Expression: "value.exists() or dataAbsentReason.exists()"

Extension: CareDetails
Id: care-details
Title: "薬剤・診療の記載内容 Details as written"
Description: "What stands beside a medicine or treatment, as written: nothing here computes with it."
Context: MedicationStatement, Procedure
* extension contains
    ingredient 0..1 and
    quantity 0..1 and
    unit 0..1 and
    times 0..1 and
    category 0..1 and
    admission 0..1
* extension[ingredient].value[x] 1..1
* extension[ingredient].value[x] only string
* extension[quantity].value[x] 1..1
* extension[quantity].value[x] only string
* extension[unit].value[x] 1..1
* extension[unit].value[x] only string
* extension[times].value[x] 1..1
* extension[times].value[x] only string
* extension[category].value[x] 1..1
* extension[category].value[x] only string
* extension[admission].value[x] 1..1
* extension[admission].value[x] only string

CodeSystem: MedicalSource
Id: medical-source
Title: "薬剤情報の出所 Source of medicines"
Description: "From what the national system knows of a medicine. Claims arrive a month or more later than the others."
* insert OwnCodes
* insert Concept(claim, レセプト, [[from a claim]])
* insert Concept(prescription, 処方情報, [[from an electronic prescription]])
* insert Concept(dispensing, 調剤情報, [[from the dispensing of an electronic prescription]])

ValueSet: MedicalSources
Id: medical-source
Title: "薬剤情報の出所 Source of medicines"
Description: "All sources of medicines."
* insert AllCodesOf(MedicalSource)

CodeSystem: MedicineCode
Id: medicine-code
Title: "薬剤コード Code of a medicine"
Description: "Codes of medicines as the national system writes them. Handed on as they came."
* insert CodesOfOthers

CodeSystem: TreatmentCode
Id: treatment-code
Title: "診療行為コード Code of a treatment"
Description: "Codes of treatments as the national system writes them. Handed on as they came."
* insert CodesOfOthers

CodeSystem: CheckUpItemCode
Id: check-up-item-code
Title: "健診項目コード Code of an item of a check-up"
Description: "Codes of items (17 characters) as the national system writes them. Handed on as they came."
* insert CodesOfOthers

RuleSet: CodesOfOthers
* ^language = #ja
* ^experimental = false
* ^caseSensitive = true
* ^content = #not-present
