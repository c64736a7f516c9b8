package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.Candidate;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A patient as the ledger keeps them.
 *
 * @param id           id
 * @param facility     institution
 * @param standing     linked or provisional
 * @param number       the hospital's number; a linked patient has one, a provisional one has none
 * @param reference    照会番号 under which answers come back
 * @param hospitalName the name in the hospital's own records, which a name with {@code ●} never replaces (oqs-interface 3.8)
 * @param hospitalKana the kana in the hospital's own records; null where they hold none, and in rows from before they were kept here
 * @param person       the person, as the newest source says
 * @param asOf         when that source spoke; an older answer that arrives late does not replace it
 * @param members      memberships the patient is known under
 */
public record PatientRecord(
        ResourceId id,
        FacilityCode facility,
        PatientStanding standing,
        @Nullable PatientNumber number,
        @Nullable ReferenceNumber reference,
        @Nullable PersonName hospitalName,
        @Nullable KanaName hospitalKana,
        Person person,
        Instant asOf,
        List<MemberId> members) {

    public PatientRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(person);
        Objects.requireNonNull(asOf);
        members = List.copyOf(members);
        if ((standing == PatientStanding.LINKED) != (number != null)) {
            throw new IllegalArgumentException("a linked patient has a number, a provisional one has none");
        }
    }

    /** A patient of whom the hospital's records hold no kana. */
    public PatientRecord(ResourceId id, FacilityCode facility, PatientStanding standing,
            @Nullable PatientNumber number, @Nullable ReferenceNumber reference, @Nullable PersonName hospitalName,
            Person person, Instant asOf, List<MemberId> members) {
        this(id, facility, standing, number, reference, hospitalName, null, person, asOf, members);
    }

    /** The patient as one who may be meant: the hospital's own kanji go before what an answer wrote (R-BC-04). */
    public Candidate candidate() {
        Person known = new Person(hospitalName == null ? person.name() : hospitalName,
                person.kana() == null ? hospitalKana : person.kana(), person.otherName(), person.otherKana(),
                person.sex(), person.cardSex(), person.birthDate(), person.address());
        return new Candidate(id, standing, known);
    }

    /** Masked: id and standing only. */
    @Override
    public String toString() {
        return "PatientRecord[" + id + " " + standing + "]";
    }
}
