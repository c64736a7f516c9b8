package jp.madoguchi.reception.expense;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.privacy.Display;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.subsidy.ClaimExpenses;
import jp.madoguchi.domain.subsidy.ExpenseProposal;
import jp.madoguchi.domain.subsidy.ExpenseSource;
import jp.madoguchi.domain.subsidy.SubsidySlip;
import jp.madoguchi.domain.subsidy.TicketStanding;

/**
 * What pays for a visit, as far as the ledger knows (rules 7). The gateway proposes, staff decide.
 *
 * @param query      what was asked
 * @param insurances insurances that cover the day
 * @param leftOut    insurances on file that do not
 * @param tickets    tickets of public assistance of the month
 * @param subsidies  certificates of subsidies
 * @param proposal   which public expenses may be used, in the order of a claim, and which may not
 * @param claim      what a claim carries if staff use all that is proposed
 * @param standing   how it stands with a ticket that has not come (R-PM-09)
 * @param firstTicket whether no ticket of this patient was ever here
 */
public record VisitExpenses(ExpenseQuery query, List<InsuranceLine> insurances, List<LeftOut> leftOut,
        List<TicketLine> tickets, List<SubsidyLine> subsidies, ExpenseProposal proposal, ClaimExpenses claim,
        TicketStanding standing, boolean firstTicket) {

    /** What staff should know of the whole. */
    public enum Notice {
        /** Nothing known covers the day: neither insurance nor public expense. */
        NOTHING_COVERS(List.of(RuleId.of("R-CH-30"))),
        /** More than one insurance covers the day: staff say which pays. */
        SEVERAL_INSURANCES(List.of(RuleId.of("R-CH-05"))),
        /** An insurance is known from an earlier answer only. */
        NOT_ASKED_FOR_DAY(List.of(RuleId.of("R-CH-03")));

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
        private final List<RuleId> rules;

        Notice(List<RuleId> rules) {
            this.rules = rules;
        }

        /** The rules that say so. */
        public List<RuleId> rules() {
            return rules;
        }
    }

    public VisitExpenses {
        Objects.requireNonNull(query);
        insurances = List.copyOf(insurances);
        leftOut = List.copyOf(leftOut);
        tickets = List.copyOf(tickets);
        subsidies = List.copyOf(subsidies);
        Objects.requireNonNull(proposal);
        Objects.requireNonNull(claim);
        Objects.requireNonNull(standing);
    }

    /** What staff should know of the whole. */
    public Set<Notice> notices() {
        EnumSet<Notice> notices = EnumSet.noneOf(Notice.class);
        if (insurances.isEmpty() && proposal.proposed().isEmpty()) {
            notices.add(Notice.NOTHING_COVERS);
        }
        if (insurances.size() > 1) {
            notices.add(Notice.SEVERAL_INSURANCES);
        }
        if (insurances.stream().anyMatch(line -> !line.askedForDay())) {
            notices.add(Notice.NOT_ASKED_FOR_DAY);
        }
        return notices;
    }

    /** What the desk does, each once: about insurances, tickets, subsidies, and then the choice. */
    public List<DeskStep> steps() {
        Stream<DeskStep> ofInsurances = insurances.stream().flatMap(line -> Stream.concat(
                line.share() instanceof Share.ShowPaper paper ? Stream.of(paper.step()) : Stream.empty(),
                Stream.ofNullable(line.limit().step())));
        return Stream.of(ofInsurances, standing.steps(firstTicket).stream(),
                subsidies.stream().flatMap(line -> line.steps().stream()), proposal.step().stream())
                .flatMap(steps -> steps).distinct().toList();
    }

    /** What a slip of paper says of subsidies; it names nothing of somebody who must not be found (R-PM-06). */
    public List<String> slip(Locale locale) {
        return SubsidySlip.lines(subsidies.stream().map(SubsidyLine::outcome).toList(), Display.TICKET, locale);
    }

    /** The rules about a public expense, by where it is known from. */
    public static List<RuleId> rules(ExpenseSource source) {
        return switch (source) {
            case ANSWER -> List.of(RuleId.of("R-PM-09"));
            case HUB -> List.of(RuleId.of("R-PM-07"));
            case PAPER -> List.of(RuleId.of("R-PM-03"));
            case ON_FILE -> List.of(RuleId.of("R-PM-02"), RuleId.of("R-PM-03"));
        };
    }
}
