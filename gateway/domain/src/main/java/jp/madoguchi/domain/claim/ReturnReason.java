package jp.madoguchi.domain.claim;

/** Why a claim by a former qualification comes back instead of being re-assigned (レセプト振替, R-CL-04), or came back otherwise. */
public enum ReturnReason {
    /** The new insurer is not registered when the claim arrives. */
    NEW_INSURER_UNREGISTERED,
    /** Insurance and public expense (公費) are claimed together. */
    WITH_PUBLIC_EXPENSE,
    /** High-cost medical expense (高額療養費) is paid in kind. */
    HIGH_COST_IN_KIND,
    /** Another reason. */
    OTHER
}
