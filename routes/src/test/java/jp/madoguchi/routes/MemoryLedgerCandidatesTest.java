package jp.madoguchi.routes;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.CandidateSourceContract;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KnownPatient;
import jp.madoguchi.reception.ledger.PatientRecord;

/** The double finds candidates as the ledger does. */
class MemoryLedgerCandidatesTest extends CandidateSourceContract {

    @Override
    protected <T> T ask(FacilityCode facility, List<KnownPatient> known, Function<CandidateSource, T> question) {
        try (MemoryLedger ledger = new MemoryLedger()) {
            return ledger.<T>commit(transaction -> {
                known.forEach(patient -> transaction.save(new PatientRecord(patient.candidate().patient(),
                        patient.facility(), patient.candidate().standing(), patient.number(), patient.reference(), null,
                        patient.candidate().person(), Instant.EPOCH, patient.members())));
                return question.apply(transaction.candidates(facility));
            }).toCompletableFuture().join().value();
        }
    }
}
