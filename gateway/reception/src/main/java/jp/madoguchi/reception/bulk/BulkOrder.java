package jp.madoguchi.reception.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Somebody wants a bulk job.
 *
 * @param facility  institution
 * @param terminal  the terminal that carries it
 * @param client    the program that asks
 * @param requestId the client's identifier of this request: the same one again plans nothing twice
 * @param by        who, by the staff's identifier
 */
public record BulkOrder(FacilityCode facility, TerminalId terminal, String client, String requestId, String by) {

    /** Under which orders stand in the audit trail. */
    static final String AUDITED = "Bulk";

    private static final String WORD = "[0-9A-Za-z._@-]{1,64}";

    public BulkOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(client);
        if (!requestId.matches(WORD) || !by.matches(WORD)) {
            throw new IllegalArgumentException("identifiers have 1 to 64 letters, digits and . _ @ -");
        }
    }

    /** Takes what a client sent; identifiers have 1 to 64 letters, digits and {@code . _ @ -}. */
    public static Parsed<BulkOrder> parse(FacilityCode facility, TerminalId terminal, String client, String requestId,
            String by) {
        if (requestId.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "Idempotency-Key");
        }
        if (by.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "by");
        }
        if (!requestId.matches(WORD)) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "Idempotency-Key");
        }
        return by.matches(WORD)
                ? Parsed.of(new BulkOrder(facility, terminal, client, requestId, by))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "by");
    }

    /** The batch of this order: the same for the same request of the same client. */
    public ResourceId batch() {
        String name = "order/" + facility.value() + "/" + client + "/" + requestId;
        return new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
