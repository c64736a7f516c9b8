package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
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
 * @param seen      what the desk read on the terminal's own screen after it asked there with the four items; null where it did not
 */
public record NextStepOrder(FacilityCode facility, @Nullable ResourceId patient, Presented presented, LocalDate visit,
        @Nullable InquiryId inquiry, String requestId, String by, @Nullable Lookup seen) {

    public NextStepOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(presented);
        Objects.requireNonNull(visit);
        OrderIdentifiers.require(requestId, by);
        if (seen != null && seen.by() != QueryBy.FOUR_ITEMS) {
            throw new IllegalArgumentException("what was asked otherwise stands in the ledger");
        }
    }

    /** Takes what a client sent; identifiers have 1 to 64 letters, digits and {@code . _ @ -}. */
    public static Parsed<NextStepOrder> parse(FacilityCode facility, @Nullable ResourceId patient, Presented presented,
            LocalDate visit, @Nullable InquiryId inquiry, String requestId, String by) {
        return OrderIdentifiers.parse(requestId, by,
                () -> new NextStepOrder(facility, patient, presented, visit, inquiry, requestId, by, null));
    }

    /** The same, with what the terminal's own screen said. */
    public NextStepOrder with(@Nullable Lookup screen) {
        return new NextStepOrder(facility, patient, presented, visit, inquiry, requestId, by, screen);
    }

    /** Masked: the visit only. */
    @Override
    public String toString() {
        return "NextStepOrder[" + visit + "]";
    }
}
