package jp.madoguchi.domain.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A consent, as far as it decides how long something may be looked at.
 *
 * @param situation      where it was given
 * @param registeredAt   when it was registered (同意日時)
 * @param availableUntil last moment, where the national system returned one: it goes before what the table says (R-CO-02)
 * @param careEndedOn    last day of the continuing care, in Japan: discharge, last home visit; null while it lasts
 * @param revokedAt      when it was taken back by the patient or by the institution (R-CH-36); null if it was not
 */
public record ViewingGrant(CareSituation situation, Instant registeredAt, @Nullable Instant availableUntil,
        @Nullable LocalDate careEndedOn, @Nullable Instant revokedAt) {

    public ViewingGrant {
        Objects.requireNonNull(situation);
        Objects.requireNonNull(registeredAt);
    }
}
