package jp.madoguchi.domain.exchange;

/** The setting that a question is asked in (診療フラグ, OQSCD 028). */
public enum CareSetting {
    /** 外来. */
    OUTPATIENT,
    /** 訪問診療等. */
    HOME_VISIT,
    /** オンライン診療等. */
    ONLINE,
    /** 救急時. */
    EMERGENCY;

    /** The setting that an answer's consents are for, by the question that it answers. Card data that was typed gives nothing medical (R-CH-15). */
    public static CareSetting of(Question question) {
        return switch (question) {
            case Question.Recheck recheck -> recheck.setting();
            case Question.CollectConsented collect -> collect.setting();
            case Question.FetchResult fetch -> of(fetch.family());
            case Question.Confirm confirm -> OUTPATIENT;
            case Question.RegisterReference one -> OUTPATIENT;
            case Question.RegisterReferences many -> OUTPATIENT;
            case Question.ConfirmMany many -> OUTPATIENT;
            case Question.CollectTickets tickets -> OUTPATIENT;
            case Question.AskMedicines medicines -> OUTPATIENT;
            case Question.AskCheckUps checkUps -> OUTPATIENT;
            case Question.RevokeConsent revoke -> OUTPATIENT;
        };
    }

    private static CareSetting of(BulkFamily family) {
        return switch (family) {
            case CONSENTED_AT_HOME -> HOME_VISIT;
            case CONSENTED_ONLINE -> ONLINE;
            case REFERENCE_NUMBERS, CONFIRMATIONS, TICKETS -> OUTPATIENT;
        };
    }
}
