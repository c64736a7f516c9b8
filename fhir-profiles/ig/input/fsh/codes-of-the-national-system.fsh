// The code tables of the national qualification system, as far as they reach a FHIR resource.

CodeSystem: QualificationValidity
Id: qualification-validity
Title: "資格有効性 Qualification validity"
Description: "What the national system says about the validity of a qualification on the day asked (table 006)."
* insert OwnCodes
* insert Concept(1, 有効, [[valid]])
* insert Concept(2, 無効, [[invalid]])
* insert Concept(3, 無効（新しい資格あり）, [[invalid; a newer qualification exists]])
* insert Concept(4, 該当資格なし, [[no such qualification]])
* insert Concept(5, 複数該当, [[several qualifications match]])
* insert Concept(6, 有効（未登録）, [[valid; ticket of public assistance not registered yet]])

ValueSet: QualificationValidities
Id: qualification-validity
Title: "資格有効性 Qualification validity"
Description: "All values of qualification validity."
* insert AllCodesOf(QualificationValidity)

CodeSystem: ReferenceClassification
Id: reference-classification
Title: "照会区分 Reference classification"
Description: "What the inquiry was made with (table 002)."
* insert OwnCodes
* insert Concept(1, マイナンバーカード, [[My Number card]])
* insert Concept(2, 被保険者証情報, [[card data typed at the desk]])

ValueSet: ReferenceClassifications
Id: reference-classification
Title: "照会区分 Reference classification"
Description: "All reference classifications."
* insert AllCodesOf(ReferenceClassification)

CodeSystem: LossReason
Id: loss-reason
Title: "資格喪失事由 Reason of loss"
Description: "Why a qualification was lost (table 008)."
* insert OwnCodes
* insert Concept(01, 死亡, [[death]])
* insert Concept(02, 生活保護受給開始, [[start of public assistance]])
* insert Concept(03, 医療保険等の資格取得, [[another qualification acquired]])
* insert Concept(99, その他, [[other]])

ValueSet: LossReasons
Id: loss-reason
Title: "資格喪失事由 Reason of loss"
Description: "All reasons of loss."
* insert AllCodesOf(LossReason)

CodeSystem: InsuredCardClassification
Id: insured-card-classification
Title: "被保険者証区分 Insured card classification"
Description: "Kind of insured card (table 010). Labels as of December 2024; retired codes still arrive for older qualifications."
* insert OwnCodes
* insert Concept(01, 一般, [[general]])
* insert Concept(02, 退職, [[retired employee]])
* insert Concept(03, 短期（一般）, [[short term; general]])
* insert Concept(04, 短期（退職）, [[short term; retired employee]])
* insert Concept(05, 特別療養費の支給対象者, [[special medical expense; formerly certificate of qualification]])
* insert Concept(06, 特例退職, [[retired employee; special scheme]])
* insert Concept(07, 自衛官, [[Self-Defense Forces]])
* insert Concept(A1, 医療扶助, [[medical assistance]])

ValueSet: InsuredCardClassifications
Id: insured-card-classification
Title: "被保険者証区分 Insured card classification"
Description: "All insured card classifications."
* insert AllCodesOf(InsuredCardClassification)

CodeSystem: LimitCertificateClassification
Id: limit-certificate-classification
Title: "限度額適用認定証区分 Limit certificate classification"
Description: "Kind of limit application certificate (table 011)."
* insert OwnCodes
* insert Concept(01, 限度額適用認定証, [[limit application certificate]])
* insert Concept(02, 限度額適用・標準負担額減額認定証, [[limit application and standard meal fee reduction certificate]])
* insert Concept(03, 標準負担額減額認定証, [[standard meal fee reduction certificate]])

ValueSet: LimitCertificateClassifications
Id: limit-certificate-classification
Title: "限度額適用認定証区分 Limit certificate classification"
Description: "All limit certificate classifications."
* insert AllCodesOf(LimitCertificateClassification)

