package jp.madoguchi.domain.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/** On which days what exists, {@code subsidy-calendar.csv}: the reader's question (R-PM-01), tickets and their days (R-PM-09). */
public final class SubsidyCalendar {

    /** The file's name. */
    public static final String FILE = "subsidy-calendar.csv";

    private static final List<String> COLUMNS = List.of("matter", "from", "to", "exists", "first", "last", "rules");

    /** What the table knows of. */
    enum Matter {
        /** The reader may ask for certificates of subsidies. */
        READER_QUESTION,
        /** Public assistance is asked online; its tickets come between these days of the month. */
        TICKETS
    }

    /**
     * Days of a month on which tickets are usually registered; it differs by municipality.
     *
     * @param first first day, 1 to 28
     * @param last  last day, not before the first
     */
    public record TicketDays(int first, int last) {
        public TicketDays {
            if (first < 1 || last < first || last > 28) {
                throw new IllegalArgumentException("days of tickets are days of every month, in order");
            }
        }
    }

    private final Map<Matter, Timeline<Optional<TicketDays>>> matters;

    private SubsidyCalendar(Map<Matter, Timeline<Optional<TicketDays>>> matters) {
        this.matters = matters;
    }

    /** Reads the file's content; both matters must exist or not on every day, without end. */
    public static SubsidyCalendar parse(String text) {
        Map<Matter, Timeline<Optional<TicketDays>>> matters = RuleTable.parse(FILE, text, COLUMNS)
                .timelinesWithoutEnd(row -> row.one("matter", Matter.class), SubsidyCalendar::days);
        for (Matter matter : Matter.values()) {
            if (!matters.containsKey(matter)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + matter + ": add a row"));
            }
        }
        return new SubsidyCalendar(matters);
    }

    private static Optional<TicketDays> days(RuleTable.Row row) {
        if (!row.yes("exists")) {
            return Optional.empty();
        }
        return Optional.of(switch (row.one("matter", Matter.class)) {
            case READER_QUESTION -> new TicketDays(1, 28);
            case TICKETS -> new TicketDays(row.number("first"), row.number("last"));
        });
    }

    /** Whether a reader may ask for certificates of subsidies on a day. */
    public boolean readerAsks(LocalDate visit) {
        return at(Matter.READER_QUESTION, visit).isPresent();
    }

    /** The days of tickets in the month of a visit; empty before public assistance was asked online. */
    public Optional<TicketDays> ticketDays(LocalDate visit) {
        return at(Matter.TICKETS, visit);
    }

    private Optional<TicketDays> at(Matter matter, LocalDate day) {
        return Objects.requireNonNull(matters.get(matter)).at(day).orElse(Optional.empty());
    }
}
