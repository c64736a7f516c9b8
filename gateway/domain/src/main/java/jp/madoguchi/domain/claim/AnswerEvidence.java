package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;

/** What an answer of the national system tells about the insurance behind a visit. */
public final class AnswerEvidence {

    private AnswerEvidence() {}

    /**
     * The qualification that covers the day of a visit, if the answer proves exactly one: valid as a whole, an insurance with number,
     * acquired by that day and not lost by then. 有効（未登録） proves nothing (R-RS-09); a qualification that began after the visit does
     * not cover it.
     */
    public static Optional<MemberId> current(Answer answer, LocalDate visit) {
        if (!answer.isValid() || answer.confirmationDate().isBefore(visit)) {
            return Optional.empty();
        }
        List<MemberId> covering = answer.qualifications().stream()
                .filter(one -> !one.isPublicAssistance() && covers(one, visit))
                .flatMap(one -> Optional.ofNullable(one.member()).stream())
                .toList();
        return covering.size() == 1 ? Optional.of(covering.getFirst()) : Optional.empty();
    }

    /**
     * Whether an answer settles what was asked about a visit: valid as a whole, asked about that day or a later one, and with a
     * qualification that covers that day. An insurance or public assistance counts; for a ticket only public assistance does.
     *
     * @param ticket whether a ticket of public assistance was missing
     */
    public static boolean settles(Answer answer, LocalDate visit, boolean ticket) {
        return answer.isValid() && !answer.confirmationDate().isBefore(visit) && answer.qualifications().stream()
                .anyMatch(one -> (!ticket || one.isPublicAssistance()) && covers(one, visit));
    }

    /** Whether a qualification covers a day: acquired by then and not lost by then; the day of the loss is not covered. */
    public static boolean covers(Qualification one, LocalDate visit) {
        return (one.acquired() == null || !one.acquired().isAfter(visit))
                && (one.lost() == null || visit.isBefore(one.lost()));
    }

    /** The lost qualification that the 資格（無効） screen shows: the one lost last, where there are several. */
    public static Optional<MemberId> lost(Answer answer) {
        Qualification newest = null;
        for (Qualification one : answer.qualifications()) {
            boolean counts = !one.isPublicAssistance() && one.member() != null
                    && answer.standingOf(one) == CoverageStanding.LOST;
            if (counts && (newest == null || lostDay(one).isAfter(lostDay(newest)))) {
                newest = one;
            }
        }
        return newest == null ? Optional.empty() : Optional.ofNullable(newest.member());
    }

    private static LocalDate lostDay(Qualification one) {
        return one.lost() == null ? LocalDate.MIN : one.lost();
    }
}
