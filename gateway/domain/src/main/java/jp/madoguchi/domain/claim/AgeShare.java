package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.util.Optional;
import jp.madoguchi.domain.certificate.ContributionRatio;
import org.jspecify.annotations.Nullable;

/**
 * Which share (一部負担金割合) a person of an age can have (R-RS-03). By law an age is reached on the day before the birthday: school age is
 * the first 1 April on or after the day on which six is reached, the share of the elderly begins with the month after the one in which
 * seventy is reached; the late-stage elderly begin on the seventy-fifth birthday itself.
 */
public enum AgeShare {
    /** 未就学児: 20 percent. */
    PRESCHOOL(20, 20),
    /** 30 percent. */
    GENERAL(30, 30),
    /** 高齢受給者, 70 to 74: 10, 20 or 30 percent by income. */
    ELDERLY(10, 30),
    /** 後期高齢者, from 75: 10, 20 or 30 percent by income. */
    LATE_ELDERLY(10, 30);

    private static final int SCHOOL = 6;
    private static final int ELDERLY_FROM = 70;
    private static final int LATE_FROM = 75;
    private static final int STEP = 10;

    private final int lowest;
    private final int highest;

    AgeShare(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** The age group on a day, which is not before the birth. */
    public static AgeShare on(LocalDate birthDate, LocalDate day) {
        if (!day.isBefore(birthDate.plusYears(LATE_FROM))) {
            return LATE_ELDERLY;
        }
        LocalDate seventy = reaches(birthDate, ELDERLY_FROM);
        if (!day.isBefore(seventy.plusMonths(1).withDayOfMonth(1))) {
            return ELDERLY;
        }
        return day.isBefore(schoolBegins(birthDate)) ? PRESCHOOL : GENERAL;
    }

    /** The same for somebody who declares a kind of insurance: the late-stage elderly may be younger, by disability (障害認定). */
    public static AgeShare on(LocalDate birthDate, @Nullable InsuranceType declared, LocalDate day) {
        return declared == InsuranceType.LATE_ELDERLY ? LATE_ELDERLY : on(birthDate, day);
    }

    private static LocalDate reaches(LocalDate birthDate, int age) {
        return birthDate.minusDays(1).plusYears(age);
    }

    private static LocalDate schoolBegins(LocalDate birthDate) {
        LocalDate six = reaches(birthDate, SCHOOL);
        LocalDate april = LocalDate.of(six.getYear(), 4, 1);
        return six.isBefore(april) ? april : april.plusYears(1);
    }

    /** Whether a person of this age can have the share. */
    public boolean allows(ContributionRatio ratio) {
        int percent = ratio.percent();
        return percent >= lowest && percent <= highest && percent % STEP == 0;
    }

    /** The only share that this age has; empty where income decides, so that somebody has to say it. */
    public Optional<ContributionRatio> onlyRatio() {
        return lowest == highest ? Optional.of(new ContributionRatio(lowest)) : Optional.empty();
    }
}
