package jp.madoguchi.reception.mode;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * A client's identifier of one request that makes something. What is made gets an id that follows from it, so that the same request, sent
 * again, makes nothing twice.
 *
 * @param value 1 to 64 letters, digits and {@code . _ @ -}
 */
public record RequestKey(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._@-]{1,64}");

    public RequestKey {
        Objects.requireNonNull(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an identifier of a request has 1 to 64 plain characters");
        }
    }

    /** Takes what a client sent. */
    public static Parsed<RequestKey> parse(String text) {
        if (text.isBlank()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "Idempotency-Key");
        }
        return FORM.matcher(text).matches()
                ? Parsed.of(new RequestKey(text))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "Idempotency-Key");
    }

    /** The id of what it makes. */
    ResourceId id(String kind, FacilityCode facility) {
        return new ResourceId(UUID.nameUUIDFromBytes((kind + "/" + facility.value() + "/" + value)
                .getBytes(StandardCharsets.UTF_8)).toString());
    }
}
