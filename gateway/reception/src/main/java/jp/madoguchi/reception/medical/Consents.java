package jp.madoguchi.reception.medical;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;

/**
 * Whose medical information it is, and what they consented to.
 *
 * @param patient    patient
 * @param insurer    where they are insured
 * @param consents   what they said, one for each item
 * @param continuing whether the consents have no fixed end (R-CH-34)
 */
public record Consents(ResourceId patient, InsurerNumber insurer, Map<ConsentItem, Consent> consents,
        boolean continuing) {

    public Consents {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(insurer);
        consents = Map.copyOf(consents);
    }

    /** With the consents of an answer; of two about one item the later one counts. */
    public static Consents of(ResourceId patient, InsurerNumber insurer, List<Consent> consents,
            boolean continuing) {
        Map<ConsentItem, Consent> newest = new HashMap<>();
        for (Consent consent : consents) {
            newest.merge(consent.item(), consent, Consents::later);
        }
        return new Consents(patient, insurer, newest, continuing);
    }

    private static Consent later(Consent one, Consent other) {
        boolean first = one.givenAt() != null && (other.givenAt() == null || one.givenAt().isAfter(other.givenAt()));
        return first ? one : other;
    }

    /** Masked: the patient's id only. */
    @Override
    public String toString() {
        return "Consents[" + patient + "]";
    }
}
