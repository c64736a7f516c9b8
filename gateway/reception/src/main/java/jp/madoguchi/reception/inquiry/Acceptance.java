package jp.madoguchi.reception.inquiry;

import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.reception.ledger.AnswerRecord;

/** What became of an answer. In each case it is committed that the file was consumed. */
public sealed interface Acceptance {

    /** It was taken. */
    record Accepted(AnswerRecord answer) implements Acceptance {}

    /** The same file was taken before; nothing changed. */
    record AlreadyAccepted() implements Acceptance {}

    /** It was not taken over; a person has to look at the file. */
    record Refused(Problem problem) implements Acceptance {}
}
