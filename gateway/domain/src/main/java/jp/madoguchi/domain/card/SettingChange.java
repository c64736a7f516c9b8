package jp.madoguchi.domain.card;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change in the environment settings (環境設定) of a terminal, such as which information is used. It becomes active only when the
 * terminal was logged off and then the reader was restarted (R-OP-03).
 *
 * @param at when it was made
 */
public record SettingChange(Instant at) {

    public SettingChange {
        Objects.requireNonNull(at);
    }

    /** Whether it is active, after the last log-off and the last restart of the reader; null if there was none. */
    public boolean active(@Nullable Instant loggedOff, @Nullable Instant readerRestarted) {
        return loggedOff != null && readerRestarted != null && loggedOff.isAfter(at)
                && readerRestarted.isAfter(loggedOff);
    }
}
