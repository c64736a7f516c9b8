package jp.madoguchi.domain.subsidy;

/**
 * What tells one history entry of one certificate from all others (R-PM-08).
 *
 * @param payer      公費負担者番号; empty for a local scheme that has none
 * @param recipient  recipient number as {@code RecipientNumber.matchKey}
 * @param subKey     sub key; empty when there is none
 * @param historyKey history key; empty when there is none
 */
public record SubsidyKey(String payer, String recipient, String subKey, String historyKey) {

    /** Masked: the payer only. */
    @Override
    public String toString() {
        return "SubsidyKey[" + payer + "]";
    }
}
