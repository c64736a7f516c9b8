package jp.madoguchi.domain.card;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * How long a certificate serves beyond its expiry, and when the reader reminds of it (R-EX-01, R-EX-02, R-EX-03, R-EX-05, R-EX-06,
 * R-EX-07). Two readings are switches: whether the months of grace end with a month or with a day ({@link RuleSwitch#GRACE_FORM}), and
 * whether certificates that expired before there was a grace enjoy it ({@link RuleSwitch#GRACE_RETROACTIVE}).
 */
public final class CertificateGrace {

    /** The file's name. */
    public static final String FILE = "certificate-grace.csv";

    private static final List<String> COLUMNS = List.of("medium", "from", "to", "grace_months", "alert_months_before",
            "alert_months_after", "rules");
    private static final List<RuleId> NORMAL = List.of(RuleId.of("R-EX-01"));
    private static final List<RuleId> GRACE = List.of(RuleId.of("R-EX-03"), RuleId.of("R-EX-04"));
    private static final List<RuleId> EXPIRED_BEFORE_GRACE = List.of(RuleId.of("R-EX-02"));
    private static final List<RuleId> EXPIRED = List.of(RuleId.of("R-EX-06"));
    private static final List<RuleId> UNUSABLE = List.of(RuleId.of("R-EX-07"));

    private final Map<CardMedium, Timeline<Terms>> terms;
    private final Optional<LocalDate> firstDayOfGrace;

    /** What holds during a span: months, 0 or more. */
    private record Terms(int graceMonths, int alertBefore, int alertAfter) {}

    private CertificateGrace(Map<CardMedium, Timeline<Terms>> terms, Optional<LocalDate> firstDayOfGrace) {
        this.terms = terms;
        this.firstDayOfGrace = firstDayOfGrace;
    }

    /** Reads the file's content; both media must have terms on every day without end. */
    public static CertificateGrace parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<CardMedium, Timeline<Terms>> terms = table.timelinesWithoutEnd(row -> row.one("medium", CardMedium.class),
                CertificateGrace::terms);
        for (CardMedium medium : CardMedium.values()) {
            if (!terms.containsKey(medium)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + medium + ": add a row"));
            }
        }
        Optional<LocalDate> first = table.rows().stream()
                .filter(row -> row.one("medium", CardMedium.class) == CardMedium.CARD && row.number("grace_months") > 0)
                .map(row -> row.date("from")).min(LocalDate::compareTo);
        return new CertificateGrace(terms, first);
    }

    private static Terms terms(RuleTable.Row row) {
        int grace = row.number("grace_months");
        if (grace > 0 && row.one("medium", CardMedium.class) == CardMedium.SMARTPHONE) {
            throw row.wrong("gives a smartphone a grace: there is none, write 0 (R-EX-07)");
        }
        return new Terms(grace, row.number("alert_months_before"), row.number("alert_months_after"));
    }

    /**
     * How a certificate stands. A day before the file begins has neither grace nor alert.
     *
     * @param expiry last valid day of the certificate (有効期間満了日)
     * @param today  day of the visit
     * @param medium where the certificate lives
     */
    public CertificateStanding certState(LocalDate expiry, LocalDate today, CardMedium medium, RuleSwitches switches) {
        Terms now = terms(medium, today);
        LocalDate last = lastUsableDay(expiry, today, now, switches);
        boolean alert = !today.isBefore(expiry.minusMonths(now.alertBefore()))
                && !today.isAfter(expiry.plusMonths(now.alertAfter()));
        if (!today.isAfter(expiry)) {
            return new CertificateStanding(CertificateState.NORMAL, alert && now.alertBefore() > 0, last, NORMAL);
        }
        if (medium == CardMedium.SMARTPHONE) {
            return new CertificateStanding(CertificateState.UNUSABLE, false, expiry, UNUSABLE);
        }
        if (!today.isAfter(last)) {
            return new CertificateStanding(CertificateState.GRACE, alert, last, GRACE);
        }
        return new CertificateStanding(CertificateState.EXPIRED, false, last,
                now.graceMonths() == 0 ? EXPIRED_BEFORE_GRACE : EXPIRED);
    }

    /** What the standing of a certificate hangs on that the texts leave open (R-EX-03, conflict C2). */
    public Set<RuleSwitch> open(LocalDate expiry, LocalDate today, CardMedium medium, RuleSwitches switches) {
        return switches.<Object>open(other -> {
            CertificateStanding standing = certState(expiry, today, medium, other);
            // Only while a certificate lives on its grace does the end of that grace decide anything.
            return standing.state() == CertificateState.GRACE ? standing : standing.state();
        });
    }

    private Terms terms(CardMedium medium, LocalDate day) {
        Timeline<Terms> timeline = terms.get(medium);
        return timeline == null ? new Terms(0, 0, 0) : timeline.at(day).orElse(new Terms(0, 0, 0));
    }

    private LocalDate lastUsableDay(LocalDate expiry, LocalDate today, Terms now, RuleSwitches switches) {
        boolean expiredBeforeGrace = firstDayOfGrace.isPresent() && expiry.isBefore(firstDayOfGrace.get());
        if (now.graceMonths() == 0 || expiredBeforeGrace && !switches.on(RuleSwitch.GRACE_RETROACTIVE, today)) {
            return expiry;
        }
        return switches.value(RuleSwitch.GRACE_FORM, today).equals("day")
                ? expiry.plusMonths(now.graceMonths())
                : YearMonth.from(expiry).plusMonths(now.graceMonths()).atEndOfMonth();
    }
}
