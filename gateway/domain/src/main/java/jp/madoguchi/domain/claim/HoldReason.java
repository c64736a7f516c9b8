package jp.madoguchi.domain.claim;

import jp.madoguchi.domain.desk.DeskStep;

/** Why a visit cannot be claimed yet, and what a person does about it. */
public enum HoldReason {
    /** No declaration is on file. */
    DECLARATION_MISSING(DeskStep.CONTACT_FOR_CLAIM),
    /** The patient was not contacted about the qualification yet. */
    NOT_CONTACTED(DeskStep.CONTACT_FOR_CLAIM),
    /** 不詳 claims are not possible in this month yet (R-CL-02). */
    MONTH_TOO_EARLY(DeskStep.HOLD_CLAIM_UNTIL_MONTH),
    /** The claim would have to name the patient in kana, and they are missing. */
    KANA_MISSING(DeskStep.ASK_FOR_KANA),
    /** Way (3) came back, and the hospital does not send 不詳 after that (R-CL-07). */
    WAY_4_NOT_AFTER_RETURN(DeskStep.CONTACT_FOR_CLAIM),
    /** A remark would hold characters that no claim can (R-BC-05). */
    TEXT_NOT_WRITABLE(DeskStep.WRITE_CLAIM_TEXT_IN_KANA),
    /** The qualification was not tried again in the month of the claim (R-RS-07). */
    NOT_TRIED_AGAIN(DeskStep.RETRY_VERIFICATION),
    /** It was not tried again, and the gateway cannot: no birth date is known to ask with (R-RS-07). */
    BIRTH_DATE_MISSING(DeskStep.ASK_AGAIN_WITH_BIRTH_DATE);

    private final DeskStep step;

    HoldReason(DeskStep step) {
        this.step = step;
    }

    /** What a person does about it. */
    public DeskStep step() {
        return step;
    }
}
