// Examples of invented people, as the API gives them. Each is validated by a test.

RuleSet: Example(version)
* meta.versionId = "{version}"
* meta.lastUpdated = "2026-11-22T10:02:03.456+09:00"

RuleSet: ExampleExtension(index, id)
* extension[{index}].url = "https://madoguchi.jp/fhir/StructureDefinition/{id}"

RuleSet: ExampleNational(index, part, value)
* extension[{index}].url = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson{part}"
* extension[{index}].valueString = "{value}"

Instance: example-patient
InstanceOf: MadoguchiPatient
Usage: #example
Title: "確定した患者 A linked patient"
Description: "A patient of the hospital whom the national system answered about, with the hospital's number and the member id."
* insert Example(42)
* meta.tag[standing].system = "https://madoguchi.jp/fhir/CodeSystem/patient-standing"
* meta.tag[standing].code = #linked
* meta.tag[standing].display = "確定"
* identifier[0].system = "urn:oid:1.2.392.100495.20.3.51.19919999999"
* identifier[=].value = "P000001"
* identifier[insuranceMemberId].value = "06999010:宮６:1234567:01"
* name[0].extension[representation].valueCode = #IDE
* name[=].use = #official
* name[=].text = "見本 太郎"
* name[=].family = "見本"
* name[=].given = "太郎"
* name[+].extension[representation].valueCode = #SYL
* name[=].use = #official
* name[=].text = "ミホン タロウ"
* name[=].family = "ミホン"
* name[=].given = "タロウ"
* gender = #male
* birthDate = "1980-04-01"
* address.text = "架空県見本市中央１－２－３"
* address.state = "架空県"
* address.postalCode = "999-0001"
* address.country = "JP"

Instance: example-payer
InstanceOf: MadoguchiPayer
Usage: #example
Title: "保険者 An insurer"
Description: "The insurer behind the example of an insurance."
* insert Example(42)
* identifier[insurerNumber].value = "06999010"
* type = $OrganizationType#ins
* name = "架空健康保険組合"

Instance: example-hospital
InstanceOf: MadoguchiHospital
Usage: #example
Title: "医療機関 A hospital"
Description: "The facility whose reception asked."
* insert Example(42)
* identifier[medicalInstitutionNumber].value = "9919999999"
* type = $OrganizationType#prov
* name = "架空病院"

Instance: example-insurance
InstanceOf: MadoguchiInsuranceCoverage
Usage: #example
Title: "有効な医療保険 An insurance in force"
Description: "An insurance that may be used on the day it was confirmed; symbol, number and branch in the national extensions."
* insert Example(42)
* insert ExampleNational(0, Symbol, 宮６)
* insert ExampleNational(1, Number, 1234567)
* insert ExampleNational(2, SubNumber, 01)
* insert ExampleExtension(3, qualification-validity)
* extension[3].valueCode = #1
* identifier[insuranceMemberId].value = "06999010:宮６:1234567:01"
* status = #active
* type = $InsuranceMajorCategory#1 "医保"
* beneficiary = Reference(example-patient)
* dependent = "01"
* relationship = $InsuredPersonCategory#1 "被保険者"
* period.start = "2020-04-01"
* payor = Reference(example-payer)

Instance: example-public-payer
InstanceOf: MadoguchiPayer
Usage: #example
Title: "公費負担者 A public payer"
Description: "The welfare office behind the example of a public expense."
* insert Example(42)
* identifier[publicPayerNumber].value = "12999010"
* type = $OrganizationType#other
* name = "架空市福祉事務所"

