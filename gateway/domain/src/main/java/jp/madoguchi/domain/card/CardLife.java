package jp.madoguchi.domain.card;

import java.time.LocalDate;
import java.time.Period;

/** How long a My Number card and its certificate live (R-LK-06). */
public final class CardLife {

    private static final int ADULT = 18;
    private static final int YEARS = 10;
    private static final int YEARS_OF_A_MINOR = 5;
    private static final int YEARS_OF_A_CERTIFICATE = 5;

    private CardLife() {}

    /**
     * The last day of the physical card: the 10th birthday after its issue, for a holder under 18 on that day the 5th.
     *
     * @param issued day of issue
     * @param birth  the holder's birth date
     */
    public static LocalDate cardLastDay(LocalDate issued, LocalDate birth) {
        boolean minor = Period.between(birth, issued).getYears() < ADULT;
        return birthdayAfter(issued, birth, minor ? YEARS_OF_A_MINOR : YEARS);
    }

    /** The last day of the certificate: the 5th birthday after its issue. */
    public static LocalDate certificateLastDay(LocalDate issued, LocalDate birth) {
        return birthdayAfter(issued, birth, YEARS_OF_A_CERTIFICATE);
    }

    /**
     * What to take for the certificate's last day when it is not written on the card: the card's last day less five years (step T2
     * of the troubleshooting). Right for adults; a minor's card and certificate end together.
     */
    public static LocalDate certificateLastDayByCard(LocalDate cardLastDay) {
        return cardLastDay.minusYears(YEARS_OF_A_CERTIFICATE);
    }

    private static LocalDate birthdayAfter(LocalDate issued, LocalDate birth, int count) {
        int whole = Period.between(birth, issued).getYears();
        return birth.plusYears((long) whole + count);
    }
}
