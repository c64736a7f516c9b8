package jp.madoguchi.domain.insurance;

import java.util.Optional;
import java.util.Set;

/**
 * The major category of insurance (保険種別, MHLW table 別表11), derived from the structure of the insurer's number
 * (fhir-and-hl7v2 4).
 */
public enum CoverageCategory {
    /** 医保: employees' insurance. */
    EMPLOYEES("1"),
    /** 国保: national health insurance. */
    NATIONAL("2"),
    /** 後期高齢者医療: late-stage elderly. */
    LATE_ELDERLY("7"),
    /** 公費: public expense, national or local. */
    PUBLIC_EXPENSE("8");

    private static final Set<String> EMPLOYEES_PROGRAMMES = Set.of("01", "02", "03", "04", "06", "07", "31", "32", "33",
            "34", "63", "72", "73", "74", "75");
    private static final Set<String> PUBLIC_PROGRAMMES = Set.of(
            "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27",
            "28", "29", "30", "38", "51", "52", "53", "54", "62", "66", "79", "80", "81", "82", "83", "84", "85", "86",
            "87", "88", "89");

    private final String code;

    CoverageCategory(String code) {
        this.code = code;
    }

    /** The code of table 別表11. */
    public String code() {
        return code;
    }

    /** The category of an insurer; empty when its number belongs to no known programme, which is for a person to decide. */
    public static Optional<CoverageCategory> of(InsurerNumber insurer) {
        Optional<String> programme = insurer.programme();
        if (programme.isEmpty() || programme.get().equals("67")) {
            return Optional.of(NATIONAL);
        }
        String digits = programme.get();
        if (digits.equals("39")) {
            return Optional.of(LATE_ELDERLY);
        }
        if (EMPLOYEES_PROGRAMMES.contains(digits)) {
            return Optional.of(EMPLOYEES);
        }
        return PUBLIC_PROGRAMMES.contains(digits) ? Optional.of(PUBLIC_EXPENSE) : Optional.empty();
    }
}