Instance: example-public-expense
InstanceOf: MadoguchiPublicExpenseCoverage
Usage: #example
Title: "公費（医療扶助） A public expense"
Description: "Public assistance by the ticket of one month, for this hospital: it may be used, before any other payer, and the patient pays nothing."
* insert Example(42)
* insert ExampleExtension(0, qualification-validity)
* extension[0].valueCode = #1
* insert ExampleExtension(1, medical-ticket)
* extension[1].extension[0].url = "ticketType"
* extension[1].extension[0].valueCode = #01
* extension[1].extension[1].url = "treatmentMonth"
* extension[1].extension[1].valueDate = "2026-11"
* insert ExampleExtension(2, designated-institution)
* extension[2].extension[0].url = "code"
* extension[2].extension[0].valueString = "9999999"
* extension[2].extension[1].url = "forThisHospital"
* extension[2].extension[1].valueBoolean = true
* identifier[publicPayerMemberId].value = "12999010::1234567:"
* status = #active
* type = $InsuranceMajorCategory#8 "公費"
* subscriberId = "1234567"
* beneficiary = Reference(example-patient)
* period.start = "2026-11-01"
* period.end = "2026-11-30"
* payor = Reference(example-public-payer)
* order = 1
* costToBeneficiary.type = $CopayType#copaypct
* costToBeneficiary.valueQuantity = 0 $Ucum#% "%"

Instance: example-request
InstanceOf: MadoguchiEligibilityRequest
Usage: #example
Title: "今日の資格の照会 A question about today"
Description: "As an EMR sends it: about a patient of the hospital, without a card."
* purpose[0] = #validation
* purpose[1] = #benefits
* patient = Reference(example-patient)
* servicedDate = "2026-11-22"
* created = "2026-11-22"
* insurer = Reference(example-payer)

Instance: example-response
InstanceOf: MadoguchiEligibilityResponse
Usage: #example
Title: "有効の回答 An answer that is valid"
Description: "The national system looked: the insurance is in force, and a limit certificate of a category stands beside it."
* insert Example(42)
* extension[qualificationValidity].valueCode = #1
* extension[referenceClassification].valueCode = #2
* status = #active
* purpose[0] = #validation
* purpose[1] = #benefits
* patient = Reference(example-patient)
* servicedDate = "2026-11-22"
* created = "2026-11-22T09:15:30+09:00"
* requestor = Reference(example-hospital)
* request = Reference(example-request)
* outcome = #complete
* disposition = "有効"
* insurer = Reference(example-payer)
* insurance[0].extension[certificateKind].valueCode = #qualification
* insurance[=].coverage = Reference(example-insurance)
* insurance[=].inforce = true

Instance: example-response-with-advice
InstanceOf: MadoguchiEligibilityResponse
Usage: #example
Title: "窓口の手順と解釈の未確定 An answer with desk advice that rests on a reading"
Description: "Public assistance without a registered ticket: what the desk does next, and that this hangs on a reading of the texts, which a row of switches.csv has decided."
* insert Example(2)
* extension[qualificationValidity].valueCode = #6
* extension[deskAdvice][0].extension[step].valueCode = #FETCH_MEDICAL_TICKET
* extension[deskAdvice][0].extension[title].valueString = "医療扶助は有効ですが、今月の医療券がまだ登録されていません。"
* extension[deskAdvice][0].extension[next].valueString = "初診のときは福祉事務所に電話し、それ以外は月の中旬を過ぎてから医療券情報を取り込んでください。登録済みの資格は変えないでください。"
* extension[deskAdvice][0].extension[rule][0].valueCode = #R-RS-09
* extension[deskAdvice][0].extension[rule][1].valueCode = #R-PM-09
* extension[deskAdvice][0].extension[uncertainReading][0].extension[switch].valueCode = #ACCEPT_VALIDITY_6
* extension[deskAdvice][0].extension[uncertainReading][0].extension[title].valueString = "「有効（未登録）」を有効として受付を続けてよいかどうかは、確かめられていません。"
* extension[deskAdvice][0].extension[uncertainReading][0].extension[file].valueString = "switches.csv"
* extension[deskAdvice][0].extension[uncertainReading][0].extension[rule][0].valueCode = #R-RS-09
* status = #active
* purpose[0] = #validation
* patient = Reference(example-patient)
* servicedDate = "2026-11-22"
* created = "2026-11-22T09:15:30+09:00"
* requestor = Reference(example-hospital)
* request = Reference(example-request)
* outcome = #complete
* disposition = "有効（未登録）"
* insurer = Reference(example-public-payer)

