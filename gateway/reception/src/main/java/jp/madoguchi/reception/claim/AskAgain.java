package jp.madoguchi.reception.claim;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.reception.inquiry.AskNationalSystem;
import jp.madoguchi.reception.inquiry.DeskQuestion;
import jp.madoguchi.reception.ledger.AnswerRecord;

/** Asks the national system about a case again. */
@FunctionalInterface
public interface AskAgain {

    /**
     * Asks, and gives the answer if it came in time; empty means that none has come yet, never "invalid". Fails with a
     * {@code ProblemException} when the question could not be asked.
     */
    CompletionStage<Optional<AnswerRecord>> ask(DeskQuestion question);

    /** Asks as a desk does, and waits at most {@code wait}. An answer that comes later is taken all the same. */
    static AskAgain through(AskNationalSystem desk, Duration wait) {
        return question -> desk.ask(question, wait).thenApply(report -> Optional.ofNullable(report.answer()));
    }
}
