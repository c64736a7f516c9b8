package jp.madoguchi.domain.problem;

import java.util.Locale;

/**
 * The closed set of problems Madoguchi can report. A code never changes its meaning and is never used again for another; the
 * texts stand in {@code problems_ja.properties} and {@code problems_en.properties} beside this class, and {@code docs/problems.md}
 * is generated from both.
 *
 * <p>Areas: {@code VAL} a value, {@code OQS} the national system's files, {@code IDN} who somebody is, {@code LDG} the ledger,
 * {@code CLM} a case and its claim, {@code DSK} the desk's tasks,
 * {@code MOD} failure and disaster mode, {@code MED} medical information, {@code DIR} the hospital's lists of patients and appointments, {@code ACC} access, {@code API} a request, {@code CFG}
 * configuration.
 */
public enum ProblemCode {
    VALUE_MISSING("MDG-VAL-01", ProblemKind.PERMANENT, Actor.CALLER),
    VALUE_MALFORMED("MDG-VAL-02", ProblemKind.PERMANENT, Actor.CALLER),
    VALUE_TOO_LONG("MDG-VAL-03", ProblemKind.PERMANENT, Actor.CALLER),
    CHECK_DIGIT_WRONG("MDG-VAL-04", ProblemKind.PERMANENT, Actor.CLERK),
    DATE_IMPOSSIBLE("MDG-VAL-05", ProblemKind.PERMANENT, Actor.CLERK),
    MY_NUMBER_REFUSED("MDG-VAL-06", ProblemKind.PERMANENT, Actor.CLERK),
    BRANCH_NUMBER_NOT_USED("MDG-VAL-07", ProblemKind.PERMANENT, Actor.CLERK),
    PLACEHOLDER_REFUSED("MDG-VAL-08", ProblemKind.PERMANENT, Actor.CLERK),
    RATIO_NOT_OF_AGE("MDG-VAL-09", ProblemKind.PERMANENT, Actor.CLERK),

    XML_MALFORMED("MDG-OQS-01", ProblemKind.PERMANENT, Actor.ENGINEER),
    XML_FORBIDDEN("MDG-OQS-02", ProblemKind.PERMANENT, Actor.ENGINEER),
    FILE_TOO_LARGE("MDG-OQS-03", ProblemKind.PERMANENT, Actor.ENGINEER),
    ENCODING_WRONG("MDG-OQS-04", ProblemKind.PERMANENT, Actor.ENGINEER),
    ELEMENT_MISSING("MDG-OQS-05", ProblemKind.PERMANENT, Actor.ENGINEER),
    ELEMENT_INVALID("MDG-OQS-06", ProblemKind.PERMANENT, Actor.ENGINEER),
    FILE_INCOMPLETE("MDG-OQS-07", ProblemKind.TRANSIENT, Actor.ENGINEER),
    FACILITY_FOREIGN("MDG-OQS-08", ProblemKind.PERMANENT, Actor.ENGINEER),
    ANSWER_TO_OTHER_QUESTION("MDG-OQS-09", ProblemKind.AMBIGUOUS, Actor.CLERK),
    NO_ANSWER("MDG-OQS-10", ProblemKind.TRANSIENT, Actor.CLERK),
    TERMINAL_REFUSED("MDG-OQS-11", ProblemKind.PERMANENT, Actor.CLERK),
    TERMINAL_FOLDER_UNREACHABLE("MDG-OQS-12", ProblemKind.TRANSIENT, Actor.ENGINEER),
    CHARACTER_NOT_ENCODABLE("MDG-OQS-13", ProblemKind.PERMANENT, Actor.CLERK),
    SHADOW_MODE("MDG-OQS-14", ProblemKind.PERMANENT, Actor.ENGINEER),
    EXCHANGE_SWITCHED_OFF("MDG-OQS-15", ProblemKind.PERMANENT, Actor.ENGINEER),
    ARCHIVE_REFUSED("MDG-OQS-16", ProblemKind.PERMANENT, Actor.ENGINEER),
    ARCHIVE_PASSWORD_WRONG("MDG-OQS-17", ProblemKind.PERMANENT, Actor.ENGINEER),
    TERMINAL_ADDRESS_UNREACHABLE("MDG-OQS-18", ProblemKind.TRANSIENT, Actor.ENGINEER),
    UNIT_COUNT_DIFFERS("MDG-OQS-19", ProblemKind.AMBIGUOUS, Actor.CLERK),

