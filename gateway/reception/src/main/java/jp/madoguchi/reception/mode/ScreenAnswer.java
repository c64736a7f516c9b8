package jp.madoguchi.reception.mode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.LookUpRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the desk read on the terminal's screen in failure mode about a known patient.
 *
 * @param facility institution
 * @param patient  about whom
 * @param visit    day of the visit, in Japan
 * @param said     what it said
 * @param by       who read it, by the staff's identifier
 * @param key      the client's identifier of the request that tells it
 */
public record ScreenAnswer(FacilityCode facility, ResourceId patient, LocalDate visit, Lookup said, String by,
        RequestKey key) {

    public ScreenAnswer {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(said);
        Objects.requireNonNull(by);
        Objects.requireNonNull(key);
    }

    /** As it is kept. */
    LookUpRecord.Told told(Instant at) {
        QualificationValidity validity = validity();
        String what = "Told/" + patient.value() + "/" + visit + "/" + validity;
        return new LookUpRecord.Told(visit, validity, at, key.id(what, facility));
    }

    private @Nullable QualificationValidity validity() {
        return switch (said) {
            case Lookup.Answered answered -> answered.validity();
            case Lookup.Unanswered unanswered -> null;
        };
    }

    /** Masked: the visit only. */
    @Override
    public String toString() {
        return "ScreenAnswer[" + visit + "]";
    }
}
