package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the desk wants to know what comes next.
 *
 * @param facility  institution
 * @param patient   who it is; null while nobody knows
 * @param presented what the patient presents
 * @param visit     day of the visit, in Japan
 * @param inquiry   the question that was asked at this visit; null where none was, or a reader asked
 * @param requestId the client's identifier of this request: the same one again raises nothing twice
 * @param by        who, by the staff's identifier
 */
public record NextStepOrder(FacilityCode facility, @Nullable ResourceId patient, Presented presented, LocalDate visit,
        @Nullable InquiryId inquiry, String requestId, String by) {

    private static final String WORD = "[0-9A-Za-z._@-]{1,64}";

    public NextStepOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(presented);
        Objects.requireNonNull(visit);
        if (!requestId.matches(WORD) || !by.matches(WORD)) {
            throw new IllegalArgumentException("identifiers have 1 to 64 letters, digits and . _ @ -");
        }
    }

    /** Takes what a client sent; identifiers have 1 to 64 letters, digits and {@code . _ @ -}. */
    public static Parsed<NextStepOrder> parse(FacilityCode facility, @Nullable ResourceId patient, Presented presented,
            LocalDate visit, @Nullable InquiryId inquiry, String requestId, String by) {
        if (requestId.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "Idempotency-Key");
        }
        if (by.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "by");
        }
        if (!requestId.matches(WORD)) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "Idempotency-Key");
        }
        return by.matches(WORD)
                ? Parsed.of(new NextStepOrder(facility, patient, presented, visit, inquiry, requestId, by))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "by");
    }

    /** Masked: the visit only. */
    @Override
    public String toString() {
        return "NextStepOrder[" + visit + "]";
    }
}
