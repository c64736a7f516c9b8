package jp.madoguchi.domain.claim;

/** The four ways in which a visit is claimed (rules 3.3). */
public enum ClaimWay {
    /** (1) By the current qualification, confirmed then or afterwards. */
    CONFIRMED(1),
    /** (2) By the current qualification as heard from the patient, or by that on file which is said to be unchanged. */
    HEARD(2),
    /** (3) By a lost or older qualification, marked 旧資格情報. */
    FORMER(3),
    /** (4) With unknown insurer, marked 不詳. */
    UNKNOWN(4);

    private final int number;

    ClaimWay(int number) {
        this.number = number;
    }

    /** 1 to 4, as the notices number them. */
    public int number() {
        return number;
    }
}
