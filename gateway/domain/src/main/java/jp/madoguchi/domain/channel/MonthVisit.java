package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.qualification.QualificationValidity;
import org.jspecify.annotations.Nullable;

/**
 * One visit, as the once-a-month rule sees it.
 *
 * @param day    when
 * @param by     what was presented
 * @param result what the national system answered; null when it did not
 */
public record MonthVisit(LocalDate day, Presentation by, @Nullable QualificationValidity result) {

    public MonthVisit {
        Objects.requireNonNull(day);
        Objects.requireNonNull(by);
    }

    /** Whether it closes the month: a card that was verified, or a paper that was not found wanting (R-CH-32). */
    public boolean proves() {
        return switch (by) {
            case MY_NUMBER_CARD -> confirmed();
            case PAPER -> result == null || confirmed();
            case PATIENT_CARD_ONLY -> false;
        };
    }

    /** Whether the national system knows the qualification as valid. 有効（未登録） is no proof (R-RS-09). */
    public boolean confirmed() {
        return result == QualificationValidity.VALID;
    }
}
