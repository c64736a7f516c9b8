package jp.madoguchi.sim.national;

import java.util.Locale;

/** 資格有効性, code table 006 of oqs-interface 3.6. */
public enum Validity {
    /** 有効. */
    VALID(1),
    /** 無効. */
    INVALID(2),
    /** 無効（新しい資格あり）. */
    INVALID_NEW_EXISTS(3),
    /** 該当資格なし. */
    NOT_FOUND(4),
    /** 複数該当. */
    MULTIPLE(5),
    /** 有効（未登録）, 医療扶助 without a registered ticket. */
    VALID_UNREGISTERED(6);

    private final int code;

    Validity(int code) {
        this.code = code;
    }

    /** The digit in the file. */
    public int code() {
        return code;
    }

    /** The code by which the gateway's FHIR API names it: the national system's own. */
    public String fhirCode() {
        return Integer.toString(code);
    }

    /** A code of the gateway's FHIR API as a word; the code itself if it is none. */
    public static String wordOf(String fhirCode) {
        for (Validity validity : values()) {
            if (validity.fhirCode().equals(fhirCode)) {
                return validity.word();
            }
        }
        return fhirCode;
    }

    /** As a word, for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
