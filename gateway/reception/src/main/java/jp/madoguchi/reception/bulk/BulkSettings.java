package jp.madoguchi.reception.bulk;

import java.time.Duration;
import java.util.Objects;
import jp.madoguchi.reception.ledger.BulkPace;
import org.jspecify.annotations.Nullable;

/**
 * How bulk jobs are worked on.
 *
 * @param size           the most persons of one job, which is one file; 1 to 2,000 (the official limit is not public, oqs-interface 10.7)
 * @param mostUnderWay   the most jobs under way at a time, 1 or more
 * @param quiet          hours in which no job is sent; null if bulk jobs are allowed at any time
 * @param pace           how long what takes
 * @param unitsPerCommit how many persons of a result are taken in one commit, 1 or more
 * @param lease          how long a node works on a job without a sign before another may
 */
public record BulkSettings(int size, int mostUnderWay, @Nullable QuietHours quiet, BulkPace pace, int unitsPerCommit,
        Duration lease) {

    /** The most persons of one job that can be chosen. */
    public static final int LARGEST = 2_000;

    /** 500 persons a job, two jobs under way, none between 8:00 and 10:00. */
    public static final BulkSettings DEFAULT = new BulkSettings(500, 2, QuietHours.MORNING, BulkPace.DEFAULT, 50,
            Duration.ofMinutes(2));

    public BulkSettings {
        Objects.requireNonNull(pace);
        if (size < 1 || size > LARGEST || mostUnderWay < 1 || unitsPerCommit < 1 || !lease.isPositive()) {
            throw new IllegalArgumentException("bulk settings out of range");
        }
    }
}