    IDENTITY_DOUBTFUL("MDG-IDN-01", ProblemKind.AMBIGUOUS, Actor.CLERK),
    REFERENCE_NUMBER_CONTRADICTS("MDG-IDN-02", ProblemKind.AMBIGUOUS, Actor.CLERK),
    PATIENT_NUMBER_UNKNOWN("MDG-IDN-03", ProblemKind.PERMANENT, Actor.CLERK),

    LEDGER_UNAVAILABLE("MDG-LDG-01", ProblemKind.TRANSIENT, Actor.ENGINEER),
    LEDGER_QUEUE_FULL("MDG-LDG-02", ProblemKind.TRANSIENT, Actor.NOBODY),
    SAME_NAME_OTHER_BYTES("MDG-LDG-03", ProblemKind.AMBIGUOUS, Actor.ENGINEER),
    LEDGER_KEY_WRONG("MDG-LDG-04", ProblemKind.PERMANENT, Actor.ENGINEER),
    LEDGER_NOT_HARDENED("MDG-LDG-05", ProblemKind.PERMANENT, Actor.ENGINEER),

    CLAIM_CASE_STATE("MDG-CLM-01", ProblemKind.PERMANENT, Actor.CLERK),
    CLAIM_HAS_NO_WAY("MDG-CLM-02", ProblemKind.PERMANENT, Actor.CLERK),
    CLAIM_CASE_CHANGED("MDG-CLM-03", ProblemKind.TRANSIENT, Actor.CALLER),

    TASK_STATE("MDG-DSK-01", ProblemKind.PERMANENT, Actor.CLERK),
    TASK_CHANGED("MDG-DSK-02", ProblemKind.TRANSIENT, Actor.CALLER),
    ANSWER_NOT_OF_PATIENT("MDG-DSK-03", ProblemKind.PERMANENT, Actor.CLERK),

    MODE_STATE("MDG-MOD-01", ProblemKind.PERMANENT, Actor.CLERK),
    LOOK_UP_NOT_PERMITTED("MDG-MOD-02", ProblemKind.PERMANENT, Actor.CLERK),
    REVIEW_NOT_COUNTED("MDG-MOD-03", ProblemKind.PERMANENT, Actor.CLERK),

    MEDICAL_INFORMATION_REFUSED("MDG-MED-01", ProblemKind.PERMANENT, Actor.CLERK),
    MEDICAL_INFORMATION_NOT_HERE("MDG-MED-02", ProblemKind.PERMANENT, Actor.CALLER),
    MEDICAL_INFORMATION_TOO_LARGE("MDG-MED-03", ProblemKind.PERMANENT, Actor.ENGINEER),
    MEDICAL_INFORMATION_NOT_GIVEN("MDG-MED-04", ProblemKind.PERMANENT, Actor.CLERK),
    CONTINUING_CARE_ENDED("MDG-MED-05", ProblemKind.PERMANENT, Actor.CLERK),

    DIRECTORY_ROW_REFUSED("MDG-DIR-01", ProblemKind.PERMANENT, Actor.ENGINEER),
    DIRECTORY_HEADER_WRONG("MDG-DIR-02", ProblemKind.PERMANENT, Actor.ENGINEER),
    DIRECTORY_NOT_TAKEN("MDG-DIR-03", ProblemKind.TRANSIENT, Actor.ENGINEER),
    APPOINTMENT_ROW_REFUSED("MDG-DIR-04", ProblemKind.PERMANENT, Actor.ENGINEER),
    APPOINTMENT_HEADER_WRONG("MDG-DIR-05", ProblemKind.PERMANENT, Actor.ENGINEER),

    TOKEN_MISSING("MDG-ACC-01", ProblemKind.PERMANENT, Actor.CALLER),
    TOKEN_INVALID("MDG-ACC-02", ProblemKind.PERMANENT, Actor.CALLER),
    SCOPE_INSUFFICIENT("MDG-ACC-03", ProblemKind.PERMANENT, Actor.CALLER),
    NUMBER_EXPORT_REFUSED("MDG-ACC-04", ProblemKind.PERMANENT, Actor.CALLER),
    CLIENT_INVALID("MDG-ACC-05", ProblemKind.PERMANENT, Actor.ENGINEER),

