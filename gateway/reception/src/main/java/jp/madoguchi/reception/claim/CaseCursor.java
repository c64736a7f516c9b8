package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;

/**
 * A place in the list of cases, which is sorted by day of the visit and id: behind the case named.
 *
 * @param visit its day of the visit
 * @param id    its id
 */
public record CaseCursor(LocalDate visit, ResourceId id) {

    private static final char PARTED_BY = '_';
    private static final int DATE = "2026-04-01".length();

    public CaseCursor {
        Objects.requireNonNull(visit);
        Objects.requireNonNull(id);
    }

    /** The place behind a case. */
    public static CaseCursor behind(ClaimCaseRecord one) {
        return new CaseCursor(one.claimCase().facts().visit(), one.id());
    }

    /** Reads what {@link #toString} wrote. */
    public static Parsed<CaseCursor> parse(String text) {
        if (text.length() <= DATE + 1 || text.charAt(DATE) != PARTED_BY) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "after");
        }
        try {
            return Parsed.of(new CaseCursor(LocalDate.parse(text.substring(0, DATE)),
                    new ResourceId(text.substring(DATE + 1))));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "after");
        }
    }

    @Override
    public String toString() {
        return visit.toString() + PARTED_BY + id.value();
    }
}
