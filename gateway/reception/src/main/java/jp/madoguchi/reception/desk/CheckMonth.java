package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.MonthCheck;
import jp.madoguchi.domain.channel.MonthVisit;
import jp.madoguchi.domain.channel.MonthlyProof;
import jp.madoguchi.domain.channel.Presentation;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.ledger.LedgerReadings;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The check at the end of a month (R-CH-31): which patients came with the patient card only, without a proof in the month that covers
 * those visits (R-CH-32, R-CH-32a). Visits are what answers tell of: a question that nobody answered proves nothing and is not seen here,
 * it is a re-check or a desk task. Who is looked at ends with a month, too: whoever was asked about from its first day to the end of the month
 * in which it is claimed, so that the list of an older month does not grow for ever. It reads beside the ledger's writer and changes nothing; an open month may be looked at before its end.
 */
public final class CheckMonth {

    /** How many patients one page looks at, at most. */
    public static final int MOST = 100;

    /** The rules that decide. */
    public static final List<RuleId> RULES = List.of(RuleId.of("R-CH-31"), RuleId.of("R-CH-32"),
            RuleId.of("R-CH-32a"));

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final LedgerReadings readings;
    private final VisitReadings visits;
    private final AcceptedPapers papers;
    private final RuleSwitches switches;
    private final MonthlyProof monthly;

    public CheckMonth(LedgerReadings readings, VisitReadings visits, RuleBook rules) {
        this.readings = readings;
        this.visits = visits;
        this.papers = rules.table(AcceptedPapers.class);
        this.switches = rules.switches();
        this.monthly = new MonthlyProof(switches);
    }

    /**
     * A page of the list.
     *
     * @param after where the page before ended; null for the first page
     * @param most  how many patients are looked at, 1 to {@value #MOST}
     * @throws jp.madoguchi.domain.problem.ProblemException {@code LEDGER_UNAVAILABLE}
     */
    public MonthPage page(FacilityCode facility, YearMonth month, @Nullable ResourceId after, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page looks at 1 to " + MOST + " patients");
        }
        Looked looked = look(facility, month, after, most);
        return new MonthPage(month, askedUntil(month), looked.unproven(), looked.byReading(),
                looked.more() ? looked.at().getLast() : null);
    }

    /**
     * A page, with everybody who was looked at.
     *
     * @param at       in the order of their ids
     * @param unproven those of them whose month has no proof
     * @param byReading those whose month has one by the hospital's reading only
     * @param more     whether others follow
     */
    record Looked(List<ResourceId> at, List<MonthPage.Unproven> unproven, List<MonthPage.ByReading> byReading,
            boolean more) {}

    Looked look(FacilityCode facility, YearMonth month, @Nullable ResourceId after, int most) {
        // One more than asked for tells whether others follow. An answer about the month may have come after it.
        List<ResourceId> found = visits.askedAbout(facility, month.atDay(1).atStartOfDay(JAPAN).toInstant(),
                askedUntil(month).plusDays(1).atStartOfDay(JAPAN).toInstant(), after, most + 1);
        List<ResourceId> page = found.subList(0, Math.min(most, found.size()));
        return readings.read(ledger -> judge(ledger, page, month, found.size() > most));
    }

    /**
     * The last day, in Japan, on which an answer makes its patient one of those who are looked at for a month: the last one of the month in
     * which it is claimed. That somebody's month is proven may become known later all the same.
     */
    static LocalDate askedUntil(YearMonth month) {
        return month.plusMonths(1).atEndOfMonth();
    }

    private Looked judge(LedgerTransaction ledger, List<ResourceId> patients, YearMonth month, boolean more) {
        PatientFile file = new PatientFile(ledger, papers);
        List<MonthPage.Unproven> unproven = new ArrayList<>();
        List<MonthPage.ByReading> byReading = new ArrayList<>();
        for (ResourceId patient : patients) {
            List<MonthVisit> known = file.visits(patient, month);
            Set<RuleSwitch> open = open(ledger, patient, month, known);
            switch (monthly.check(month, known)) {
                case MonthCheck.Violation violation ->
                    unproven.add(new MonthPage.Unproven(patient, violation, open));
                case MonthCheck.Closed closed when open.isEmpty() -> {
                    // Whatever the reading, it is proven.
                }
                case MonthCheck.Closed closed -> byReading.add(new MonthPage.ByReading(patient, open));
            }
        }
        return new Looked(patients, unproven, byReading, more);
    }

    /** A month of readers' answers only is the same by any reading; else papers are judged again where they are read otherwise. */
    private Set<RuleSwitch> open(LedgerTransaction ledger, ResourceId patient, YearMonth month,
            List<MonthVisit> known) {
        if (known.stream().allMatch(visit -> visit.by() == Presentation.MY_NUMBER_CARD)) {
            return Set.of();
        }
        String papersAre = switches.value(RuleSwitch.UNCERTAIN_PAPERS, month.atEndOfMonth());
        return monthly.open(month,
                other -> other.value(RuleSwitch.UNCERTAIN_PAPERS, month.atEndOfMonth()).equals(papersAre)
                        ? known
                        : new PatientFile(ledger, papers.readBy(other)).visits(patient, month));
    }
}
