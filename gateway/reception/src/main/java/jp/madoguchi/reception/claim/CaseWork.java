package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.claim.ReturnReason;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * People working on cases. Each act adds what was learned to the case as the ledger holds it at that moment, so that two clerks do not
 * overwrite each other, and settles it anew.
 *
 * <p>Stages fail with a {@code ProblemException}: {@code RESOURCE_UNKNOWN}, {@code CLAIM_CASE_STATE}, {@code CLAIM_HAS_NO_WAY}, or what the
 * ledger says.
 */
public final class CaseWork {

    private final AnswerLedger ledger;
    private final ClaimWays ways;
    private final CaseSettling settling;

    public CaseWork(AnswerLedger ledger, ClaimWays ways) {
        this.ledger = ledger;
        this.ways = ways;
        this.settling = new CaseSettling(ways);
    }

    /** A case as it stands. */
    public CompletionStage<ClaimCaseRecord> look(CaseOrder order) {
        return ledger.commit(transaction -> find(transaction, order)).thenApply(Committed::value);
    }

    /** The patient handed in a declaration (R-RS-03). */
    public CompletionStage<ClaimCaseRecord> declare(CaseOrder order, QualificationDeclaration declaration) {
        return learn(order, facts -> facts.withDeclaration(declaration));
    }

    /** A known patient said that nothing changed (R-RS-04); the declaration that follows from it is handed in beside it. */
    public CompletionStage<ClaimCaseRecord> hearUnchanged(CaseOrder order, Confirmation.Heard heard) {
        return learn(order, facts -> facts.withUnchanged(heard));
    }

    /** The patient told the current number. */
    public CompletionStage<ClaimCaseRecord> hearNumber(CaseOrder order, MemberId member) {
        return learn(order, facts -> facts.withHeard(member));
    }

    /** The current number was confirmed by portal screen, certificate or failure mode, now or afterwards (R-RS-02). */
    public CompletionStage<ClaimCaseRecord> confirm(CaseOrder order, MemberId member) {
        return learn(order, facts -> facts.withConfirmed(member));
    }

    /** The patient was contacted about the qualification, and could not tell it. Fails with {@code DATE_IMPOSSIBLE} before the visit. */
    public CompletionStage<ClaimCaseRecord> contacted(CaseOrder order, LocalDate on) {
        return learn(order, facts -> {
            if (on.isBefore(facts.visit())) {
                throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "contactedOn"));
            }
            return facts.withContact(on);
        });
    }

    /** The patient says that a valid insurance exists, or that none does (R-CL-01). */
    public CompletionStage<ClaimCaseRecord> insured(CaseOrder order, boolean says) {
        return learn(order, facts -> facts.withInsured(says));
    }

    /** The claim is made for a month; the way is chosen now. */
    public CompletionStage<ClaimCaseRecord> claim(CaseOrder order, YearMonth claimMonth) {
        return change(order, (known, today) -> known.claim(ways, claimMonth, today));
    }

    /** The claim was taken for good. */
    public CompletionStage<ClaimCaseRecord> accepted(CaseOrder order) {
        return change(order, ClaimCase::accept);
    }

    /** The claim came back (R-CL-04): the case is open again, and settled anew by what is known (R-CL-07). */
    public CompletionStage<ClaimCaseRecord> returned(CaseOrder order, ReturnReason reason) {
        return ledger.commit(transaction -> {
            ClaimCaseRecord before = find(transaction, order);
            LocalDate today = CaseSettling.today(transaction.at());
            ClaimCase open = before.claimCase().giveBack(reason, today).orElseThrow().reopen(today).orElseThrow();
            return save(transaction, before, settling.settled(open, open.facts(), transaction.at()));
        }).thenApply(Committed::value);
    }

    private CompletionStage<ClaimCaseRecord> learn(CaseOrder order, UnaryOperator<ClaimFacts> more) {
        return ledger.commit(transaction -> {
            ClaimCaseRecord before = find(transaction, order);
            ClaimCase known = before.claimCase();
            return save(transaction, before, settling.settled(known, more.apply(known.facts()), transaction.at()));
        }).thenApply(Committed::value);
    }

    private CompletionStage<ClaimCaseRecord> change(CaseOrder order,
            BiFunction<ClaimCase, LocalDate, Parsed<ClaimCase>> change) {
        return ledger.commit(transaction -> {
            ClaimCaseRecord before = find(transaction, order);
            LocalDate today = CaseSettling.today(transaction.at());
            return save(transaction, before, change.apply(before.claimCase(), today).orElseThrow());
        }).thenApply(Committed::value);
    }

    private static ClaimCaseRecord find(LedgerTransaction transaction, CaseOrder order) {
        return transaction.claimCases().byId(order.caseId()).filter(one -> one.facility().equals(order.facility()))
                .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "case")));
    }

    private static ClaimCaseRecord save(LedgerTransaction transaction, ClaimCaseRecord before, ClaimCase now) {
        ClaimCaseRecord after = before.with(now);
        transaction.claimCases().save(after);
        return after;
    }
}
