package jp.madoguchi.sim.play;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway told the desk; {@code trouble} instead of all else when it told nothing usable.
 *
 * @param step what the desk is to do now, where it asked that too
 */
record DeskReply(@Nullable String inquiry, @Nullable String state, @Nullable String validity,
        @Nullable String outcome, @Nullable String standing, @Nullable String patient, @Nullable String response,
        @Nullable String code, @Nullable String step, @Nullable String trouble) {

    static DeskReply of(JsonNode body) {
        return new DeskReply(text(body, "inquiry"), text(body, "state"), text(body, "validity"), text(body, "outcome"),
                text(body, "standing"), text(body, "patient"), text(body, "response"), text(body, "code"), null, null);
    }

    static DeskReply trouble(String what) {
        return new DeskReply(null, null, null, null, null, null, null, null, null, what);
    }

    /** The same, and what the desk is to do. */
    DeskReply then(String next) {
        return new DeskReply(inquiry, state, validity, outcome, standing, patient, response, code, next, trouble);
    }

    private static @Nullable String text(JsonNode body, String key) {
        return body.hasNonNull(key) ? body.get(key).asText() : null;
    }
}
