package jp.madoguchi.domain.certificate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.jspecify.annotations.Nullable;

/**
 * Which limit category counts on a day (R-CT-04): one only inside its first and last day; a change inside a month counts from the 1st of
 * the next, as long as the switch {@code LIMIT_CHANGE_NEXT_MONTH} says so (uncertain for each insurer).
 */
public sealed interface LimitInForce {

    /**
     * This certificate counts.
     *
     * @param certificate the certificate
     * @param nextMonth   the category that counts from the 1st of the next month if another is known; else null
     */
    record InForce(LimitCertificate certificate, @Nullable LimitCategory nextMonth) implements LimitInForce {
        public InForce {
            Objects.requireNonNull(certificate);
        }
    }

    /** None counts, and why. */
    record NotInForce(Reason reason) implements LimitInForce {
        public NotInForce {
            Objects.requireNonNull(reason);
        }

        /** What the desk does. */
        public DeskStep step() {
            return DeskStep.SHOW_LIMIT_CERTIFICATE;
        }
    }

    /** Why none counts. */
    enum Reason {
        /** None is known. */
        NONE_KNOWN,
        /** Those known begin later. */
        NOT_YET,
        /** Those known have ended. */
        ENDED,
        /** Two that began on one day say different categories. */
        CONTRADICTORY
    }

    /** What counts on the day of a visit among all certificates known, old and new. */
    static LimitInForce on(LocalDate visit, List<LimitCertificate> known, RuleSwitches switches) {
        List<LimitCertificate> current = newest(visit, known);
        if (current.isEmpty()) {
            return new NotInForce(whyNone(visit, known));
        }
        if (contradictory(current)) {
            return new NotInForce(Reason.CONTRADICTORY);
        }
        LimitCertificate counting = current.getFirst();
        LocalDate firstOfMonth = visit.withDayOfMonth(1);
        List<LimitCertificate> atFirst = newest(firstOfMonth, known);
        if (switches.on(RuleSwitch.LIMIT_CHANGE_NEXT_MONTH, visit) && !atFirst.isEmpty() && !contradictory(atFirst)
                && atFirst.getFirst().category() != counting.category()) {
            counting = atFirst.getFirst();
        }
        List<LimitCertificate> next = newest(YearMonth.from(visit).plusMonths(1).atDay(1), known);
        LimitCategory category = next.isEmpty() || contradictory(next) ? null : next.getFirst().category();
        return new InForce(counting, category == counting.category() ? null : category);
    }

    /** What the category of a day hangs on that the texts leave open (R-CT-04). */
    static Set<RuleSwitch> open(LocalDate visit, List<LimitCertificate> known, RuleSwitches switches) {
        return switches.open(other -> on(visit, known, other));
    }

    /** Those that hold on a day and began last; several only if they began on one day. */
    private static List<LimitCertificate> newest(LocalDate day, List<LimitCertificate> known) {
        List<LimitCertificate> holding = known.stream().filter(one -> one.validity().covers(day)).toList();
        LocalDate last = holding.stream().map(LimitInForce::begin).max(Comparator.naturalOrder()).orElse(day);
        return holding.stream().filter(one -> begin(one).equals(last)).toList();
    }

    private static LocalDate begin(LimitCertificate certificate) {
        LocalDate from = certificate.validity().from();
        return from == null ? LocalDate.MIN : from;
    }

    private static boolean contradictory(List<LimitCertificate> certificates) {
        return certificates.stream().map(LimitCertificate::category).distinct().count() > 1;
    }

    private static Reason whyNone(LocalDate visit, List<LimitCertificate> known) {
        if (known.isEmpty()) {
            return Reason.NONE_KNOWN;
        }
        return known.stream().allMatch(one -> begin(one).isAfter(visit)) ? Reason.NOT_YET : Reason.ENDED;
    }
}