Instance: example-provenance
InstanceOf: MadoguchiProvenance
Usage: #example
Title: "照会の経路 By which way an answer came"
Description: "The answer was asked for with card data from the desk: what that proves, through which terminal, and for which question."
* insert Example(42)
* target[0] = Reference(example-response)
* target[+] = Reference(example-insurance)
* target[+] = Reference(example-patient)
* occurredDateTime = "2026-11-22T09:15:30+09:00"
* recorded = "2026-11-22T09:15:31.250+09:00"
* policy = "https://madoguchi.jp/fhir/rule/R-CH-14"
* activity = ProofChannel#card-data
* agent[nationalSystem].who.type = "Organization"
* agent[nationalSystem].who.display = "オンライン資格確認等システム"
* agent[terminal].who = Reference(example-terminal)
* agent[terminal].who.type = "Device"
* agent[terminal].who.identifier.system = "https://madoguchi.jp/fhir/IdSystem/terminal"
* agent[terminal].who.identifier.value = "front-1"
* agent[terminal].onBehalfOf = Reference(example-hospital)
* entity.role = #source
* entity.what.type = "CoverageEligibilityRequest"
* entity.what.identifier.system = "https://madoguchi.jp/fhir/IdSystem/inquiry"
* entity.what.identifier.value = "ABCDEF123456"

Instance: example-consent
InstanceOf: MadoguchiConsent
Usage: #example
Title: "カードリーダーでの同意 Consents at the reader"
Description: "Given with the card at the reader: check-ups and medicines may be looked at for a day, treatments may not."
* insert Example(42)
* status = #active
* scope = $ConsentScope#patient-privacy
* category = ConsentSetting#outpatient
* patient = Reference(example-patient)
* dateTime = "2026-11-22T09:10:00+09:00"
* organization = Reference(example-hospital)
* policy.uri = "https://madoguchi.jp/fhir/rule/R-CO-02"
* provision.provision[0].extension[consentFlag].valueCode = #1
* provision.provision[=].type = #permit
* provision.provision[=].period.start = "2026-11-22T09:10:00+09:00"
* provision.provision[=].period.end = "2026-11-23T09:10:00+09:00"
* provision.provision[=].code = ConsentItem#health-checkups
* provision.provision[+].extension[consentFlag].valueCode = #1
* provision.provision[=].type = #permit
* provision.provision[=].period.start = "2026-11-22T09:10:00+09:00"
* provision.provision[=].period.end = "2026-11-23T09:10:00+09:00"
* provision.provision[=].code = ConsentItem#medicines
* provision.provision[+].extension[consentFlag].valueCode = #0
* provision.provision[=].type = #deny
* provision.provision[=].code = ConsentItem#treatments

RuleSet: ExampleDevice(name, kind, title)
* insert Example(1)
* identifier.system = "https://madoguchi.jp/fhir/IdSystem/terminal"
* identifier.value = "{name}"
* status = #active
* deviceName.name = "{title}"
* deviceName.type = #user-friendly-name
* type = DeviceKind#{kind}
* owner.type = "Organization"
* owner.identifier.system = $MedicalInstitutionNumber
* owner.identifier.value = "9919999999"

Instance: example-terminal
InstanceOf: MadoguchiDevice
Usage: #example
Title: "資格確認端末 A terminal"
Description: "A qualification terminal of the reception, by the name that the hospital gave it."
* insert ExampleDevice(front-1, terminal, front-1)

Instance: example-reader
InstanceOf: MadoguchiDevice
Usage: #example
Title: "カードリーダー Card readers of a terminal"
Description: "The card readers whose results come through that terminal: which of several it was, no result says."
* insert ExampleDevice(front-1/reader, reader, front-1 のカードリーダー)
* parent = Reference(example-terminal)

