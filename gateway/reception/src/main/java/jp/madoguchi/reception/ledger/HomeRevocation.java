package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import org.jspecify.annotations.Nullable;

/**
 * That consents of home visits were taken back at the national system, and what became of it (R-CH-36). Here they are locked from the
 * first moment, whatever becomes of it there.
 *
 * @param question the question that told it
 * @param facility institution
 * @param patient  patient
 * @param by       who noted it, by the staff's identifier
 * @param askedAt  when
 * @param state    what became of it
 * @param since    since when it stands so
 * @param notice   what the national system or the terminal said, verbatim
 * @param task     what was left to a person because of it
 */
public record HomeRevocation(InquiryId question, FacilityCode facility, ResourceId patient, String by, Instant askedAt,
        HomeRevocationState state, Instant since, @Nullable Notice notice, @Nullable ResourceId task) {

    public HomeRevocation {
        Objects.requireNonNull(question);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(by);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(state);
        Objects.requireNonNull(since);
    }

    /** One that goes out now. */
    public static HomeRevocation asked(InquiryId question, FacilityCode facility, ResourceId patient, String by,
            Instant at) {
        return new HomeRevocation(question, facility, patient, by, at, HomeRevocationState.ASKED, at, null, null);
    }

    /** The same, of which something is known now. What was taken stays taken. */
    public HomeRevocation became(HomeRevocationState now, @Nullable Notice said, Instant at) {
        return state == HomeRevocationState.REVOKED
                ? this
                : new HomeRevocation(question, facility, patient, by, askedAt, now, at, said, task);
    }

    /** The same, with what was left to a person. */
    public HomeRevocation with(ResourceId raised) {
        return new HomeRevocation(question, facility, patient, by, askedAt, state, since, notice, raised);
    }

    /** Masked: question and state only. */
    @Override
    public String toString() {
        return "HomeRevocation[" + question + " " + state + "]";
    }
}
