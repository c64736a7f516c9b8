package jp.madoguchi.gateway.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.bulk.BulkWork;
import jp.madoguchi.reception.bulk.LinkStanding;
import jp.madoguchi.reception.bulk.RegisterReferenceNumbers;
import jp.madoguchi.reception.ledger.BulkBatchPlace;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of the lists of bulk jobs and appointments. */
final class BulkParameters {

    private static final Set<String> OF_BATCHES = Set.of("after", "count");
    private static final Set<String> OF_ROWS = Set.of("outcome", "after", "count");
    private static final Set<String> OF_LINKS = Set.of("standing", "after", "count");
    private static final Set<String> OF_DAY = Set.of("day", "after", "count");
    private static final int MOST_APPOINTMENTS = 500;

    private BulkParameters() {}

    /** A page of batches. */
    record Batches(@Nullable BulkBatchPlace after, int most) {}

    static Batches batches(Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(OF_BATCHES, values);
        String after = parameters.text("after");
        return new Batches(after == null ? null : BulkBatchPlace.parse(after).orElseThrow(),
                parameters.count(BulkWork.MOST_BATCHES));
    }

    /** A page of a worklist; without {@code outcome} all rows. */
    static BulkRowQuery rows(ResourceId batch, Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(OF_ROWS, values);
        EnumSet<BulkOutcome> outcomes = Objects.requireNonNullElseGet(parameters.several(BulkOutcome.class, "outcome"),
                () -> EnumSet.allOf(BulkOutcome.class));
        return new BulkRowQuery(batch, outcomes, place(parameters), parameters.count(BulkRowQuery.MOST));
    }

    /** A page of a reconciliation report: of every standing, where none is named. */
    record Links(Set<LinkStanding> standings, BulkRowQuery.@Nullable Place after, int most) {}

    static Links links(Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(OF_LINKS, values);
        return new Links(standings(parameters), place(parameters),
                parameters.count(RegisterReferenceNumbers.MOST_LINKS));
    }

    /** A page of the reconciliation report of the whole directory. */
    record Directory(Set<LinkStanding> standings, @Nullable ResourceId after, int most) {}

    static Directory directory(Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(OF_LINKS, values);
        String after = parameters.text("after");
        return new Directory(standings(parameters), after == null ? null : ResourceId.parse(after).orElseThrow(),
                parameters.count(RegisterReferenceNumbers.MOST_LINKS));
    }

    private static Set<LinkStanding> standings(ListParameters parameters) {
        return Objects.requireNonNullElseGet(parameters.several(LinkStanding.class, "standing"),
                () -> EnumSet.allOf(LinkStanding.class));
    }

    private static BulkRowQuery.@Nullable Place place(ListParameters parameters) {
        String after = parameters.text("after");
        return after == null ? null : BulkRowQuery.Place.parse(after).orElseThrow();
    }

    /** A page of the appointments of a day. */
    record Day(LocalDate day, @Nullable ResourceId after, int most) {}

    static Day day(Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(OF_DAY, values);
        String day = parameters.text("day");
        String after = parameters.text("after");
        if (day == null) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, "day"));
        }
        try {
            return new Day(LocalDate.parse(day), after == null ? null : ResourceId.parse(after).orElseThrow(),
                    parameters.count(MOST_APPOINTMENTS));
        } catch (DateTimeParseException e) {
            throw ListParameters.wrong("day");
        }
    }
}
