package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * The consents that one answer carries.
 *
 * @param id         FHIR id, the answer's
 * @param stamp      as of what: of whatever changed them last
 * @param setting    the setting that they were given in
 * @param toldAt     when the national system told of them
 * @param superseded whether a newer answer of that setting replaces them
 * @param revokedAt  when the patient took all consents back last; null if never
 * @param time       how long they last where the national system returned no end, and until when the care that they were given for
 *                   (R-CH-34)
 * @param consents   what was said, each item once
 */
public record ConsentView(ResourceId id, Stamp stamp, CareSetting setting, Instant toldAt, boolean superseded,
        @Nullable Instant revokedAt, CareTime time, List<Consent> consents) {

    public ConsentView {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(setting);
        Objects.requireNonNull(toldAt);
        Objects.requireNonNull(time);
        consents = List.copyOf(consents);
        if (consents.isEmpty()) {
            throw new IllegalArgumentException("an answer without consents tells of none");
        }
    }

    /** Whether it was given, and not taken back since: a consent that was given after a revocation counts (R-CO-03). */
    boolean permits(Consent consent) {
        Instant given = consent.givenAt();
        return consent.status() == ConsentStatus.GIVEN && given != null
                && (revokedAt == null || given.isAfter(revokedAt));
    }

    /** Whether everything that was given was taken back. */
    boolean revoked() {
        return revokedAt != null && consents.stream().anyMatch(one -> one.status() == ConsentStatus.GIVEN)
                && consents.stream().noneMatch(this::permits);
    }

    /** Masked: the id and the setting. */
    @Override
    public String toString() {
        return "ConsentView[" + id + " " + setting + "]";
    }
}
