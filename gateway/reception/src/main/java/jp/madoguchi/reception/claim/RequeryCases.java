package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.desk.ClaimRun;
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
    private final ClaimRun run;

    public RequeryCases(AnswerLedger ledger, AskAgain national, ClaimWays ways) {
        this.ledger = ledger;
        this.national = national;
        this.settling = new CaseSettling(ways);
        this.run = ways.run();
    }

    /**
     * One run. To be started at least once a day; a second run on the same day, here or on another node, asks only what is still due: each
     * question is noted before it is asked, and given back if it could not be.
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
        return ledger.commit(transaction -> take(transaction, one, today)).thenApply(Committed::value)
                .thenCompose(taken -> taken
                        ? national.ask(question(one, card))
                                .thenCompose(answer -> ledger.commit(transaction -> note(transaction, one, answer)))
                                .thenApply(Committed::value)
                                .thenApply(report::plusAsked)
                                .exceptionallyCompose(failure -> ledger
                                        .commit(transaction -> giveBack(transaction, one, today))
                                        .thenApply(given -> report.plusFailed()))
                        : CompletableFuture.completedStage(report))
                .exceptionally(failure -> report.plusFailed());
    }

    /** Fails where the birth date turned out to be after the visit; inside of the run, so that the other cases are asked about. */
    private static DeskQuestion question(ClaimCaseRecord one, CardQuestion card) {
        return new DeskQuestion(one.facility(), one.terminal(), null, card, one.claimCase().facts().visit());
    }

    /** Notes the question before it is asked, so that no other node and no other run asks it on the same day. */
    private boolean take(LedgerTransaction transaction, ClaimCaseRecord one, LocalDate today) {
        ClaimCaseRecord known = transaction.claimCases().byId(one.id()).orElseThrow();
        boolean due = known.dueOn(run).filter(day -> !day.isAfter(today)).isPresent();
        if (due) {
            transaction.claimCases().save(known.with(known.claimCase().asked(today)), run);
        } else if (known.version() == one.version()) {
            // Kept under another claim run, and changed by nobody since: its day is written anew, or it would stand before others until then.
            transaction.claimCases().save(known.with(known.claimCase()), run);
        }
        return due;
    }

    private boolean giveBack(LedgerTransaction transaction, ClaimCaseRecord one, LocalDate today) {
        ClaimCaseRecord known = transaction.claimCases().byId(one.id()).orElseThrow();
        ClaimCase before = known.claimCase().notAsked(today, one.claimCase().askedOn());
        boolean changes = !before.equals(known.claimCase());
        if (changes) {
            transaction.claimCases().save(known.with(before), run);
        }
        return changes;
    }

    /** Settles the case if the answer proves the visit's qualification; whether it is another state than before the question. */
    private boolean note(LedgerTransaction transaction, ClaimCaseRecord one, Optional<AnswerRecord> answer) {
        ClaimCaseRecord known = transaction.claimCases().byId(one.id()).orElseThrow();
        if (answer.isEmpty()) {
            return false;
        }
        return settling.prove(transaction, known, answer.get().answer()).claimCase().state() != one.claimCase()
                .state();
    }
}
