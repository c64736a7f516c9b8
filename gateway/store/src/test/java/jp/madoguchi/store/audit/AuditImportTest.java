package jp.madoguchi.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.LedgerSchema;
import jp.madoguchi.store.ledger.sql.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that this release does not understand: what is damaged is left out, what is newer waits (docs/design/audit-journal.md 6). */
class AuditImportTest {

    @TempDir
    Path folder;

    private TestDatabase database;
    private AuditJournal journal;
    private AuditImport imports;

    @BeforeEach
    void open() {
        database = TestDatabase.create(Dialect.H2, folder);
        LedgerSchema.migrate(database.dataSource());
        journal = AuditJournal.open(folder.resolve("audit"), 4);
        imports = new AuditImport(database.dataSource(), journal);
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    @Test
    void aRecordOfANewerReleaseIsKeptUntilThatReleaseReadsIt() throws Exception {
        journal.append(record(1));
        assertThat(imports.next()).isTrue();
        byte[] newer = record(2);
        newer[0]++;
        journal.append(newer);
        journal.append(record(3));

        for (int turn = 0; turn < 2; turn++) {
            assertThatThrownBy(imports::next).satisfies(e -> assertThat(ProblemException.problemOf(e).code())
                    .isEqualTo(ProblemCode.LEDGER_UNAVAILABLE));
        }
        assertThat(number("select count(*) from audit")).as("what came behind it waits as well").isOne();
        assertThat(number("select place from audit_journal")).isEqualTo(placeBehind(record(1)));
        List<byte[]> left = new ArrayList<>();
        journal.read(journal.begin(), Integer.MAX_VALUE, left);
        assertThat(left).as("nothing was deleted").hasSize(3).anyMatch(one -> Arrays.equals(one, newer));
    }

    @Test
    void aRecordThatIsDamagedIsLeftOutAndThoseBehindItAreTaken() throws Exception {
        journal.append(Arrays.copyOf(record(1), 20));
        byte[] none = record(2);
        none[0] = 0;
        journal.append(none);
        journal.append(record(3));

        assertThat(imports.next()).isTrue();
        assertThat(number("select count(*) from audit")).isOne();
        assertThat(number("select count(*) from audit where request = 'request-3'")).isOne();
    }

    private static int placeBehind(byte[] record) {
        return JournalSegment.HEADER + 8 + record.length;
    }

    private static byte[] record(int n) {
        return AuditBytes.of(new AuditEntry(Samples.NOW, Samples.FACILITY, "emr", AuditAction.SEARCH, "Coverage", null,
                List.of(), AuditOutcome.GIVEN, "request-" + n, List.of("patient")));
    }

    private long number(String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Session(connection).number(sql);
        }
    }
}
