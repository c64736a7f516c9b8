package jp.madoguchi.routes.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.OptionalInt;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;

/** A problem as HTTP callers see it: a status and {@code application/problem+json} (RFC 9457), in Japanese and English. */
public final class ProblemJson {

    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RETRY_SECONDS = 2;

    private ProblemJson() {}

    /** The body; to be sent as UTF-8. */
    public static String of(Problem problem) {
        ProblemCode code = problem.code();
        ObjectNode json = JSON.createObjectNode();
        json.put("type", "urn:madoguchi:problem:" + code.code());
        json.put("status", status(code));
        json.put("code", code.code());
        json.put("title", code.title(Locale.JAPANESE));
        json.put("titleEn", code.title(Locale.ENGLISH));
        json.put("next", code.next(Locale.JAPANESE));
        json.put("nextEn", code.next(Locale.ENGLISH));
        json.put("where", problem.where());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Seconds after which the same request may succeed, for {@code Retry-After}; empty where waiting does not help. */
    public static OptionalInt retryAfter(ProblemCode code) {
        int status = status(code);
        return status == 429 || status == 503 ? OptionalInt.of(RETRY_SECONDS) : OptionalInt.empty();
    }

    /** The HTTP status. */
    public static int status(ProblemCode code) {
        return switch (code) {
            case VALUE_MISSING, VALUE_MALFORMED, VALUE_TOO_LONG, CHECK_DIGIT_WRONG, DATE_IMPOSSIBLE, MY_NUMBER_REFUSED,
                    CHARACTER_NOT_ENCODABLE, PATIENT_NUMBER_UNKNOWN, REQUEST_MALFORMED, MESSAGE_TYPE_UNSUPPORTED,
                    DIRECTORY_ROW_REFUSED, DIRECTORY_HEADER_WRONG, APPOINTMENT_ROW_REFUSED,
                    APPOINTMENT_HEADER_WRONG, BRANCH_NUMBER_NOT_USED, PLACEHOLDER_REFUSED,
                    RATIO_NOT_OF_AGE, SEARCH_PARAMETER_UNKNOWN, SEARCH_VALUE_INVALID, SEARCH_TOO_COSTLY,
                    SUBSCRIPTION_TARGET_REFUSED ->
                400;
            case TOKEN_MISSING, TOKEN_INVALID -> 401;
            case SCOPE_INSUFFICIENT, NUMBER_EXPORT_REFUSED, LOOK_UP_NOT_PERMITTED, MEDICAL_INFORMATION_REFUSED,
                    SUBSCRIPTION_RIGHT_LOST ->
                403;
            case RESOURCE_UNKNOWN, MEDICAL_INFORMATION_NOT_HERE -> 404;
            case TASK_STATE, ANSWER_NOT_OF_PATIENT, MODE_STATE, REVIEW_NOT_COUNTED, CLAIM_CASE_STATE, CLAIM_HAS_NO_WAY,
                    REQUEST_ID_REUSED, SUBSCRIPTION_TOO_MANY, SUBSCRIPTION_OFF, STREAM_REPLACED,
                    CONTINUING_CARE_ENDED ->
                409;
            case TASK_CHANGED, CLAIM_CASE_CHANGED, SUBSCRIPTION_CHANGED -> 412;
            case METHOD_NOT_SUPPORTED -> 405;
            case SEARCH_PAGE_GONE, STREAM_EVENTS_GONE -> 410;
            case VERSION_MISSING -> 428;
            case TOO_MANY_REQUESTS, LEDGER_QUEUE_FULL -> 429;
            case LEDGER_UNAVAILABLE, TERMINAL_FOLDER_UNREACHABLE, TERMINAL_ADDRESS_UNREACHABLE, SHADOW_MODE,
                    DIRECTORY_NOT_TAKEN, STREAMS_TOO_MANY, STREAM_ENDED, CACHE_FILLING ->
                503;
            case MEDICAL_INFORMATION_NOT_GIVEN, SUBSCRIPTION_NOT_TAKEN, STREAM_NOT_READ -> 502;
            case NO_ANSWER -> 504;
            case XML_MALFORMED, XML_FORBIDDEN, FILE_TOO_LARGE, ENCODING_WRONG, ELEMENT_MISSING, ELEMENT_INVALID,
                    FILE_INCOMPLETE, FACILITY_FOREIGN, ANSWER_TO_OTHER_QUESTION, TERMINAL_REFUSED,
                    EXCHANGE_SWITCHED_OFF, ARCHIVE_REFUSED, ARCHIVE_PASSWORD_WRONG, UNIT_COUNT_DIFFERS,
                    IDENTITY_DOUBTFUL,
                    REFERENCE_NUMBER_CONTRADICTS, SAME_NAME_OTHER_BYTES, LEDGER_KEY_WRONG, LEDGER_NOT_HARDENED,
                    INTERNAL, MEDICAL_INFORMATION_TOO_LARGE, SUBSCRIPTION_GIVEN_UP, SUBSCRIPTION_OVERFLOW,
                    STREAM_UNREAD,
                    SETTING_INVALID, CLIENT_INVALID, ROUTE_INVALID, RULE_FILE_INVALID ->
                500;
        };
    }
}
