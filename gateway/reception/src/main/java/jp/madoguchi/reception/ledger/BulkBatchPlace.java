package jp.madoguchi.reception.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * A place in the list of an institution's batches, newest first: behind the batch named.
 *
 * @param plannedAt when its first job was planned
 * @param batch     its id
 */
public record BulkBatchPlace(Instant plannedAt, ResourceId batch) {

    private static final char PARTED_BY = '_';

    public BulkBatchPlace {
        Objects.requireNonNull(plannedAt);
        Objects.requireNonNull(batch);
    }

    /** Reads what {@link #toString} wrote. */
    public static Parsed<BulkBatchPlace> parse(String text) {
        int parted = text.indexOf(PARTED_BY);
        if (parted < 1) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "after");
        }
        try {
            return Parsed.of(new BulkBatchPlace(Instant.parse(text.substring(0, parted)),
                    new ResourceId(text.substring(parted + 1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "after");
        }
    }

    @Override
    public String toString() {
        return plannedAt.toString() + PARTED_BY + batch.value();
    }
}
