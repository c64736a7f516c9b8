package jp.madoguchi.reception.expense;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.domain.subsidy.ClaimExpenses;
import jp.madoguchi.domain.subsidy.ExpenseProposal;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.PublicExpense;
import jp.madoguchi.domain.subsidy.SubsidyCalendar;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.TicketStanding;
import jp.madoguchi.domain.subsidy.Treatment;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerReadings;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SaidSubsidyChoice;

/**
 * What pays for a visit: the insurances that cover its day with their limit category and caps, tickets of public assistance, and
 * certificates of subsidies in the order of a claim (rules 7). It reads beside the ledger's writer and changes nothing. What is not known
 * is said with its reason and never guessed.
 */
public final class ShowExpenses {

    /** Certificates are renewed each year: an answer older than this says nothing of today's. */
    private static final int MONTHS_BACK = 12;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String PROGRAMME_51 = "51";

    private final LedgerReadings readings;
    private final RuleBook rules;
    private final SubsidyCheck check;

    public ShowExpenses(LedgerReadings readings, RuleBook rules) {
        this.readings = readings;
        this.rules = rules;
        this.check = new SubsidyCheck(rules.table(Programmes.class), rules.table(Participation.class));
    }

    /**
     * What pays.
     *
     * @throws ProblemException {@code RESOURCE_UNKNOWN} at {@code patient}, {@code DATE_IMPOSSIBLE} at {@code visit} for a day before the
     *         patient's birth, {@code LEDGER_UNAVAILABLE}
     */
    public VisitExpenses of(ExpenseQuery query) {
        return readings.read(ledger -> of(ledger, query));
    }

    private VisitExpenses of(LedgerTransaction ledger, ExpenseQuery query) {
        LocalDate visit = query.visit();
        PatientRecord patient = ledger.patient(query.patient())
                .filter(known -> known.facility().equals(query.facility()))
                .orElseThrow(() -> problem(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        if (visit.isBefore(patient.person().birthDate())) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "visit");
        }
        List<AnswerRecord> answers = ledger.answersOf(patient.id(),
                visit.minusMonths(MONTHS_BACK).atStartOfDay(JAPAN).toInstant());
        List<CoverageRecord> coverages = ledger.coverages(patient.id());
        PublicExpenses expenses = PublicExpenses.of(coverages, ledger.subsidies().of(patient.id()),
                ledger.subsidies().choice(patient.id(), visit).map(SaidSubsidyChoice::choice), check, visit);
        Treatment treatment = new Treatment(visit, query.facility(), Set.of());
        ExpenseProposal proposal = ExpenseProposal.of(expenses.usable(), treatment, rules.table(Programmes.class));
        Set<PublicExpense> all = proposal.proposed().stream().map(ExpenseProposal.Proposed::expense)
                .collect(Collectors.toSet());
        ClaimExpenses claim = proposal.confirm(all, treatment, rules.switches());
        InsuranceLines lines = new InsuranceLines(rules, query, patient,
                new LimitFile(answers.stream().map(AnswerRecord::answer).toList()),
                proposal.proposed().stream().anyMatch(one -> one.programme() != null
                        && one.programme().code().equals(PROGRAMME_51)));
        Sorted sorted = Sorted.of(coverages, answers, visit, lines);
        return new VisitExpenses(query, sorted.covering(), sorted.leftOut(), expenses.tickets(), expenses.subsidies(),
                proposal, claim, ticketStanding(answers, expenses, visit),
                coverages.stream().allMatch(one -> one.ticket() == null));
    }

    /** The insurances on file, in an order that does not change from one question to the next. */
    private record Sorted(List<InsuranceLine> covering, List<LeftOut> leftOut) {

        static Sorted of(List<CoverageRecord> coverages, List<AnswerRecord> answers, LocalDate visit,
                InsuranceLines lines) {
            Map<ResourceId, LocalDate> askedAbout = new HashMap<>();
            answers.forEach(one -> askedAbout.put(one.id(), one.answer().confirmationDate()));
            List<InsuranceLine> covering = new ArrayList<>();
            List<LeftOut> leftOut = new ArrayList<>();
            List<CoverageRecord> newestFirst = coverages.stream()
                    .sorted(Comparator.comparing(CoverageRecord::asOf).reversed()
                            .thenComparing(one -> one.id().value()))
                    .toList();
            for (CoverageRecord coverage : newestFirst) {
                MemberId member = coverage.qualification().member();
                if (coverage.ticket() != null || member == null) {
                    continue;
                }
                Optional<LeftOut.Why> why = LeftOut.Why.of(coverage, visit);
                if (why.isPresent()) {
                    leftOut.add(new LeftOut(coverage, why.get()));
                } else {
                    LocalDate asked = askedAbout.getOrDefault(coverage.answer(),
                            LocalDate.ofInstant(coverage.asOf(), JAPAN));
                    covering.add(lines.line(coverage, member, !asked.isBefore(visit)));
                }
            }
            return new Sorted(covering, leftOut);
        }
    }

    /** A ticket that is there is waited for no more; else the newest answer about the month says how it stands (R-PM-09). */
    private TicketStanding ticketStanding(List<AnswerRecord> answers, PublicExpenses expenses, LocalDate visit) {
        boolean there = expenses.tickets().stream().anyMatch(one -> one.use() == TicketLine.Use.CONSIDERED);
        if (there) {
            return TicketStanding.NOT_CONCERNED;
        }
        return answers.stream().map(AnswerRecord::answer)
                .filter(one -> YearMonth.from(one.confirmationDate()).equals(YearMonth.from(visit)))
                .max(Comparator.comparing(Answer::processedAt))
                .filter(one -> one.outcome() instanceof AnswerOutcome.Confirmed)
                .map(one -> TicketStanding.of(((AnswerOutcome.Confirmed) one.outcome()).validity(), visit,
                        rules.table(SubsidyCalendar.class)))
                .orElse(TicketStanding.NOT_CONCERNED);
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
