package jp.madoguchi.reception.inquiry;

import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.reception.ledger.AnswerRecord;

/** What became of an answer. Only what was taken is committed as consumed: a refused file is refused again when it is read again. */
public sealed interface Acceptance {

    /** It was taken. */
    record Accepted(AnswerRecord answer) implements Acceptance {}

    /** The same file was taken before; nothing changed. */
    record AlreadyAccepted() implements Acceptance {}

    /** It was not taken over; a person has to look at the file, which must be kept. */
    record Refused(Problem problem) implements Acceptance {}
}
