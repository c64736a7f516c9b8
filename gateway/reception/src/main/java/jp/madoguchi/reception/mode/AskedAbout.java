package jp.madoguchi.reception.mode;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.qualification.CardQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Whom a question is about, as far as failures of one person have to be told from those of a terminal. Kept in memory only.
 *
 * @param card      the card's key
 * @param birthDate birth date
 */
record AskedAbout(String card, LocalDate birthDate) {

    AskedAbout {
        Objects.requireNonNull(card);
        Objects.requireNonNull(birthDate);
    }

    /** The one person of a question; null where it is about many, or about nobody by card. */
    static @Nullable AskedAbout of(Question question) {
        if (!(question instanceof Question.Confirm confirm)) {
            return null;
        }
        CardQuestion card = confirm.inquiry().card();
        return new AskedAbout(card.member().matchKey(), card.birthDate());
    }

    /** Masked. */
    @Override
    public String toString() {
        return "AskedAbout[＊＊]";
    }
}
