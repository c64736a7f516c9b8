package jp.madoguchi.domain.exchange;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The days that persons who consented are collected for.
 *
 * @param by   which day of a person counts
 * @param from first day
 * @param to   last day, inclusive
 */
public record CollectionPeriod(By by, LocalDate from, LocalDate to) {

    /** Which day of a person counts. */
    public enum By {
        /** 同意日. */
        CONSENT,
        /** 診察日; online only. */
        EXAMINATION
    }

    public CollectionPeriod {
        Objects.requireNonNull(by);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period does not end before it begins");
        }
    }
}