Instance: example-desk-task
InstanceOf: MadoguchiDeskTask
Usage: #example
Title: "窓口の仕事 A piece of desk work"
Description: "The ticket of the month has to be fetched, which hangs on a reading of the texts; nobody has taken it yet. It comes of the example of an answer with advice."
* insert Example(1)
* extension[uncertainReading].extension[switch].valueCode = #ACCEPT_VALIDITY_6
* extension[uncertainReading].extension[title].valueString = "「有効（未登録）」を有効として受付を続けてよいかどうかは、確かめられていません。"
* extension[uncertainReading].extension[file].valueString = "switches.csv"
* extension[uncertainReading].extension[rule].valueCode = #R-RS-09
* status = #requested
* intent = #order
* code = DeskStep#FETCH_MEDICAL_TICKET "医療扶助は有効ですが、今月の医療券がまだ登録されていません。"
* description = "初診のときは福祉事務所に電話し、それ以外は月の中旬を過ぎてから医療券情報を取り込んでください。登録済みの資格は変えないでください。"
* for = Reference(example-patient)
* focus = Reference(example-response-with-advice)
* authoredOn = "2026-11-22T10:02:03+09:00"
* lastModified = "2026-11-22T10:02:03+09:00"
* performerType = DeskActor#RECEPTION_CLERK
* reasonCode = DeskReason#VALID_NO_TICKET
* restriction.period.end = "2026-11-30"
* input[0].type = DeskInput#visit
* input[=].valueDate = "2026-11-22"
* input[+].type = DeskInput#pays
* input[=].valueCode = #NOT_AFFECTED
* input[+].type = DeskInput#rule
* input[=].valueUri = "https://madoguchi.jp/fhir/rule/R-RS-09"
* input[+].type = DeskInput#rule
* input[=].valueUri = "https://madoguchi.jp/fhir/rule/R-PM-09"

// Shown now and kept by nobody: the API gives these without a version, and without an id.
RuleSet: ExampleShown
* meta.security[0] = http://terminology.hl7.org/CodeSystem/v3-Confidentiality#R
* meta.security[+] = http://terminology.hl7.org/CodeSystem/v3-ActCode#DELAU
* subject = Reference(example-patient)

Instance: example-medicine
InstanceOf: MadoguchiMedicine
Usage: #example
Title: "薬剤情報 A medicine"
Description: "A medicine of a claim, as written there; whether the patient takes it, nobody says."
* insert ExampleShown
* extension[careDetails].extension[ingredient].valueString = "架空成分"
* extension[careDetails].extension[quantity].valueString = "1"
* extension[careDetails].extension[unit].valueString = "錠"
* extension[careDetails].extension[times].valueString = "28"
* extension[careDetails].extension[category].valueString = "21"
* extension[careDetails].extension[admission].valueString = "2"
* status = #unknown
* category = MedicalSource#claim
* medicationCodeableConcept = MedicineCode#990000101
* medicationCodeableConcept.text = "架空錠５ｍｇ"
* effectiveDateTime = "2026-10-12"
* informationSource.type = "Organization"
* informationSource.identifier.system = $MedicalInstitutionNumber
* informationSource.identifier.value = "9941234567"
* informationSource.display = "架空薬局"
* dosage.text = "１日１回朝食後／粉砕"

Instance: example-treatment
InstanceOf: MadoguchiTreatment
Usage: #example
Title: "診療情報 A treatment"
Description: "A test of a claim, as written there."
* insert ExampleShown
* extension[careDetails].extension[quantity].valueString = "1"
* extension[careDetails].extension[unit].valueString = "回"
* extension[careDetails].extension[times].valueString = "2"
* extension[careDetails].extension[category].valueString = "60"
* extension[careDetails].extension[admission].valueString = "2"
* status = #completed
* code = TreatmentCode#990000201
* code.text = "架空検査"
* performedDateTime = "2026-10-12"
* performer.actor.type = "Organization"
* performer.actor.identifier.system = $MedicalInstitutionNumber
* performer.actor.identifier.value = "9911234567"
* performer.actor.display = "架空医院"

Instance: example-check-up-item
InstanceOf: MadoguchiCheckUpItem
Usage: #example
Title: "特定健診情報 An item of a check-up"
Description: "The weight of a check-up: a number keeps its digits, and its unit is the text that was written."
* insert ExampleShown
* status = #final
* code = CheckUpItemCode#9N006000000000001
* code.text = "体重"
* effectiveDateTime = "2026-06-01"
* valueQuantity.value = 58.2
* valueQuantity.unit = "kg"
