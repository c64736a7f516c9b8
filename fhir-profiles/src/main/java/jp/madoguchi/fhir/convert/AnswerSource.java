package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.TerminalId;

/**
 * How an answer came.
 *
 * @param terminal   the terminal that it came through
 * @param channel    by which way the national system was asked
 * @param receivedAt when the gateway took it
 */
public record AnswerSource(TerminalId terminal, ProofChannel channel, Instant receivedAt) {

    public AnswerSource {
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(receivedAt);
    }
}
