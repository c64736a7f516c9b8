package jp.madoguchi.sim.play;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the gateway told the desk; {@code trouble} instead of all else when it told nothing usable. */
record DeskReply(@Nullable String state, @Nullable String validity, @Nullable String outcome,
        @Nullable String standing, @Nullable String response, @Nullable String code, @Nullable String trouble) {

    static DeskReply of(JsonNode body) {
        return new DeskReply(text(body, "state"), text(body, "validity"), text(body, "outcome"),
                text(body, "standing"), text(body, "response"), text(body, "code"), null);
    }

    static DeskReply trouble(String what) {
        return new DeskReply(null, null, null, null, null, null, what);
    }

    private static @Nullable String text(JsonNode body, String key) {
        return body.hasNonNull(key) ? body.get(key).asText() : null;
    }
}
