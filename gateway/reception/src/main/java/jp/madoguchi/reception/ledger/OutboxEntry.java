package jp.madoguchi.reception.ledger;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * The duty to tell a destination of an answer. It commits with the answer, and carries its control id from the start.
 *
 * @param controlId   id under which the destination is told, the same at every attempt
 * @param facility    institution
 * @param destination who is told, by its configured name
 * @param answer      the answer
 * @param patient     its patient
 */
public record OutboxEntry(
        ResourceId controlId, FacilityCode facility, String destination, ResourceId answer, ResourceId patient) {

    public OutboxEntry {
        Objects.requireNonNull(controlId);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(destination);
        Objects.requireNonNull(answer);
        Objects.requireNonNull(patient);
    }
}
