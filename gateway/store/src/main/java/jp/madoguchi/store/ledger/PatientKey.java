package jp.madoguchi.store.ledger;

import java.util.LinkedHashSet;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.reception.ledger.PatientRecord;
import java.time.LocalDate;

/**
 * Something a patient can be found by: a kind and the value in the form in which two writings of it are equal. It is blinded before
 * it reaches the database.
 */
record PatientKey(Kind kind, FacilityCode facility, String value) {

    /** What kind of key; the names stand in the database. */
    enum Kind {
        /** The hospital's own number. */
        NUMBER,
        /** 照会番号: the hospital's number or one that an answer brought. */
        REFERENCE,
        /** Insurer, symbol and number whatever the branch, with birth date. */
        CARD,
        /** Kana with birth date. */
        KANA
    }

    static PatientKey number(FacilityCode facility, PatientNumber number) {
        return new PatientKey(Kind.NUMBER, facility, number.value());
    }

    static PatientKey reference(FacilityCode facility, ReferenceNumber reference) {
        return new PatientKey(Kind.REFERENCE, facility, reference.value());
    }

    /** By card, whatever the branch. */
    static PatientKey card(FacilityCode facility, MemberId member, LocalDate birthDate) {
        return new PatientKey(Kind.CARD, facility, member.cardKey() + "|" + birthDate);
    }

    static PatientKey kana(FacilityCode facility, KanaName kana, LocalDate birthDate) {
        return new PatientKey(Kind.KANA, facility, kana.matchKey() + "|" + birthDate);
    }

    /** Everything in {@code patient_key} by which a patient can be found. The hospital's number has a column of its own. */
    static Set<PatientKey> of(PatientRecord patient) {
        FacilityCode facility = patient.facility();
        LocalDate birthDate = patient.person().birthDate();
        Set<PatientKey> keys = new LinkedHashSet<>();
        if (patient.number() != null) {
            keys.add(new PatientKey(Kind.REFERENCE, facility, patient.number().value()));
        }
        if (patient.reference() != null) {
            keys.add(reference(facility, patient.reference()));
        }
        for (MemberId member : patient.members()) {
            keys.add(card(facility, member, birthDate));
        }
        if (patient.person().kana() != null) {
            keys.add(kana(facility, patient.person().kana(), birthDate));
        }
        return keys;
    }

    /** Everything in {@code patient_key} by which somebody who is known may be this person. */
    static Set<PatientKey> of(FacilityCode facility, MatchSubject person) {
        Set<PatientKey> keys = new LinkedHashSet<>();
        if (person.reference() != null) {
            keys.add(reference(facility, person.reference()));
        }
        for (MemberId member : person.members()) {
            keys.add(card(facility, member, person.person().birthDate()));
        }
        if (person.person().kana() != null) {
            keys.add(kana(facility, person.person().kana(), person.person().birthDate()));
        }
        return keys;
    }

    byte[] blinded(RecordSeal seal) {
        return seal.blind().key(kind.name(), facility.value(), value);
    }

    /** Masked: the kind only. */
    @Override
    public String toString() {
        return "PatientKey[" + kind + "]";
    }
}