CodeSystem: LimitCategory
Id: limit-category
Title: "限度額適用区分 Limit category"
Description: "Income category that decides the monthly ceiling (table 012): A for people under 70, B for 70 and over."
* insert OwnCodes
* insert Concept(A01, ア, [[under 70; category A]])
* insert Concept(A02, イ, [[under 70; category I]])
* insert Concept(A03, ウ, [[under 70; category U]])
* insert Concept(A04, エ, [[under 70; category E]])
* insert Concept(A05, オ, [[under 70; category O]])
* insert Concept(A06, オ（境界層）, [[under 70; category O; borderline of public assistance]])
* insert Concept(B01, 現役並みⅢ, [[70 and over; active income III]])
* insert Concept(B02, 現役並みⅡ, [[70 and over; active income II]])
* insert Concept(B03, 現役並みⅠ, [[70 and over; active income I]])
* insert Concept(B04, 一般, [[70 to 74; general]])
* insert Concept(B05, 低所得Ⅱ, [[70 and over; low income II]])
* insert Concept(B06, 低所得Ⅰ, [[70 and over; low income I]])
* insert Concept(B07, 低所得Ⅰ（老福）, [[70 and over; low income I; old-age welfare pension]])
* insert Concept(B08, 低所得Ⅰ（境界層）, [[70 and over; low income I; borderline of public assistance]])
* insert Concept(B09, 一般Ⅱ, [[75 and over; general II]])
* insert Concept(B10, 一般Ⅰ, [[75 and over; general I]])

ValueSet: LimitCategories
Id: limit-category
Title: "限度額適用区分 Limit category"
Description: "All limit categories."
* insert AllCodesOf(LimitCategory)

CodeSystem: SpecificDiseaseCategory
Id: specific-disease-category
Title: "特定疾病認定疾病区分 Specific disease category"
Description: "Disease for which a specific disease certificate is given (table 013)."
* insert OwnCodes
* insert Concept(1, 人工腎臓を要する慢性腎不全, [[chronic renal failure on dialysis]])
* insert Concept(2, 先天性血液凝固因子障害, [[congenital coagulation factor disorder]])
* insert Concept(3, 血液製剤によるHIV感染症, [[HIV infection through blood products]])

ValueSet: SpecificDiseaseCategories
Id: specific-disease-category
Title: "特定疾病認定疾病区分 Specific disease category"
Description: "All specific disease categories."
* insert AllCodesOf(SpecificDiseaseCategory)

CodeSystem: TicketType
Id: ticket-type
Title: "券種別 Ticket type"
Description: "Kind of ticket of public assistance (table 018)."
* insert OwnCodes
* insert Concept(01, 医療券, [[medical ticket]])
* insert Concept(02, 調剤券, [[dispensing ticket]])

ValueSet: TicketTypes
Id: ticket-type
Title: "券種別 Ticket type"
Description: "All ticket types."
* insert AllCodesOf(TicketType)

CodeSystem: MedicalTreatmentType
Id: medical-treatment-type
Title: "診療別 Medical treatment type"
Description: "Care for which a ticket of public assistance is given (table 019)."
* insert OwnCodes
* insert Concept(01, 入院, [[inpatient]])
* insert Concept(02, 入院外, [[outpatient]])
* insert Concept(03, 歯科, [[dental]])
* insert Concept(04, 調剤, [[dispensing]])
* insert Concept(05, 訪問看護, [[home nursing]])

ValueSet: MedicalTreatmentTypes
Id: medical-treatment-type
Title: "診療別 Medical treatment type"
Description: "All medical treatment types of tickets."
* insert AllCodesOf(MedicalTreatmentType)

CodeSystem: SingleOrCombinedUse
Id: single-or-combined-use
Title: "単独・併用 Single or combined use"
Description: "Whether public assistance pays alone or after another payer (table 020)."
* insert OwnCodes
* insert Concept(01, 単独, [[public assistance alone]])
* insert Concept(02, 併用, [[combined with another payer]])

ValueSet: SingleOrCombinedUses
Id: single-or-combined-use
Title: "単独・併用 Single or combined use"
Description: "Both uses of a ticket."
* insert AllCodesOf(SingleOrCombinedUse)

CodeSystem: PrescriptionForm
Id: prescription-form
Title: "処方箋発行形態 Form of prescription"
Description: "The form of prescription the patient chose (table 017)."
* insert OwnCodes
* insert Concept(1, 電子, [[electronic]])
* insert Concept(2, 紙, [[paper]])

ValueSet: PrescriptionForms
Id: prescription-form
Title: "処方箋発行形態 Form of prescription"
Description: "Both forms of prescription."
* insert AllCodesOf(PrescriptionForm)
