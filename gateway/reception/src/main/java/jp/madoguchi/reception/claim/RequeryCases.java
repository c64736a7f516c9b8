package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.inquiry.DeskQuestion;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * Asks the national system again about every case that is due (R-CL-06, R-RS-07): one after another, so that desks are not kept waiting, and
 * at most so many in one run. It asks about the day of the visit. A question that cannot be asked leaves its case due and does not stop
 * the run.
 */
public final class RequeryCases {

    private final AnswerLedger ledger;
    private final AskAgain national;
    private final CaseSettling settling;

    public RequeryCases(AnswerLedger ledger, AskAgain national, ClaimWays ways) {
        this.ledger = ledger;
        this.national = national;
        this.settling = new CaseSettling(ways);
    }

    /**
     * One run. To be started at least once a day; a second run on the same day finds only what is still due.
     *
     * @param today the day, in Japan
     * @param most  the most questions of this run, 1 or more
     */
    public CompletionStage<RequeryReport> run(LocalDate today, int most) {
        return ledger.commit(transaction -> transaction.claimCases().due(today, most)).thenApply(Committed::value)
                .thenCompose(due -> askAll(due, today));
    }

    private CompletionStage<RequeryReport> askAll(List<ClaimCaseRecord> due, LocalDate today) {
        CompletionStage<RequeryReport> done = CompletableFuture.completedStage(RequeryReport.NOTHING);
        for (ClaimCaseRecord one : due) {
            Optional<CardQuestion> card = one.question();
            if (card.isPresent()) {
                done = done.thenCompose(report -> ask(one, card.get(), today, report));
            }
        }
        return done;
    }

    private CompletionStage<RequeryReport> ask(ClaimCaseRecord one, CardQuestion card, LocalDate today,
            RequeryReport report) {
        DeskQuestion question = new DeskQuestion(one.facility(), one.terminal(), null, card,
                one.claimCase().facts().visit());
        return national.ask(question)
                .thenCompose(answer -> ledger.commit(transaction -> note(transaction, one, answer, today)))
                .thenApply(Committed::value)
                .thenApply(report::plusAsked)
                .exceptionally(failure -> report.plusFailed());
    }

    /** Notes that the case was asked about, and settles it if the answer proves the visit's qualification. */
    private boolean note(LedgerTransaction transaction, ClaimCaseRecord one, Optional<AnswerRecord> answer,
            LocalDate today) {
        ClaimCaseRecord before = transaction.claimCases().byId(one.id()).orElseThrow();
        ClaimCaseRecord asked = before.with(before.claimCase().asked(today));
        transaction.claimCases().save(asked);
        if (answer.isEmpty()) {
            return false;
        }
        ClaimCaseRecord now = settling.prove(transaction, asked, answer.get().answer());
        return now.claimCase().state() != one.claimCase().state();
    }
}
