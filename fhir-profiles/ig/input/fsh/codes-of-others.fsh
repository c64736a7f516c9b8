// Value sets that list codes of national tables in both dialects. The code systems themselves belong to others.

ValueSet: InsuranceCategories
Id: insurance-category
Title: "保険種別 Insurance category"
Description: "Coverage categories that are an insurance (別表11 without 8)."
* ^experimental = false
* $InsuranceMajorCategory#1 "医保"
* $InsuranceMajorCategory#2 "国保"
* $InsuranceMajorCategory#3 "労災"
* $InsuranceMajorCategory#4 "自賠責"
* $InsuranceMajorCategory#5 "公害"
* $InsuranceMajorCategory#6 "自費"
* $InsuranceMajorCategory#7 "後期高齢者"
* $InsuranceMajorCategoryOid#1 "医保"
* $InsuranceMajorCategoryOid#2 "国保"
* $InsuranceMajorCategoryOid#3 "労災"
* $InsuranceMajorCategoryOid#4 "自賠責"
* $InsuranceMajorCategoryOid#5 "公害"
* $InsuranceMajorCategoryOid#6 "自費"
* $InsuranceMajorCategoryOid#7 "後期高齢者"

ValueSet: PublicExpenseCategories
Id: public-expense-category
Title: "公費 Public expense category"
Description: "The one coverage category that is a public expense (別表11, 8)."
* ^experimental = false
* $InsuranceMajorCategory#8 "公費"
* $InsuranceMajorCategoryOid#8 "公費"

ValueSet: InsuredPersonCategories
Id: insured-person-category
Title: "被保険者区分 Insured person category"
Description: "Whether the patient is the insured person or a dependant (別表12)."
* ^experimental = false
* $InsuredPersonCategory#1 "被保険者"
* $InsuredPersonCategory#2 "被扶養者"
* $InsuredPersonCategoryOid#1 "被保険者"
* $InsuredPersonCategoryOid#2 "被扶養者"

ValueSet: PayerTypes
Id: payer-type
Title: "支払者の種別 Payer type"
Description: "An insurer, or something else that pays: a public payer."
* ^experimental = false
* $OrganizationType#ins "Insurance Company"
* $OrganizationType#other "Other"

ValueSet: NameRepresentations
Id: name-representation
Title: "氏名の表記 Name representation"
Description: "Kanji, kana, or Latin letters."
* ^experimental = false
* http://terminology.hl7.org/CodeSystem/v3-EntityNameUse#IDE "Ideographic"
* http://terminology.hl7.org/CodeSystem/v3-EntityNameUse#SYL "Syllabic"
* http://terminology.hl7.org/CodeSystem/v3-EntityNameUse#ABC "Alphabetic"
