package jp.madoguchi.reception.medical;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.reception.ledger.CareEndRecord;

/**
 * Whose medical information it is, and what they consented to.
 *
 * @param patient    patient
 * @param insurer    where they are insured
 * @param consents   what they said, one for each item
 * @param situation  where they were when they said it
 * @param time       how long they last, as {@code ViewingWindows.time} says, with the end of the care as far as it is known (R-CH-34)
 */
public record Consents(ResourceId patient, InsurerNumber insurer, Map<ConsentItem, Consent> consents,
        CareSituation situation, CareTime time) {

    public Consents {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(insurer);
        Objects.requireNonNull(situation);
        Objects.requireNonNull(time);
        consents = Map.copyOf(consents);
    }

    /** With the consents of an answer; of two about one item the later one counts. */
    public static Consents of(ResourceId patient, InsurerNumber insurer, List<Consent> consents,
            CareSituation situation, CareTime time) {
        Map<ConsentItem, Consent> newest = new HashMap<>();
        for (Consent consent : consents) {
            newest.merge(consent.item(), consent, Consents::later);
        }
        return new Consents(patient, insurer, newest, situation, time);
    }

    /**
     * With the ends of the patient's care that count and are of this one, in place of those before, where they depend on that. To be looked
     * at, what was consented to for online care ends with its own time: the end of that care ends asking again.
     */
    public Consents careEnded(List<CareEndRecord> ends) {
        return situation == CareSituation.ONLINE
                ? this
                : new Consents(patient, insurer, consents, situation, time.endedOn(ends.stream()
                        .filter(CareEndRecord::counts).filter(one -> one.ends(situation)).map(CareEndRecord::on)
                        .toList()));
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
