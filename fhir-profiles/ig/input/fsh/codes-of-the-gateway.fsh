// Code systems that this project needs and nobody else has.

CodeSystem: PatientStanding
Id: patient-standing
Title: "患者の位置付け Patient standing"
Description: "How sure the gateway is that this patient is the one the hospital knows by a patient number."
* insert OwnCodes
* insert Concept(linked, 確定, [[linked to exactly one hospital patient]])
* insert Concept(provisional, 仮登録, [[has an answer but no hospital patient number yet]])

ValueSet: PatientStandings
Id: patient-standing
Title: "患者の位置付け Patient standing"
Description: "All standings a readable patient can have; a doubtful match is not readable."
* insert AllCodesOf(PatientStanding)

CodeSystem: CertificateKind
Id: certificate-kind
Title: "証の種類 Kind of certificate"
Description: "What one insurance entry of an eligibility response is about. Every entry of one insurance points to the same Coverage."
* insert OwnCodes
* insert Concept(qualification, 資格, [[the qualification itself]])
* insert Concept(elderly-recipient, 高齢受給者証, [[elderly recipient certificate]])
* insert Concept(limit, 限度額適用認定証, [[limit application certificate]])
* insert Concept(specific-disease, 特定疾病療養受療証, [[specific disease certificate]])
* insert Concept(medical-ticket, 医療券・調剤券, [[medical or dispensing ticket of public assistance]])
* insert Concept(subsidy, 医療費助成, [[medical subsidy of a municipality]])

ValueSet: CertificateKinds
Id: certificate-kind
Title: "証の種類 Kind of certificate"
Description: "All kinds of certificate an insurance entry can be about."
* insert AllCodesOf(CertificateKind)

CodeSystem: BenefitTerm
Id: benefit-term
Title: "給付の単位期間 Benefit term"
Description: "The calendar month, which the base benefit terms lack and every Japanese ceiling uses."
* insert OwnCodes
* insert Concept(monthly, 月額, [[per calendar month]])

ValueSet: BenefitTerms
Id: benefit-term
Title: "給付の単位期間 Benefit term"
Description: "The terms in which Japanese ceilings are stated."
* insert AllCodesOf(BenefitTerm)

CodeSystem: PeriodEndReading
Id: period-end-reading
Title: "期間終了日の読み方 Reading of a period's end"
Description: "How Coverage.period.end is to be read when it comes from a date of loss."
* insert OwnCodes
* insert Concept(last-covered-day, 資格のある最後の日, [[the last day of cover, one day before the date of loss]])
* insert Concept(loss-date, 資格喪失日, [[the date of loss itself, the first day without cover]])

ValueSet: PeriodEndReadings
Id: period-end-reading
Title: "期間終了日の読み方 Reading of a period's end"
Description: "The two readings of a period's end."
* insert AllCodesOf(PeriodEndReading)

CodeSystem: ProcessingResultCode
Id: processing-result-code
Title: "処理結果コード Processing result code"
Description: "Codes with which the national system refuses or comments an inquiry. The list is not public; codes are handed on as they came."
* ^language = #ja
* ^experimental = false
* ^caseSensitive = true
* ^content = #not-present
