package jp.madoguchi.reception.inquiry;

import jp.madoguchi.domain.problem.Problem;

/** What became of a reply. */
public sealed interface Taken {

    /** It was taken, with everything that follows from it. */
    record Done() implements Taken {}

    /**
     * It was taken as far as it goes: some of it names other persons than were asked about. A person has to look at it, and it must be
     * kept. Handed in again, it was taken before.
     */
    record InPart(Problem problem) implements Taken {}

    /** It was taken before, or nothing is left to take from it; nothing changed. */
    record DoneBefore() implements Taken {}

    /** It cannot be taken at the moment; it is handed in again. */
    record Later(Problem problem) implements Taken {}

    /** It was not taken; a person has to look at it, and it must be kept. */
    record Refused(Problem problem) implements Taken {}
}
