package jp.madoguchi.reception.claim;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import jp.madoguchi.domain.claim.AnswerEvidence;
import jp.madoguchi.domain.identity.ClaimText;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.insurance.BranchCalendar;
import jp.madoguchi.domain.insurance.BranchUse;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.NumberExport;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;

/**
 * Gives out what a claim names of a patient: the name in characters that a claim can hold (R-BC-02), and symbol, number and branch of
 * the insurances that cover the day (R-BR-01, R-BR-02). Numbers leave for a purpose of the insurance only, and never without a record in
 * the same commit (R-BR-05); a wish for another purpose is refused, and recorded too.
 */
public final class ExportClaimData {

    private static final String WHAT = "NumberExport";

    private final AnswerLedger ledger;
    private final BranchCalendar branches;
    private final NameVariants variants;

    public ExportClaimData(AnswerLedger ledger, RuleBook rules) {
        this.ledger = ledger;
        this.branches = rules.table(BranchCalendar.class);
        this.variants = rules.table(NameVariants.class);
    }

    /**
     * The data, or {@code NUMBER_EXPORT_REFUSED} at {@code purpose}. Stages fail with {@code RESOURCE_UNKNOWN} where the institution has no
     * such patient, or with what the ledger says.
     */
    public CompletionStage<Parsed<ClaimData>> export(ExportOrder order) {
        return ledger.commit(transaction -> decide(transaction, order)).thenApply(Committed::value);
    }

    private Parsed<ClaimData> decide(LedgerTransaction ledger, ExportOrder order) {
        PatientRecord patient = ledger.patient(order.facility(), order.patient())
                .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient")));
        if (!order.purpose().isInsurance()) {
            note(ledger, order, "REFUSED:" + order.purpose());
            return Parsed.refused(ProblemCode.NUMBER_EXPORT_REFUSED, "purpose");
        }
        List<ClaimData.Membership> numbers = ledger.coverages(patient.id()).stream()
                .filter(coverage -> isProven(coverage, order))
                .flatMap(coverage -> number(coverage, order, ledger.at())).toList();
        note(ledger, order, "GIVEN:" + order.purpose());
        return Parsed.of(new ClaimData(patient.id(), order.visit(), name(patient), numbers));
    }

    /** An insurance, not a ticket, that covers the day as far as the national system has said. */
    private static boolean isProven(CoverageRecord coverage, ExportOrder order) {
        boolean known = switch (coverage.standing()) {
            case IN_FORCE -> true;
            case LOST -> coverage.qualification().lost() != null;
            case UNCONFIRMED -> false;
        };
        return known && coverage.ticket() == null && !coverage.qualification().isPublicAssistance()
                && AnswerEvidence.covers(coverage.qualification(), order.visit());
    }

    private Stream<ClaimData.Membership> number(CoverageRecord coverage, ExportOrder order, Instant at) {
        MemberId member = coverage.qualification().member();
        if (member == null) {
            return Stream.empty();
        }
        YearMonth treatment = YearMonth.from(order.visit());
        MemberId claimed = new MemberId(member.insurer(), member.symbol(), member.number(),
                branches.inClaim(member, treatment).orElse(null));
        NumberExport export = NumberExport.of(claimed, order.purpose(), order.consumer(), at).orElseThrow();
        return Stream.of(new ClaimData.Membership(coverage.id(), export,
                branches.need(BranchUse.CLAIM, member.insurer(), treatment.atDay(1)),
                branches.claimLacksBranch(member, treatment)));
    }

    /** The hospital's own kanji before the national system's: they are the right ones in place of a ●. */
    private ClaimText name(PatientRecord patient) {
        return ClaimText.of(patient.hospitalName() == null ? patient.person().name() : patient.hospitalName(),
                patient.hospitalKana() == null ? patient.person().kana() : patient.hospitalKana(), variants);
    }

    private static void note(LedgerTransaction ledger, ExportOrder order, String detail) {
        ledger.note(new AuditFact(order.facility(), order.consumer(), WHAT, order.patient(), detail));
    }
}
