package jp.madoguchi.domain.exchange;

import jp.madoguchi.domain.qualification.Notice;
import org.jspecify.annotations.Nullable;

/**
 * What became of one registration.
 *
 * @param registration echo of what was to be registered, if it can be read
 * @param registered   whether the national system keeps it now
 * @param notice       code and message, mostly when it does not
 */
public record RegistrationOutcome(@Nullable Registration registration, boolean registered, @Nullable Notice notice) {

    /** Masked. */
    @Override
    public String toString() {
        return "RegistrationOutcome[" + registration + " " + registered + "]";
    }
}
