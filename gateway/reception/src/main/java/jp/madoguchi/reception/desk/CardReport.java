package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.TroubleQuestion;
import jp.madoguchi.domain.channel.PaperHolders;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk sees of a card and its reader. It names nobody.
 *
 * @param day     day of the visit
 * @param dates   what is written on the card; null where nobody looked
 * @param tries   what the reader tells of the card's counters; null where it tells nothing
 * @param answers what was answered of the questions about a card that is not read
 * @param unread  whether the card is not read: the questions are asked
 * @param codePrinted day on which the two-dimensional code of the institution's address that is in use was printed; null where nobody asks
 * @param holder  of whom it is asked which paper they hold; empty where it is not
 */
public record CardReport(LocalDate day, @Nullable CardDates dates, @Nullable CardLocks tries,
        Map<TroubleQuestion, Boolean> answers, boolean unread, @Nullable LocalDate codePrinted,
        Optional<PaperHolders.Holder> holder) {

    public CardReport {
        Objects.requireNonNull(day);
        Objects.requireNonNull(holder);
        answers = Map.copyOf(answers);
        notAfter(day, codePrinted, "codePrinted");
        if (dates != null) {
            notAfter(day, dates.birth(), "birthDate");
            notAfter(day, dates.issued(), "issued");
        }
    }

    /** Nobody shows a card that is issued, or is born, after the visit. */
    private static void notAfter(LocalDate visit, @Nullable LocalDate written, String where) {
        if (written != null && written.isAfter(visit)) {
            throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, where));
        }
    }
}
