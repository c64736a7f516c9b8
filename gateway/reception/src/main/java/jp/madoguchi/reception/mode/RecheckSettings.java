package jp.madoguchi.reception.mode;

import java.time.Duration;
import jp.madoguchi.domain.desk.ClaimRun;

/**
 * How re-checks are asked.
 *
 * @param mostInMinute   how many questions a terminal carries in a minute for re-checks, 1 or more; the rest is the reception's
 * @param answerWithin   how long an answer may take, at least a minute, before the question counts as unanswered
 * @param mostAttempts   how often a patient is asked about before somebody else has to find out, 1 or more
 * @param lookBack       how far back outages are looked at
 * @param claimRunDay    day of the month until which the month before is claimed, 1 to 28
 */
public record RecheckSettings(int mostInMinute, Duration answerWithin, int mostAttempts, Duration lookBack,
        int claimRunDay) {

    /** What is used unless said otherwise. */
    public static final RecheckSettings DEFAULT = new RecheckSettings(6, Duration.ofMinutes(2), 5, Duration.ofDays(35),
            10);

    /** The same as a claim run. */
    public ClaimRun claimRun() {
        return new ClaimRun(claimRunDay);
    }

    public RecheckSettings {
        if (mostInMinute < 1 || answerWithin.compareTo(Duration.ofMinutes(1)) < 0 || mostAttempts < 1
                || lookBack.isNegative() || claimRunDay < 1 || claimRunDay > 28) {
            throw new IllegalArgumentException("settings of re-checks are out of range");
        }
    }
}
