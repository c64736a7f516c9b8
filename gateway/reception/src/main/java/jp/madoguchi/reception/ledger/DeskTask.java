package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is left to a person.
 *
 * @param id         id
 * @param facility   institution
 * @param kind       what has to be decided
 * @param raisedAt   when it came up
 * @param answer     the answer it is about, if any
 * @param candidates patients it is about
 * @param reason     why, as a word of a closed set (the name of a {@code DoubtReason}); no personal data
 */
public record DeskTask(
        ResourceId id,
        FacilityCode facility,
        DeskTaskKind kind,
        Instant raisedAt,
        @Nullable ResourceId answer,
        List<ResourceId> candidates,
        String reason) {

    public DeskTask {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(raisedAt);
        Objects.requireNonNull(reason);
        candidates = List.copyOf(candidates);
    }
}
