package jp.madoguchi.reception.ledger;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody did something, kept in the audit trail with the very commit that does it. It says nothing of what was found.
 *
 * @param facility institution
 * @param by       who, by the staff's identifier
 * @param what     what it is about, as a word
 * @param patient  whom it is about, if anybody
 * @param detail   what was done, as a word of a closed set; no personal data
 */
public record AuditFact(FacilityCode facility, String by, String what, @Nullable ResourceId patient, String detail) {

    public AuditFact {
        Objects.requireNonNull(facility);
        if (by.isBlank() || !what.matches("[A-Za-z]{1,64}") || !detail.matches("[A-Za-z_:.-]{1,64}")) {
            throw new IllegalArgumentException("a fact says who and what, in words");
        }
    }
}
