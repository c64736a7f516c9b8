// Identifier and code systems of others, in the URL dialect of today and the OID dialect of JP Core 1.1.2.

Alias: $InsurerNumber = http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber
Alias: $InsurerNumberOid = urn:oid:1.2.392.100495.20.3.61
Alias: $PublicPayerNumber = http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber
Alias: $PublicPayerNumberOid = urn:oid:1.2.392.100495.20.3.71
Alias: $MedicalInstitutionNumber = http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no
Alias: $InsuranceMemberId = http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID
Alias: $PublicPayerMemberId = http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID
Alias: $InsuranceMajorCategory = http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory
Alias: $InsuranceMajorCategoryOid = urn:oid:1.2.392.100495.20.2.61
Alias: $InsuredPersonCategory = http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuredPersonCategory
Alias: $InsuredPersonCategoryOid = urn:oid:1.2.392.100495.20.2.62
Alias: $NameRepresentation = http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation
Alias: $OrganizationType = http://terminology.hl7.org/CodeSystem/organization-type
Alias: $CopayType = http://terminology.hl7.org/CodeSystem/coverage-copay-type
Alias: $BenefitType = http://terminology.hl7.org/CodeSystem/benefit-type
Alias: $AdministrativeGender = http://hl7.org/fhir/administrative-gender
Alias: $Ucum = http://unitsofmeasure.org
Alias: $ProvenanceParticipant = http://terminology.hl7.org/CodeSystem/provenance-participant-type
Alias: $ConsentScope = http://terminology.hl7.org/CodeSystem/consentscope
