// By which way something was proved, and what somebody consented to.

CodeSystem: ProofChannel
Id: proof-channel
Title: "確認の経路 Channel of proof"
Description: "The way by which the national system was asked."
* insert OwnCodes
* insert Concept(reader, カードリーダー, [[the card, at the reader of the reception]])
* insert Concept(card-data, 被保険者証等情報, [[one person, by the numbers of a card or of the records]])
* insert Concept(bulk, 一括照会, [[many persons at once, by the numbers on record]])
* insert Concept(home-visit, 訪問診療等, [[away from the reader, for home visits]])
* insert Concept(online, オンライン診療等, [[away from the reader, for online care]])
* insert Concept(tickets, 医療券情報の一括取得, [[tickets of public assistance, for all at once]])

ValueSet: ProofChannels
Id: proof-channel
Title: "確認の経路 Channel of proof"
Description: "All channels of proof."
* insert AllCodesOf(ProofChannel)

CodeSystem: ConsentSetting
Id: consent-setting
Title: "同意の場面 Setting of a consent"
Description: "In which setting a consent was given. A newer answer replaces the consents of its own setting only."
* insert OwnCodes
* insert Concept(outpatient, 外来, [[at the reader of the reception]])
* insert Concept(home-visit, 訪問診療等, [[for home visits]])
* insert Concept(online, オンライン診療等, [[for online care]])

ValueSet: ConsentSettings
Id: consent-setting
Title: "同意の場面 Setting of a consent"
Description: "All settings in which consents are given."
* insert AllCodesOf(ConsentSetting)

CodeSystem: ConsentItem
Id: consent-item
Title: "同意の対象 Item of a consent"
Description: "What may be looked at with a consent."
* insert OwnCodes
* insert Concept(limit-certificate, 限度額適用認定証, [[limit certificate]])
* insert Concept(specific-diseases-certificate, 特定疾病療養受療証, [[certificate of specific diseases]])
* insert Concept(health-checkups, 特定健診情報, [[check-ups]])
* insert Concept(medicines, 薬剤情報, [[medicines]])
* insert Concept(treatments, 診療情報, [[treatments]])
* insert Concept(operations, 手術情報, [[operations]])
* insert Concept(diagnoses, 傷病名, [[diagnoses]])
* insert Concept(infections, 感染症, [[infections]])
* insert Concept(allergies, アレルギー, [[allergies]])
* insert Concept(contraindications, 薬剤禁忌, [[contraindications]])
* insert Concept(tests, 検査, [[laboratory tests]])
* insert Concept(prescriptions, 処方, [[prescriptions]])

ValueSet: ConsentItems
Id: consent-item
Title: "同意の対象 Item of a consent"
Description: "All items that consents are about."
* insert AllCodesOf(ConsentItem)

CodeSystem: ConsentFlag
Id: consent-flag
Title: "同意フラグ Consent flag"
Description: "What the national system says about a consent (tables 001 and 016)."
* insert OwnCodes
* insert Concept(0, 未同意, [[not given]])
* insert Concept(1, 同意, [[given]])
* insert Concept(2, 有効期限切れ, [[expired]])
* insert Concept(3, 同意取得困難, [[could not be asked for, in an emergency]])

ValueSet: ConsentFlags
Id: consent-flag
Title: "同意フラグ Consent flag"
Description: "All consent flags."
* insert AllCodesOf(ConsentFlag)

CodeSystem: ConsentEnd
Id: consent-end
Title: "同意の終わり End of a consent"
Description: "Why a consent does not count any more, before its time is over."
* insert OwnCodes
* insert Concept(superseded, 新しい結果あり, [[a newer answer of the same setting replaces it, whatever that says]])
* insert Concept(revoked, 同意取消, [[the patient took all consents back]])

ValueSet: ConsentEnds
Id: consent-end
Title: "同意の終わり End of a consent"
Description: "All ends of a consent."
* insert AllCodesOf(ConsentEnd)
