// What an EMR shows of an insurance or a ticket and the base Coverage has no place for.

Extension: DisqualificationDate
Id: disqualification-date
Title: "資格喪失年月日 Date of loss"
Description: "The first day without cover, as the national system gives it. Coverage.period.end is the day before unless a reading says otherwise."
Context: Coverage
* value[x] 1..1
* value[x] only date

Extension: PeriodEndReadingExtension
Id: period-end-reading
Title: "期間終了日の読み方 Reading of the period's end"
Description: "Present when period.end does not hold the last covered day."
Context: Coverage.period
* value[x] 1..1
* value[x] only code
* value[x] from PeriodEndReadings (required)

Extension: LossReasonExtension
Id: loss-reason
Title: "資格喪失事由 Reason of loss"
Description: "Why the qualification was lost."
Context: Coverage
* value[x] 1..1
* value[x] only code
* value[x] from LossReasons (required)

Extension: QualificationValidityExtension
Id: qualification-validity
Title: "資格有効性 Qualification validity"
Description: "What the national system said about validity on the day asked. It is about the answer as a whole: a qualification that was lost before that day stays lost in a valid answer."
Context: Coverage, CoverageEligibilityResponse
* value[x] 1..1
* value[x] only code
* value[x] from QualificationValidities (required)

Extension: InsuredCardClassificationExtension
Id: insured-card-classification
Title: "被保険者証区分 Insured card classification"
Description: "Kind of insured card."
Context: Coverage
* value[x] 1..1
* value[x] only code
* value[x] from InsuredCardClassifications (required)

Extension: CardValidity
Id: card-validity
Title: "被保険者証有効期間 Validity of the card"
Description: "From when until when the card itself is valid, which need not be the period of the qualification."
Context: Coverage
* value[x] 1..1
* value[x] only Period

Extension: CardIssueDate
Id: card-issue-date
Title: "被保険者証交付年月日 Date of issue of the card"
Description: "The day the card was issued."
Context: Coverage
* value[x] 1..1
* value[x] only date

Extension: Preschool
Id: preschool
Title: "未就学区分 Pre-school child"
Description: "True when the patient is a pre-school child in the sense of the cost share."
Context: Coverage
* value[x] 1..1
* value[x] only boolean

Extension: InsuredName
Id: insured-name
Title: "被保険者氏名（世帯主氏名） Name of the insured person or householder"
Description: "The name as text. Not Coverage.subscriber, because a householder need not be insured and the stricter national profile forbids that element."
Context: Coverage
* value[x] 1..1
* value[x] only string

Extension: LimitCertificate
Id: limit-certificate
Title: "限度額適用認定証関連情報 Limit certificate"
Description: "The limit certificate for display beside the insurance. For calculation read the eligibility response, which has one entry per certificate."
Context: Coverage
* extension contains
    classification 0..1 and
    category 0..1 and
    issueDate 0..1 and
    validity 0..1 and
    longTermDate 0..1
* extension[classification].value[x] 1..1
* extension[classification].value[x] only code
* extension[classification].value[x] from LimitCertificateClassifications (required)
* extension[category].value[x] 1..1
* extension[category].value[x] only code
* extension[category].value[x] from LimitCategories (required)
* extension[issueDate].value[x] 1..1
* extension[issueDate].value[x] only date
* extension[validity].value[x] 1..1
* extension[validity].value[x] only Period
* extension[longTermDate].value[x] 1..1
* extension[longTermDate].value[x] only date

Extension: MedicalTicket
Id: medical-ticket
Title: "医療券・調剤券 Ticket of public assistance"
Description: "The ticket behind one month of public assistance."
Context: Coverage
* extension contains
    ticketType 0..1 and
    issueNumber 0..1 and
    treatmentMonth 0..1 and
    treatmentType 0..1 and
    singleOrCombinedUse 0..1
* extension[ticketType].value[x] 1..1
* extension[ticketType].value[x] only code
* extension[ticketType].value[x] from TicketTypes (required)
* extension[issueNumber] ^short = "交付番号 issue number"
* extension[issueNumber].value[x] 1..1
* extension[issueNumber].value[x] only string
* extension[treatmentMonth] ^short = "診療年月 month of treatment, a date of year and month"
* extension[treatmentMonth].value[x] 1..1
* extension[treatmentMonth].value[x] only date
* extension[treatmentType].value[x] 1..1
* extension[treatmentType].value[x] only code
* extension[treatmentType].value[x] from MedicalTreatmentTypes (required)
* extension[singleOrCombinedUse].value[x] 1..1
* extension[singleOrCombinedUse].value[x] only code
* extension[singleOrCombinedUse].value[x] from SingleOrCombinedUses (required)

Extension: DesignatedInstitution
Id: designated-institution
Title: "指定医療機関 Designated institution"
Description: "The institution a ticket is for. A ticket for another institution must not be used without asking the welfare office."
Context: Coverage
* extension contains
    code 0..1 and
    name 0..1 and
    forThisHospital 0..1
* extension[code].value[x] 1..1
* extension[code].value[x] only string
* extension[name].value[x] 1..1
* extension[name].value[x] only string
* extension[forThisHospital] ^short = "指定医療機関フラグ false when the ticket is for another institution"
* extension[forThisHospital].value[x] 1..1
* extension[forThisHospital].value[x] only boolean
