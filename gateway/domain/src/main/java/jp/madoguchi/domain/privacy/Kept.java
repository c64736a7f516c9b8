package jp.madoguchi.domain.privacy;

import java.time.LocalDateTime;

/** How long a record is kept. */
public sealed interface Kept {

    /**
     * It is kept.
     *
     * @param lastMoment last moment at which it may still be there, Japanese time
     * @param encrypted  whether it must be unreadable without the key
     */
    record Until(LocalDateTime lastMoment, boolean encrypted) implements Kept {}

    /** It must not be taken in at all. */
    record Never() implements Kept {}

    /** The table does not cover the day it was made: nothing may be deleted by it. */
    record Unknown() implements Kept {}
}
