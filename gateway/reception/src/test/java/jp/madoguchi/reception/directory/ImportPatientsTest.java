package jp.madoguchi.reception.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.Test;

class ImportPatientsTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ImportPatients importPatients = new ImportPatients(ledger,
            ids -> CompletableFuture.completedStage(null));

    @Test
    void everyRowBecomesALinkedPatientWhoseReferenceNumberIsThePatientNumber() {
        assertThat(take(row("0000000001", "ｼｹﾝ ﾊﾅｺ"))).isEqualTo(new ImportReport(1, 0, 0, 0));
        assertThat(ledger.patients.values()).singleElement().satisfies(patient -> {
            assertThat(patient.standing()).isEqualTo(PatientStanding.LINKED);
            assertThat(patient.reference()).isEqualTo(ReferenceNumber.parse("0000000001").orElseThrow());
        });
    }

    @Test
    void theSameRowsAgainChangeNothing() {
        take(row("0000000001", "ｼｹﾝ ﾊﾅｺ"));
        assertThat(take(row("0000000001", "ｼｹﾝ ﾊﾅｺ"))).isEqualTo(new ImportReport(0, 0, 1, 0));
    }

    @Test
    void aCorrectedRowKeepsThePatientsId() {
        take(row("0000000001", "ｼｹﾝ ﾊﾅｺ"));
        ResourceId id = ledger.patients.keySet().iterator().next();
        assertThat(take(row("0000000001", "ｼｹﾝ ﾊﾅｴ"))).isEqualTo(new ImportReport(0, 1, 0, 0));
        assertThat(ledger.patients).containsOnlyKeys(id);
    }

    @Test
    void aListThatDoesNotKnowASexTakesNoneAway() {
        take(row("0000000001", "ｼｹﾝ ﾊﾅｺ"));
        DirectoryRow known = row("0000000001", "ｼｹﾝ ﾊﾅｺ");
        take(new DirectoryRow(known.number(), known.name(), known.kana(), known.birthDate(), Sex.UNSET, null));
        assertThat(ledger.patients.values()).extracting(patient -> patient.person().sex()).containsExactly(Sex.FEMALE);
    }

    @Test
    void thousandsOfRowsAreTakenInSeveralCommits() {
        List<DirectoryRow> rows = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            rows.add(row("P" + i, "ｼｹﾝ " + "ｱ".repeat(1 + i % 7)));
        }
        assertThat(take(rows.toArray(DirectoryRow[]::new)).added()).isEqualTo(1001);
    }

    @Test
    void aLongImportTellsAfterEachCommitHowFarItIs() {
        List<DirectoryRow> rows = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            rows.add(row("P" + i, "ｼｹﾝ ﾊﾅｺ"));
        }
        List<Integer> told = new ArrayList<>();
        importPatients.take(FACILITY, rows, sofar -> told.add(sofar.rows())).toCompletableFuture().join();
        assertThat(told).containsExactly(200, 400, 450);
    }

    @Test
    void ofANumberThatStandsTwiceAmongTheRowsTheLastOneCounts() {
        assertThat(take(row("0000000001", "ｼｹﾝ ﾊﾅｺ"), row("0000000001", "ｼｹﾝ ﾊﾅｴ"), row("0000000001", "ｼｹﾝ ﾊﾅｴ")))
                .isEqualTo(new ImportReport(1, 1, 1, 0));
        assertThat(ledger.patients.values()).singleElement().extracting(patient -> patient.person().kana())
                .isEqualTo(KanaName.parse("ｼｹﾝ ﾊﾅｴ").orElseThrow());
    }

    /** Whoever is corrected in the same commit counts as corrected, wherever the row stands. */
    @Test
    void whetherANewPatientLooksLikeAProvisionalOneIsToldByTheCorrectedRows() {
        take(row("0000000001", "ｼｹﾝ ﾊﾅｴ"));
        provisional();
        assertThat(take(row("0000000002", "ｼｹﾝ ﾊﾅｺ"), row("0000000001", "ｼｹﾝ ﾊﾅｺ")))
                .isEqualTo(new ImportReport(1, 1, 0, 0));
    }

    private void provisional() {
        Person person = new Person(null, KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow(), null, null, Sex.FEMALE, null, BIRTH,
                null);
        ResourceId provisional = new ResourceId("provisional");
        ledger.patients.put(provisional,
                new PatientRecord(provisional, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                        person, Instant.EPOCH, List.of()));
    }

    @Test
    void aNewPatientWhoLooksLikeAProvisionalOneIsLeftToAPerson() {
        provisional();

        assertThat(take(row("0000000001", "ｼｹﾝ ﾊﾅｺ"))).isEqualTo(new ImportReport(1, 0, 0, 1));

        assertThat(ledger.tasks).singleElement().extracting("step").isEqualTo(DeskStep.LINK_PROVISIONAL_PATIENT);
        assertThat(ledger.patients).hasSize(2);
    }

    private ImportReport take(DirectoryRow... rows) {
        return importPatients.take(FACILITY, List.of(rows)).toCompletableFuture().join();
    }

    private static DirectoryRow row(String number, String kana) {
        return new DirectoryRow(PatientNumber.parse(number).orElseThrow(), PersonName.parse("試験　花子").orElseThrow(),
                KanaName.parse(kana).orElseThrow(), BIRTH, Sex.FEMALE, null);
    }
}
