package jp.madoguchi.domain.desk;

/**
 * By what a step reaches the person who acts. Either it is a task of the ledger, or there is a reason why it needs none; this is the one
 * place that says so for every step.
 */
public enum StepCarrier {
    /** A task of the ledger: somebody acts later, or somebody else acts. */
    TASK,
    /** It comes with the task of another step and is done with it ({@code DeskProcedure.comesWith}). */
    ANOTHER_TASK,
    /**
     * The reply to whoever asks, while the patient stands there: it is said or done at once, or it is over when the patient has left. Asked
     * again, the rules say it again.
     */
    REPLY,
    /** The state of a mode, which shows it for as long as it holds. */
    STATE,
    /**
     * Nothing: no interface of terminals or readers tells the gateway that it is so, and it does not guess. The rule is there for whoever
     * learns to tell.
     */
    UNSEEN;

    /** What carries a step. */
    public static StepCarrier of(DeskStep step) {
        return switch (step) {
            case DECIDE_WHOSE_ANSWER, COMPARE_FILES_OF_ONE_NAME, LOOK_AFTER_BULK_JOB, LINK_PROVISIONAL_PATIENT,
                    SEE_NAME_DIFFERENCE, COMPLETE_NAME, ASK_NAME_UNDER_ONE_NUMBER, ASK_PORTAL_OR_PAPER, ASK_OTHER_PAPER,
                    ASK_WHAT_WAS_BROUGHT, TAKE_DECLARATION, VERIFY_BY_OTHER_PATH, PROOF_LATER,
                    DECIDE_SHARE_OF_KNOWN_PATIENT, ASK_AGAIN_WITH_MORE_ITEMS, FETCH_MEDICAL_TICKET,
                    BRING_PAPER_TO_SEPARATE_FLOW, VERIFY_SEPARATE_FLOW_BY_WEB, RETRY_VERIFICATION,
                    ASK_AGAIN_WITH_BIRTH_DATE, CONTACT_FOR_CLAIM, ASK_FOR_KANA, WRITE_CLAIM_TEXT_IN_KANA,
                    HOLD_CLAIM_UNTIL_MONTH, CLAIM_AGAIN_AFTER_RETURN, SHOW_PROOF_THIS_MONTH, ASK_ACCEPTED_PAPER,
                    CHECK_KIND_OF_PAPER, CHECK_PHOTO_ID, SWITCH_ON_FUNCTION, LIST_MONTH_WITHOUT_PROOF,
                    SEND_FAILURE_REPORT, REPORT_WRONG_PERSON, REVOKE_CONSENT_AT_TERMINAL, REVIEW_EXCEPTIONAL_VIEW,
                    CHOOSE_PUBLIC_EXPENSES, SHOW_SUBSIDY_CERTIFICATE, SWITCH_SUBSIDY_INFORMATION_ON,
                    EXPLAIN_REIMBURSEMENT, CALL_WELFARE_OFFICE ->
                TASK;
            // R-RS-08 and R-RS-04: parts of one talk with one patient.
            case HAND_OUT_UNVERIFIED_NOTICE, ASK_WHETHER_UNCHANGED -> ANOTHER_TASK;
            // Told to the patient with the result (R-CH-20, R-EX-01), or with advice on a card (rules 2.3).
            case BRING_CARD_NEXT_TIME, RENEW_CERTIFICATE, UNLOCK_CARD, CHECK_READER_AND_LIGHT, POWER_CYCLE_READER,
                    CALL_READER_MAKER ->
                REPLY;
            // Asked of the patient at the cash desk with what pays for the visit (R-CT-01, R-CT-02); a paper that is not there
            // changes nothing later: the usual share is taken, and the patient is paid back by the insurer.
            case ASK_CONSENT_FOR_LIMIT, SHOW_LIMIT_CERTIFICATE, SHOW_ELDERLY_CERTIFICATE -> REPLY;
            // The patient said no: the paper is checked as before (R-PM-10, worked example of rules 7.4).
            case ASK_SUBSIDY_CHOICE_AGAIN -> REPLY;
            // The clinician who looks is told on the same screen (R-CO-03, R-CO-10); names are compared where an answer is decided on.
            case READ_CARD_FOR_CONSENT, CONFIRM_INFORMATION_IS_THE_PATIENTS, COMPARE_NAME -> REPLY;
            case CALL_FOR_FAILURE_MODE, WAIT_FOR_FAILURE_MODE -> STATE;
            // R-CH-07, R-OP-01, R-OP-03, R-CH-41.
            case SWITCH_VISUAL_MODE_BACK, BRING_DEVICE_BACK, FINISH_SETTING_CHANGE, REPLACE_PRINTED_CODE -> UNSEEN;
        };
    }
}
