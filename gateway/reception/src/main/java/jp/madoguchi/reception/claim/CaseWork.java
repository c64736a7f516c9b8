package jp.madoguchi.reception.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
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
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AppliedRequest;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * People working on cases. Each act names the version that was seen, so that nobody decides on what has changed meanwhile, and the client's
 * own identifier of the request, so that one that is sent again after a lost answer changes nothing. It adds what was learned to the case
 * and settles it anew, with its desk task.
 *
 * <p>Stages fail with a {@code ProblemException}: {@code RESOURCE_UNKNOWN}, {@code CLAIM_CASE_CHANGED}, {@code REQUEST_ID_REUSED},
 * {@code CLAIM_CASE_STATE}, {@code CLAIM_HAS_NO_WAY}, or what the ledger says.
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

    /** The patient handed in a declaration (R-RS-03). */
    public CompletionStage<ClaimCaseRecord> declare(CaseOrder order, QualificationDeclaration declaration) {
        return learn(order, facts -> facts.withDeclaration(declaration));
    }

    /**
     * A known patient said that nothing changed (R-RS-04).
     *
     * @param deemed the declaration that counts as handed in by it, where enough is known of the patient
     */
    public CompletionStage<ClaimCaseRecord> hearUnchanged(CaseOrder order, Confirmation.Heard heard,
            @Nullable QualificationDeclaration deemed) {
        return learn(order, facts -> {
            ClaimFacts unchanged = facts.withUnchanged(heard);
            return deemed == null ? unchanged : unchanged.withDeclaration(deemed);
        });
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

    /** The claim is made for a month; the way is chosen now. Fails with {@code DATE_IMPOSSIBLE} for the month of the visit or earlier. */
    public CompletionStage<ClaimCaseRecord> claim(CaseOrder order, YearMonth claimMonth) {
        return change(order, (known, at) -> {
            if (!claimMonth.isAfter(YearMonth.from(known.facts().visit()))) {
                throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "month"));
            }
            return known.claim(ways, claimMonth, CaseSettling.today(at)).orElseThrow();
        });
    }

    /** The claim was taken for good. */
    public CompletionStage<ClaimCaseRecord> accepted(CaseOrder order) {
        return change(order, (known, at) -> known.accept(CaseSettling.today(at)).orElseThrow());
    }

    /** The claim came back (R-CL-04): the case is open again, and settled anew by what is known (R-CL-07). */
    public CompletionStage<ClaimCaseRecord> returned(CaseOrder order, ReturnReason reason) {
        return change(order, (known, at) -> {
            LocalDate today = CaseSettling.today(at);
            ClaimCase open = known.giveBack(reason, today).orElseThrow().reopen(today).orElseThrow();
            return settling.settled(open, open.facts(), at);
        });
    }

    private CompletionStage<ClaimCaseRecord> learn(CaseOrder order, UnaryOperator<ClaimFacts> more) {
        return change(order, (known, at) -> settling.settled(known, more.apply(known.facts()), at));
    }

    private CompletionStage<ClaimCaseRecord> change(CaseOrder order,
            BiFunction<ClaimCase, Instant, ClaimCase> change) {
        return ledger.commit(transaction -> apply(transaction, order, change)).thenApply(Committed::value);
    }

    private ClaimCaseRecord apply(LedgerTransaction transaction, CaseOrder order,
            BiFunction<ClaimCase, Instant, ClaimCase> change) {
        ClaimCaseRecord before = transaction.claimCases().byId(order.caseId())
                .filter(one -> one.facility().equals(order.facility()))
                .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "case")));
        Optional<AppliedRequest> known = before.request(order.request().id());
        if (known.isPresent()) {
            if (known.get().equals(order.request())) {
                return before;
            }
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key"));
        }
        if (before.version() != order.version()) {
            throw new ProblemException(Problem.at(ProblemCode.CLAIM_CASE_CHANGED, "version " + before.version()));
        }
        ClaimCase now = change.apply(before.claimCase(), transaction.at());
        return settling.keep(transaction, before.with(now).after(order.request()));
    }
}
