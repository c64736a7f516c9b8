package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.TroubleQuestion;
import jp.madoguchi.domain.channel.PaperHolders;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk sees of a card and its reader. It names nobody.
 *
 * @param day     day of the visit
 * @param dates   what is written on the card; null where nobody looked
 * @param tries   what the reader tells of the card's counters; null where it tells nothing
 * @param answers what was answered of the questions about a card that is not read
 * @param unread  whether the card is not read: the questions are asked
 * @param holder  of whom it is asked which paper they hold; empty where it is not
 */
public record CardReport(LocalDate day, @Nullable CardDates dates, @Nullable CardLocks tries,
        Map<TroubleQuestion, Boolean> answers, boolean unread, Optional<PaperHolders.Holder> holder) {

    public CardReport {
        Objects.requireNonNull(day);
        Objects.requireNonNull(holder);
        answers = Map.copyOf(answers);
    }
}
