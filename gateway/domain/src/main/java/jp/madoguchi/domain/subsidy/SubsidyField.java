package jp.madoguchi.domain.subsidy;

/**
 * The fields of a certificate in the public medical hub, by the names and lengths of the Digital Agency's interface (rules 7.4). How
 * the terminal writes them into its files is not public; what reads them maps them here.
 */
public enum SubsidyField {
    /** Number of the certificate's type at its body. */
    CERTIFICATE_TYPE("orgSpecificCertificateTypeId", 50),
    /** 公費負担者番号; may be absent for a local scheme. */
    PAYER("medicalSubsidyInsurerNumber", 8),
    /** 受給者証名. */
    NAME("certificationName", 100),
    /** 受給者番号. */
    RECIPIENT("medicalSubsidyRecipientNumber", 30),
    /** Tells several certificates of one recipient apart. */
    SUB_KEY("certificationSubKey", Integer.MAX_VALUE),
    /** 区分. */
    SEGMENT("segment", Integer.MAX_VALUE),
    /** 所得区分. */
    INCOME_SEGMENT("incomeSegment", Integer.MAX_VALUE),
    /** 追加条件: pairs of item and code, {@code item-code;item-code}. */
    CONDITIONS("additionalConditions", Integer.MAX_VALUE),
    /** 常に償還払い: 0 or 1. */
    ALWAYS_REIMBURSED("isAlwaysReimbursement", 1),
    /** 自己負担上限額. */
    MAX_COPAYMENT("maxCopaymentAmount", Integer.MAX_VALUE),
    /** First valid day. */
    VALID_FROM("validFrom", 10),
    /** Last valid day. */
    VALID_TO("validTo", 10),
    /** 不開示: 0 or 1. */
    NOT_DISCLOSED("isNotDisclosed", 1),
    /** Which entry of the certificate's history. */
    HISTORY_KEY("historyKey", Integer.MAX_VALUE),
    /** Whether that entry was taken back: 0 or 1. */
    DELETED("isDeleted", 1);

    private final String wireName;
    private final int longest;

    SubsidyField(String wireName, int longest) {
        this.wireName = wireName;
        this.longest = longest;
    }

    /** The interface's name, which problems name as their place. */
    public String wireName() {
        return wireName;
    }

    /** The most characters; {@link Integer#MAX_VALUE} where the interface names no limit. */
    public int longest() {
        return longest;
    }
}
