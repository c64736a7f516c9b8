package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.consent.ViewerRole;

/**
 * Who looks.
 *
 * @param by   staff's identifier
 * @param role as whom; what the token says, never what the caller claims
 * @param day  day of the visit
 */
public record Viewer(String by, ViewerRole role, LocalDate day) {

    public Viewer {
        Objects.requireNonNull(role);
        Objects.requireNonNull(day);
        if (by.isBlank() || by.length() > 64) {
            throw new IllegalArgumentException("somebody looks");
        }
    }
}
