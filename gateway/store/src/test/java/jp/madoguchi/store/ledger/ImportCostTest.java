package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.reception.directory.ImportReport;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.CountingDataSource;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What taking over a directory asks of the database: nothing of it grows with the directory, whoever is in it. */
@ParameterizedClass
@EnumSource(Dialect.class)
class ImportCostTest {

    private static final int COMMIT = 200;
    private static final KanaName KANA = KanaName.parse("ﾌﾒｲ").orElseThrow();
    private static final LocalDate BIRTH = LocalDate.of(1900, 1, 1);

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private TestDatabase database;
    private CountingDataSource counting;
    private SqlLedger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.create(dialect, folder);
        counting = new CountingDataSource(database.dataSource());
        ledger = SqlLedger.open(counting, OpenLedger.KEY, InstantSource.fixed(Samples.NOW), LedgerSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    @Test
    void aWholeCommitOfNewPatientsTakesTheStatementsOfOneAndOneMoreForItsKeys() {
        take(various(0, 1)); // the hospital is mentioned
        long ofOne = statements(() -> take(various(1, 1)));
        assertThat(statements(() -> take(various(2, COMMIT)))).isEqualTo(ofOne + 1);
        assertThat(take(various(0, COMMIT + 2))).isEqualTo(new ImportReport(0, 0, COMMIT + 2, 0));
    }

    @Test
    void aWholeCommitOfKnownPatientsIsOneQuestion() {
        take(various(0, COMMIT));
        long ofOne = statements(() -> take(various(0, 1)));
        assertThat(statements(() -> take(various(0, COMMIT)))).isEqualTo(ofOne);
    }

    @Test
    void theDatabasePlansForADirectoryThatIsBeingTakenOverAndNotForAnEmptyOne() {
        assumeThat(dialect).isEqualTo(Dialect.POSTGRESQL);
        take(various(0, COMMIT));
        assertThat(planned("patient_key")).as("nobody has looked yet").isLessThanOrEqualTo(0);
        for (int commit = 1; commit < 5; commit++) {
            take(various(commit * COMMIT, COMMIT));
        }
        assertThat(planned("patient")).isEqualTo(5 * COMMIT);
        assertThat(planned("patient_key")).isGreaterThanOrEqualTo(5 * COMMIT);
    }

    /** How many rows the database believes that a table has. */
    private long planned(String table) {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Session(connection).number("select cast(reltuples as bigint) from pg_class where relname = ?",
                    table);
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    @Test
    void whereEverybodyHasOneNameAndBirthdayALongDirectoryIsNotReadAgainForEachCommit() {
        for (int commit = 0; commit < 7; commit++) {
            take(alike(commit * COMMIT, COMMIT, Sex.MALE));
        }
        long before = counting.rows();
        take(alike(7 * COMMIT, COMMIT, Sex.MALE));
        long eighth = counting.rows() - before;
        take(alike(8 * COMMIT, COMMIT, Sex.MALE));
        assertThat(counting.rows() - before - eighth).isEqualTo(eighth).isLessThan(6 * COMMIT);
    }

    @Test
    void aProvisionalPatientIsFoundAmongManyOfOneNameAndBirthday() {
        take(alike(0, 6 * COMMIT, Sex.MALE));
        provisional("provisional", Sex.FEMALE);
        assertThat(take(alike(2000, 1, Sex.MALE)).lookAlike()).isZero();
        assertThat(take(alike(2001, 1, Sex.FEMALE)).lookAlike()).isOne();
    }

    /** A card's bearers may have any name: here the one who fits is the last of sixty. */
    @Test
    void whoIsLinkedAndFitsIsFoundHoweverManyBearTheCard() {
        MemberId card = Samples.member(1);
        var unused = ledger.commit(transaction -> {
            for (int i = 0; i < 60; i++) {
                KanaName kana = i < 59 ? KanaName.parse("ﾎｶ" + "ｱ".repeat(1 + i)).orElseThrow() : KANA;
                transaction.save(new PatientRecord(new ResourceId("p-" + i), Samples.FACILITY, PatientStanding.LINKED,
                        PatientNumber.parse("%010d".formatted(i)).orElseThrow(), null, null,
                        new Person(null, kana, null, null, Sex.MALE, null, BIRTH, null), Instant.EPOCH,
                        List.of(card)));
            }
            transaction.save(new PatientRecord(new ResourceId("provisional"), Samples.FACILITY,
                    PatientStanding.PROVISIONAL, null, null, null,
                    new Person(null, KANA, null, null, Sex.MALE, null, BIRTH, null), Instant.EPOCH, List.of(card)));
            return null;
        }).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
        DirectoryRow row = row(2000, BIRTH, Sex.MALE);
        assertThat(take(List.of(new DirectoryRow(row.number(), row.name(), row.kana(), BIRTH, row.sex(), card))))
                .as("the hospital knows this person: whether the provisional one is the same is asked elsewhere")
                .isEqualTo(new ImportReport(1, 0, 0, 0));
    }

    @Test
    void ofTwoInOneCommitWhoLookLikeAProvisionalPatientOnlyTheFirstIsLeftToAPerson() {
        provisional("provisional", Sex.MALE);
        assertThat(take(alike(0, 2, Sex.MALE))).isEqualTo(new ImportReport(2, 0, 0, 1));
    }

    private void provisional(String id, Sex sex) {
        var unused = ledger.commit(transaction -> {
            transaction.save(new PatientRecord(new ResourceId(id), Samples.FACILITY, PatientStanding.PROVISIONAL, null,
                    null, null, new Person(null, KANA, null, null, sex, null, BIRTH, null), Instant.EPOCH, List.of()));
            return id;
        }).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private long statements(Runnable work) {
        long before = counting.statements();
        work.run();
        return counting.statements() - before;
    }

    private ImportReport take(List<DirectoryRow> rows) {
        return new ImportPatients(ledger, touched -> CompletableFuture.completedStage(null))
                .take(Samples.FACILITY, rows).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static List<DirectoryRow> various(int from, int rows) {
        return IntStream.range(from, from + rows).mapToObj(i -> row(i, BIRTH.plusDays(i), Sex.MALE)).toList();
    }

    private static List<DirectoryRow> alike(int from, int rows, Sex sex) {
        return IntStream.range(from, from + rows).mapToObj(i -> row(i, BIRTH, sex)).toList();
    }

    private static DirectoryRow row(int number, LocalDate birth, Sex sex) {
        return new DirectoryRow(PatientNumber.parse("%010d".formatted(number)).orElseThrow(),
                PersonName.parse("不明").orElseThrow(), KANA, birth, sex, null);
    }
}