    REQUEST_MALFORMED("MDG-API-01", ProblemKind.PERMANENT, Actor.CALLER),
    RESOURCE_UNKNOWN("MDG-API-02", ProblemKind.PERMANENT, Actor.CALLER),
    TOO_MANY_REQUESTS("MDG-API-03", ProblemKind.TRANSIENT, Actor.CALLER),
    MESSAGE_TYPE_UNSUPPORTED("MDG-API-04", ProblemKind.PERMANENT, Actor.CALLER),
    REQUEST_ID_REUSED("MDG-API-05", ProblemKind.PERMANENT, Actor.CALLER),
    VERSION_MISSING("MDG-API-06", ProblemKind.PERMANENT, Actor.CALLER),
    SEARCH_PARAMETER_UNKNOWN("MDG-API-10", ProblemKind.PERMANENT, Actor.CALLER),
    SEARCH_VALUE_INVALID("MDG-API-11", ProblemKind.PERMANENT, Actor.CALLER),
    SEARCH_TOO_COSTLY("MDG-API-12", ProblemKind.PERMANENT, Actor.CALLER),
    SEARCH_PAGE_GONE("MDG-API-13", ProblemKind.PERMANENT, Actor.CALLER),
    METHOD_NOT_SUPPORTED("MDG-API-14", ProblemKind.PERMANENT, Actor.CALLER),
    SUBSCRIPTION_TARGET_REFUSED("MDG-API-20", ProblemKind.PERMANENT, Actor.ENGINEER),
    SUBSCRIPTION_NOT_TAKEN("MDG-API-21", ProblemKind.TRANSIENT, Actor.CALLER),
    SUBSCRIPTION_GIVEN_UP("MDG-API-22", ProblemKind.PERMANENT, Actor.CALLER),
    SUBSCRIPTION_OVERFLOW("MDG-API-23", ProblemKind.PERMANENT, Actor.CALLER),
    SUBSCRIPTION_RIGHT_LOST("MDG-API-24", ProblemKind.PERMANENT, Actor.ENGINEER),
    SUBSCRIPTION_TOO_MANY("MDG-API-25", ProblemKind.PERMANENT, Actor.CALLER),
    SUBSCRIPTION_CHANGED("MDG-API-26", ProblemKind.TRANSIENT, Actor.CALLER),
    SUBSCRIPTION_OFF("MDG-API-27", ProblemKind.PERMANENT, Actor.CALLER),
    STREAM_EVENTS_GONE("MDG-API-28", ProblemKind.PERMANENT, Actor.CALLER),
    STREAM_NOT_READ("MDG-API-29", ProblemKind.TRANSIENT, Actor.CALLER),
    STREAMS_TOO_MANY("MDG-API-30", ProblemKind.TRANSIENT, Actor.CALLER),
    STREAM_REPLACED("MDG-API-31", ProblemKind.PERMANENT, Actor.CALLER),
    STREAM_ENDED("MDG-API-32", ProblemKind.TRANSIENT, Actor.CALLER),
    CACHE_FILLING("MDG-API-33", ProblemKind.TRANSIENT, Actor.CALLER),
    STREAM_UNREAD("MDG-API-34", ProblemKind.PERMANENT, Actor.CALLER),
    INTERNAL("MDG-API-99", ProblemKind.PERMANENT, Actor.ENGINEER),

    SETTING_INVALID("MDG-CFG-01", ProblemKind.PERMANENT, Actor.ENGINEER),
    ROUTE_INVALID("MDG-CFG-02", ProblemKind.PERMANENT, Actor.ENGINEER),
    RULE_FILE_INVALID("MDG-CFG-03", ProblemKind.PERMANENT, Actor.ENGINEER);

    private static final String BUNDLE = "jp.madoguchi.domain.problem.problems";

    private final String code;
    private final ProblemKind kind;
    private final Actor actor;

    ProblemCode(String code, ProblemKind kind, Actor actor) {
        this.code = code;
        this.kind = kind;
        this.actor = actor;
    }

    /** The stable code, {@code MDG-<area>-<nn>}. */
    public String code() {
        return code;
    }

    /** Whether trying again can help. */
    public ProblemKind kind() {
        return kind;
    }

    /** Who must act. */
    public Actor actor() {
        return actor;
    }

    /** What happened, in one sentence. Japanese for {@link Locale#JAPANESE}, else English. */
    public String title(Locale locale) {
        return text(locale, "title");
    }

    /** What to do now, in one sentence. Japanese for {@link Locale#JAPANESE}, else English. */
    public String next(Locale locale) {
        return text(locale, "next");
    }

    private String text(Locale locale, String part) {
        return TwoLanguages.words(BUNDLE, locale, ProblemCode.class).getString(code + "." + part);
    }
}
