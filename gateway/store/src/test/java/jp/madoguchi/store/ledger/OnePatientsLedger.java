package jp.madoguchi.store.ledger;

import java.nio.file.Path;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A ledger of its own for each test of a class that is parameterized by {@link Dialect}: it knows one patient. */
abstract class OnePatientsLedger {

    static final ResourceId PATIENT = new ResourceId("patient-1");

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    OpenLedger store;

    @BeforeEach
    void open() {
        store = new OpenLedger(dialect, folder);
        store.run(transaction -> {
            transaction.save(Samples.linked(PATIENT, 1));
            return true;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }
}
