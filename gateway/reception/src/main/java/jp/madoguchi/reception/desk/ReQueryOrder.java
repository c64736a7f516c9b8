package jp.madoguchi.reception.desk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.InquiryId;

/**
 * Somebody at the desk wants to know whether a patient of a continuing relation is still insured, without the card (再照会, R-CH-35).
 *
 * @param facility  institution that asks
 * @param terminal  terminal that carries the question
 * @param patient   whom it is about
 * @param setting   {@code HOME_VISIT} or {@code ONLINE}
 * @param visit     day on which validity is asked, in Japan
 * @param requestId the client's identifier of this request: the same one again about the same patient asks nothing twice
 * @param by        who, by the staff's identifier
 */
public record ReQueryOrder(FacilityCode facility, TerminalId terminal, ResourceId patient, CareSetting setting,
        LocalDate visit, String requestId, String by) {

    private static final String WORD = "[0-9A-Za-z._@-]{1,64}";

    public ReQueryOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(visit);
        if (!isAway(setting)) {
            throw new IllegalArgumentException("home visits and online only");
        }
        if (!requestId.matches(WORD) || !by.matches(WORD)) {
            throw new IllegalArgumentException("identifiers have 1 to 64 letters, digits and . _ @ -");
        }
    }

    /** Takes what a client sent; identifiers have 1 to 64 letters, digits and {@code . _ @ -}. */
    public static Parsed<ReQueryOrder> parse(FacilityCode facility, TerminalId terminal, ResourceId patient,
            CareSetting setting, LocalDate visit, String requestId, String by) {
        if (requestId.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "Idempotency-Key");
        }
        if (by.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "by");
        }
        if (!requestId.matches(WORD)) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "Idempotency-Key");
        }
        if (!isAway(setting)) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "setting");
        }
        return by.matches(WORD)
                ? Parsed.of(new ReQueryOrder(facility, terminal, patient, setting, visit, requestId, by))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "by");
    }

    private static boolean isAway(CareSetting setting) {
        return setting == CareSetting.HOME_VISIT || setting == CareSetting.ONLINE;
    }

    /** The id of the question that it makes: of the same request it is the same, and the patient's random id keeps it from being guessed. */
    InquiryId question() {
        String name = "re-query/" + facility + "/" + patient + "/" + requestId;
        return new InquiryId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "")
                .toUpperCase(Locale.ROOT));
    }

    /** Masked: the visit only. */
    @Override
    public String toString() {
        return "ReQueryOrder[" + visit + "]";
    }
}
