package jp.madoguchi.reception.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.reception.desk.OrderIdentifiers;

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

    public BulkOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(client);
        OrderIdentifiers.require(requestId, by);
    }

    /** Takes what a client sent; identifiers have 1 to 64 letters, digits and {@code . _ @ -}. */
    public static Parsed<BulkOrder> parse(FacilityCode facility, TerminalId terminal, String client, String requestId,
            String by) {
        return OrderIdentifiers.parse(requestId, by,
                () -> new BulkOrder(facility, terminal, client, requestId, by));
    }

    /** The batch of this order: the same for the same request of the same client. */
    public ResourceId batch() {
        String name = "order/" + facility.value() + "/" + client + "/" + requestId;
        return new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
