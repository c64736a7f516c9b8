package jp.madoguchi.fhir.convert;

import jp.madoguchi.domain.insurance.CoverageCategory;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.fhir.profile.NationalSystem;

/** Insurance or public expense, which differ in profile, identifier system and member id. */
enum PayerKind {
    INSURANCE(NationalSystem.INSURER_NUMBER, "ins",
            "Insurance Company"),
    PUBLIC_EXPENSE(NationalSystem.PUBLIC_PAYER_NUMBER, "other", "Other");

    private final NationalSystem numberSystem;
    private final String organizationType;
    private final String organizationDisplay;

    PayerKind(NationalSystem numberSystem, String organizationType, String organizationDisplay) {
        this.numberSystem = numberSystem;
        this.organizationType = organizationType;
        this.organizationDisplay = organizationDisplay;
    }

    /** By the structure of the number; one of no known programme counts as an insurer's. */
    static PayerKind of(InsurerNumber number) {
        return CoverageCategory.of(number).orElse(CoverageCategory.EMPLOYEES) == CoverageCategory.PUBLIC_EXPENSE
                ? PUBLIC_EXPENSE
                : INSURANCE;
    }

    /** By what the answer calls it (A1 is public assistance), else by the structure of the number. */
    static PayerKind of(Qualification qualification) {
        InsurerNumber insurer = qualification.insurer();
        return qualification.isPublicAssistance() || insurer != null && of(insurer) == PUBLIC_EXPENSE
                ? PUBLIC_EXPENSE
                : INSURANCE;
    }

    NationalSystem numberSystem() {
        return numberSystem;
    }

    String organizationType() {
        return organizationType;
    }

    String organizationDisplay() {
        return organizationDisplay;
    }
}
