Profile: MadoguchiDeskTask
Parent: Task
Id: madoguchi-desk-task
Title: "窓口の仕事 Desk work"
Description: "Something that is left to a person: what is the matter, what to do next, who acts, and by when. It names no staff and holds nothing medical."
* insert Stamped
* extension contains UncertainReading named uncertainReading 0..*
* intent = #order
* code 1..1
* code.coding 1..1
* description 1..1
* for only Reference(MadoguchiPatient)
* focus only Reference(MadoguchiEligibilityResponse)
* authoredOn 1..1
* lastModified 1..1
* requester 0..0
* owner 0..0
* note 0..0
* performerType 1..1
* performerType from DeskActors (required)
* reasonCode 1..1
* restriction 1..1
* restriction.period.end 1..1
* input 2..*
* input.type from DeskInputs (required)
* output 0..0
* obeys mdg-task-status and mdg-task-end and mdg-task-rules

Invariant: mdg-task-status
Description: "It is to be done, being done, done, or came to nothing."
Severity: #error
Expression: "status in ('requested' | 'in-progress' | 'completed' | 'cancelled')"

Invariant: mdg-task-end
Description: "What is done says how it ended, and what came to nothing says why."
Severity: #error
Expression: "(status = 'completed') = businessStatus.exists() and (status = 'cancelled') = statusReason.exists()"

Invariant: mdg-task-rules
Description: "Rules are named by their identifier."
Severity: #error
Expression: "input.where(type.coding.where(code = 'rule').exists()).all(value.ofType(uri).matches('^https://madoguchi\\\\.jp/fhir/rule/R-[A-Z]{2}-[0-9]{2}[a-z]?$'))"

CodeSystem: DeskActor
Id: desk-actor
Title: "担当 Who acts"
Description: "Who must act on a piece of desk work."
* insert OwnCodes
* insert Concept(RECEPTION_CLERK, 窓口職員, [[clerk at the reception desk]])
* insert Concept(CLAIM_CLERK, 請求担当, [[clerk who makes the claims]])
* insert Concept(CLINICIAN, 有資格者, [[licensed member of staff]])
* insert Concept(ADMINISTRATOR, システム管理者, [[administrator of terminals and readers]])

ValueSet: DeskActors
Id: desk-actor
Title: "担当 Who acts"
Description: "All who act on desk work."
* insert AllCodesOf(DeskActor)

CodeSystem: DeskInput
Id: desk-input
Title: "仕事の内容 What comes with desk work"
Description: "What stands beside a piece of desk work."
* insert OwnCodes
* insert Concept(visit, 受診日, [[day of the visit]])
* insert Concept(pays, 患者負担, [[what the patient pays meanwhile]])
* insert Concept(rule, 根拠の規則, [[a rule that led there]])

ValueSet: DeskInputs
Id: desk-input
Title: "仕事の内容 What comes with desk work"
Description: "All that comes with desk work."
* insert AllCodesOf(DeskInput)

CodeSystem: DeskStep
Id: desk-step
Title: "窓口の手順 Step of the desk"
Description: "What somebody of the desk is asked to do, by the words of the desk's own interface. New ones may come."
* insert CodesOfOthers

CodeSystem: DeskReason
Id: desk-reason
Title: "仕事の理由 Reason of desk work"
Description: "Why a piece of desk work came up, as a word. New ones may come."
* insert CodesOfOthers

CodeSystem: DeskEnd
Id: desk-end
Title: "仕事の終わり End of desk work"
Description: "How a piece of desk work ended, or why it came to nothing, as a word. New ones may come."
* insert CodesOfOthers
