package jp.madoguchi.store.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.CandidateSourceContract;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KnownPatient;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a work finds is what {@link CandidateSourceContract} says, as for every double that stands in for the ledger. */
@ParameterizedClass
@EnumSource(Dialect.class)
class SqlCandidatesTest extends CandidateSourceContract {

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private OpenLedger store;

    @BeforeEach
    void open() {
        store = new OpenLedger(dialect, folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected <T> T ask(FacilityCode facility, List<KnownPatient> known, Function<CandidateSource, T> question) {
        for (KnownPatient patient : known) {
            store.run(transaction -> {
                transaction.save(new PatientRecord(patient.candidate().patient(), patient.facility(),
                        patient.candidate().standing(), patient.number(), patient.reference(), null,
                        patient.candidate().person(), Instant.EPOCH, patient.members()));
                return null;
            });
        }
        return store.<T>run(transaction -> question.apply(transaction.candidates(facility)));
    }
}
