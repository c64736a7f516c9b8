package jp.madoguchi.sim.national;

/** 資格有効性, code table 006 of oqs-interface 3.6. */
public enum Validity {
    /** 有効. */
    VALID(1, "valid"),
    /** 無効. */
    INVALID(2, "invalid"),
    /** 無効（新しい資格あり）. */
    INVALID_NEW_EXISTS(3, "invalid-new-exists"),
    /** 該当資格なし. */
    NOT_FOUND(4, "not-found"),
    /** 複数該当. */
    MULTIPLE(5, "multiple"),
    /** 有効（未登録）, 医療扶助 without a registered ticket. */
    VALID_UNREGISTERED(6, "valid-unregistered");

    private final int code;
    private final String fhirCode;

    Validity(int code, String fhirCode) {
        this.code = code;
        this.fhirCode = fhirCode;
    }

    /** The digit in the file. */
    public int code() {
        return code;
    }

    /** The code by which the gateway's FHIR API names it. */
    public String fhirCode() {
        return fhirCode;
    }
}
