package jp.madoguchi.store.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.Candidate;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.reception.ledger.PatientRecord;

/** One facility's patients inside a work, found by blind keys. */
final class SqlCandidates implements CandidateSource {

    private final SqlTransaction transaction;
    private final FacilityCode facility;

    SqlCandidates(SqlTransaction transaction, FacilityCode facility) {
        this.transaction = transaction;
        this.facility = facility;
    }

    @Override
    public Optional<Candidate> byId(ResourceId patient) {
        return transaction.patient(patient).filter(found -> found.facility().equals(facility))
                .map(PatientRecord::candidate);
    }

    @Override
    public List<Candidate> byReference(ReferenceNumber reference) {
        return by(PatientKey.reference(facility, reference));
    }

    @Override
    public List<Candidate> byCard(MemberId member, LocalDate birthDate) {
        return transaction.patientsBy(PatientKey.card(facility, member, birthDate)).stream()
                .filter(patient -> patient.members().stream().anyMatch(member::mayBeOfOnePerson))
                .map(PatientRecord::candidate).toList();
    }

    @Override
    public List<Candidate> byKana(KanaName kana, LocalDate birthDate) {
        return by(PatientKey.kana(facility, kana, birthDate));
    }

    private List<Candidate> by(PatientKey key) {
        return transaction.patientsBy(key).stream().map(PatientRecord::candidate).toList();
    }
}
