package jp.madoguchi.sim.national;

/** 性別, code table 007 of oqs-interface 3.6. */
public enum Sex {
    /** 男. */
    MALE(1, "male"),
    /** 女. */
    FEMALE(2, "female"),
    /** 未設定. */
    UNKNOWN(3, "unknown");

    private final int code;
    private final String word;

    Sex(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** The digit in the file. */
    public int code() {
        return code;
    }

    /** The word in the people file, in the directory CSV and in FHIR. */
    public String word() {
        return word;
    }
}
