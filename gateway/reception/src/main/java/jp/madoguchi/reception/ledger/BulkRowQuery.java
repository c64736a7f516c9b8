package jp.madoguchi.reception.ledger;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a batch somebody wants to see.
 *
 * @param batch    the batch
 * @param outcomes outcomes; never empty
 * @param after    where the page before ended; null for the first page
 * @param most     how many at most, 1 to {@value #MOST}; one more tells whether others follow
 */
public record BulkRowQuery(ResourceId batch, Set<BulkOutcome> outcomes, @Nullable Place after, int most) {

    /** The longest page. */
    public static final int MOST = 500;

    /**
     * A place in the list of a batch's rows, job by job as they were planned: behind this row.
     *
     * @param job    its job
     * @param number its place in it
     */
    public record Place(ResourceId job, int number) {

        private static final char PARTED_BY = '_';

        public Place {
            Objects.requireNonNull(job);
            if (number < 1) {
                throw new IllegalArgumentException("rows count from 1");
            }
        }

        /** Reads what {@link #toString} wrote. */
        public static Parsed<Place> parse(String text) {
            int parted = text.lastIndexOf(PARTED_BY);
            String number = text.substring(parted + 1);
            if (parted < 1 || !number.matches("[1-9][0-9]{0,6}")) {
                return Parsed.refused(ProblemCode.VALUE_MALFORMED, "after");
            }
            return switch (ResourceId.parse(text.substring(0, parted))) {
                case Parsed.Value<ResourceId> job -> Parsed.of(new Place(job.value(), Integer.parseInt(number)));
                case Parsed.Refused<ResourceId> refused -> Parsed.refused(ProblemCode.VALUE_MALFORMED, "after");
            };
        }

        @Override
        public String toString() {
            return job.value() + PARTED_BY + number;
        }
    }

    public BulkRowQuery {
        Objects.requireNonNull(batch);
        outcomes = Set.copyOf(EnumSet.copyOf(outcomes));
        if (most < 1 || most > MOST + 1) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " rows");
        }
    }

    /** The same with one row more, which tells whether others follow. */
    public BulkRowQuery andOneMore() {
        return new BulkRowQuery(batch, outcomes, after, most + 1);
    }

    /** All of a batch, from a place on. */
    public static BulkRowQuery all(ResourceId batch, @Nullable Place after, int most) {
        return new BulkRowQuery(batch, EnumSet.allOf(BulkOutcome.class), after, most);
    }
}
