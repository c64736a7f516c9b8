package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.CandidateSourceContract;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KnownPatient;

/** The double finds candidates as the ledger does. */
class InMemoryLedgerCandidatesTest extends CandidateSourceContract {

    @Override
    protected <T> T ask(FacilityCode facility, List<KnownPatient> known, Function<CandidateSource, T> question) {
        InMemoryLedger ledger = new InMemoryLedger();
        known.forEach(patient -> ledger.patients.put(patient.candidate().patient(),
                new PatientRecord(patient.candidate().patient(), patient.facility(), patient.candidate().standing(),
                        patient.number(), patient.reference(), null, patient.candidate().person(), Instant.EPOCH,
                        patient.members())));
        return ledger.read(transaction -> question.apply(transaction.candidates(facility)));
    }
}
