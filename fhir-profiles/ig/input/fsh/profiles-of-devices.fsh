Profile: MadoguchiDevice
Parent: Device
Id: madoguchi-device
Title: "端末・リーダー Terminal or reader"
Description: "A qualification terminal that the gateway is configured for, or the card readers whose results come through it. No address, path or key stands here."
* insert Stamped
* identifier 1..1
* identifier.system 1..1
* identifier.system = "https://madoguchi.jp/fhir/IdSystem/terminal"
* identifier.value 1..1
* status = #active
* type 1..1
* type from DeviceKinds (required)
* deviceName 1..1
* owner 1..1
* owner only Reference(MadoguchiHospital)
* owner.identifier 1..1
* parent only Reference(MadoguchiDevice)
* url 0..0
* obeys mdg-reader-has-terminal

Invariant: mdg-reader-has-terminal
Description: "A reader belongs to its terminal, and a terminal to nothing."
Severity: #error
Expression: "type.coding.where(code = 'reader').exists() = parent.reference.exists()"

CodeSystem: DeviceKind
Id: device-kind
Title: "機器の種類 Kind of device"
Description: "What stands between the card and the national system."
* insert OwnCodes
* insert Concept(terminal, 資格確認端末, [[qualification terminal]])
* insert Concept(reader, 顔認証付きカードリーダー, [[card readers with face recognition]])

ValueSet: DeviceKinds
Id: device-kind
Title: "機器の種類 Kind of device"
Description: "All kinds of devices."
* insert AllCodesOf(DeviceKind)
