package jp.madoguchi.gateway.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;

/**
 * A clock that is moved while the gateway runs, by what stands in a file: for a world that is simulated only. What cannot be read leaves it
 * as it is.
 */
final class FollowedClock implements InstantSource {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final InstantSource base;
    private final Path file;
    private Duration moved = Duration.ZERO;
    private Instant lookedAt = Instant.EPOCH;

    FollowedClock(InstantSource base, Path file) {
        this.base = base;
        this.file = file;
    }

    @Override
    public Instant instant() {
        Instant now = base.instant();
        return now.plus(moved(now));
    }

    private synchronized Duration moved(Instant now) {
        if (lookedAt.plus(BETWEEN_LOOKS).isAfter(now)) {
            return moved;
        }
        lookedAt = now;
        try {
            moved = Duration.parse(Files.readString(file).strip());
        } catch (IOException | DateTimeParseException halfWritten) {
            return moved;
        }
        return moved;
    }
}
