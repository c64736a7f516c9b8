package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.DoubtReason;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptAnswerTest {

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<ResourceId> refreshed = new ArrayList<>();
    private final PatientViews views = patients -> {
        refreshed.addAll(patients);
        return CompletableFuture.completedStage(null);
    };
    private final AcceptAnswer acceptAnswer = new AcceptAnswer(ledger, views, new WaitingDesks(10), List.of("emr"));
    private final Sample sample = new Sample();

    @Test
    void aFaceResultOfARegisteredPatientIsLinkedAndTellsTheEmr() {
        register("0000020002", "試験　花子", "ｼｹﾝ ﾊﾅｺ");
        sample.reference = "0000020002";

        AnswerRecord taken = accepted(accept("f1.xml"));

        assertThat(taken.standing()).isEqualTo(AnswerStanding.LINKED);
        assertThat(ledger.patients).hasSize(1);
        assertThat(ledger.coverages.values()).singleElement()
                .extracting(CoverageRecord::standing).isEqualTo(CoverageStanding.IN_FORCE);
        assertThat(ledger.outbox).singleElement().satisfies(entry -> assertThat(entry.answer()).isEqualTo(taken.id()));
        assertThat(refreshed).contains(taken.patient());
    }

    @Test
    void anUnknownPersonBecomesProvisionalAndCarriesTheReferenceNumber() {
        sample.reference = "0000099999";

        AnswerRecord taken = accepted(accept("f1.xml"));

        assertThat(taken.standing()).isEqualTo(AnswerStanding.PROVISIONAL);
        assertThat(ledger.patients.values()).singleElement().satisfies(patient -> {
            assertThat(patient.standing()).isEqualTo(PatientStanding.PROVISIONAL);
            assertThat(patient.reference()).isNotNull();
        });
    }

    @Test
    void theSamePersonsNextAnswerGoesToTheSameProvisionalPatientAndCoverage() {
        AnswerRecord first = accepted(accept("f1.xml"));
        AnswerRecord second = accepted(accept("f2.xml"));

        assertThat(second.patient()).isEqualTo(first.patient());
        assertThat(second.coverages()).isEqualTo(first.coverages());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        accept("f1.xml");
        assertThat(accept("f1.xml")).isEqualTo(new Acceptance.AlreadyAccepted());
        assertThat(ledger.answers).hasSize(1);
        assertThat(ledger.outbox).hasSize(1);
    }

    @Test
    void aFileNameWithOtherBytesGoesToAPerson() {
        accept("f1.xml");
        Acceptance again = accept(Sample.file("f1.xml", "b"));

        assertThat(again).isInstanceOfSatisfying(Acceptance.Refused.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.SAME_NAME_OTHER_BYTES));
        assertThat(ledger.tasks).singleElement().extracting("step").isEqualTo(DeskStep.COMPARE_FILES_OF_ONE_NAME);
        assertThat(accept(Sample.file("f1.xml", "b"))).as("read again, after a crash say").isEqualTo(again);
        assertThat(ledger.tasks).hasSize(1);
        assertThat(accept("f1.xml")).isEqualTo(new Acceptance.AlreadyAccepted());
    }

    @Test
    void anAnswerForAnotherInstitutionIsRefused() {
        sample.facility = new FacilityCode("9919999998");
        assertThat(accept("f1.xml")).isInstanceOfSatisfying(Acceptance.Refused.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.FACILITY_FOREIGN));
        assertThat(accept("f1.xml")).as("read again, after a crash say").isInstanceOf(Acceptance.Refused.class);
        assertThat(ledger.answers).isEmpty();
    }

    @Test
    void aReferenceNumberOfAnotherPersonOpensNobodysRecord() {
        register("0000020002", "架空　一郎", "ｶｸｳ ｲﾁﾛｳ");
        sample.reference = "0000020002";

        AnswerRecord taken = accepted(accept("f1.xml"));

        assertThat(taken.standing()).isEqualTo(AnswerStanding.REVIEW);
        assertThat(taken.patient()).isNull();
        assertThat(ledger.coverages).isEmpty();
        assertThat(ledger.outbox).isEmpty();
        assertThat(ledger.tasks).singleElement().extracting("step").isEqualTo(DeskStep.DECIDE_WHOSE_ANSWER);
    }

    @Test
    void twoRegisteredPeopleOfOneBirthDateInOneFileOpenNobodysRecord() {
        register("0000020002", "試験　花子", "ｼｹﾝ ﾊﾅｺ");
        register("0000020003", "架空　桃子", "ｶｸｳ ﾓﾓｺ");
        sample.reference = "0000020003";
        sample.name = "架空　桃子";
        sample.kana = "ｶｸｳ ﾓﾓｺ";
        sample.insurer = "06130017";
        sample.further.add(sample.insurance());
        sample.reference = "0000020002";
        sample.name = "試験　花子";
        sample.kana = "ｼｹﾝ ﾊﾅｺ";
        sample.insurer = "138057";

        AnswerRecord taken = accepted(accept("f1.xml"));

        assertThat(taken.standing()).isEqualTo(AnswerStanding.REVIEW);
        assertThat(ledger.coverages).isEmpty();
        assertThat(ledger.outbox).isEmpty();
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.DECIDE_WHOSE_ANSWER);
            assertThat(task.cause().reason()).isEqualTo(DoubtReason.ENTRIES_DISAGREE.name());
            assertThat(task.cause().candidates()).containsExactlyInAnyOrderElementsOf(ledger.patients.keySet());
        });
    }

    /** What one file may say of the second entry's person, and whether that can be the first entry's. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            the same in every point,                 0000020002, ｼｹﾝ ﾊﾅｺ,    FEMALE, LINKED
            kana written otherwise,                  0000020002, シケンハナコ, FEMALE, LINKED
            no number,                               -,          ｼｹﾝ ﾊﾅｺ,    FEMALE, LINKED
            no kana but the number,                  0000020002, -,         FEMALE, LINKED
            sex not set,                             0000020002, ｼｹﾝ ﾊﾅｺ,    UNSET,  LINKED
            another number,                          0000020003, ｼｹﾝ ﾊﾅｺ,    FEMALE, REVIEW
            another kana,                            0000020002, ｼｹﾝ ﾓﾓｺ,    FEMALE, REVIEW
            the other sex,                           0000020002, ｼｹﾝ ﾊﾅｺ,    MALE,   REVIEW
            neither kana nor number,                 -,          -,         FEMALE, REVIEW
            """)
    void everyEntryOfAFileHasToBeTheSamePersons(String what, String reference, String kana, Sex sex,
            AnswerStanding standing) {
        register("0000020002", "試験　花子", "ｼｹﾝ ﾊﾅｺ");
        Sample second = new Sample();
        second.insurer = "06130017";
        second.reference = reference;
        second.kana = kana;
        second.sex = sex;
        sample.further.add(second.insurance());
        sample.reference = "0000020002";

        AnswerRecord taken = accepted(accept("f1.xml"));

        assertThat(taken.standing()).as(what).isEqualTo(standing);
        assertThat(ledger.coverages).hasSize(standing == AnswerStanding.LINKED ? 2 : 0);
    }

    @Test
    void nobodyIsMadeOfAFileThatNamesTwoStrangers() {
        sample.kana = "ｶｸｳ ﾓﾓｺ";
        sample.further.add(sample.insurance());
        sample.kana = "ｼｹﾝ ﾊﾅｺ";

        assertThat(accepted(accept("f1.xml")).standing()).isEqualTo(AnswerStanding.REVIEW);
        assertThat(ledger.patients).isEmpty();
        assertThat(ledger.tasks).singleElement()
                .satisfies(task -> assertThat(task.cause().candidates()).isEmpty());
    }

    @Test
    void theHospitalsOwnKanjiIsKeptWhenTheAnswerHasABlackCircle() {
        register("0000020002", "髙験　花子", "ｼｹﾝ ﾊﾅｺ");
        sample.reference = "0000020002";
        sample.name = "●験　花子";

        AnswerRecord taken = accepted(accept("f1.xml"));

        PatientRecord patient = ledger.patients.get(taken.patient());
        assertThat(patient.hospitalName()).isEqualTo(PersonName.parse("髙験　花子").orElseThrow());
    }

    @Test
    void anInsuranceKeepsItsCoverageWhenItIsLost() {
        ResourceId coverage = accepted(accept("f1.xml")).coverages().getFirst().coverage();
        sample.outcome = new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null);
        sample.lost = LocalDate.of(2026, 11, 1);
        sample.processedAt = Sample.AT.plusSeconds(60);

        accept("f2.xml");

        assertThat(ledger.coverages.get(coverage).standing()).isEqualTo(CoverageStanding.LOST);
        assertThat(ledger.coverages).hasSize(1);
    }

    @Test
    void anOlderAnswerThatArrivesLateDoesNotReplaceANewerOne() {
        sample.outcome = new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null);
        ResourceId coverage = accepted(accept("f1.xml")).coverages().getFirst().coverage();
        sample.outcome = new AnswerOutcome.Confirmed(QualificationValidity.VALID, null);
        sample.processedAt = Sample.AT.minusSeconds(60);

        accept("f2.xml");

        assertThat(ledger.coverages.get(coverage).standing()).isEqualTo(CoverageStanding.LOST);
        assertThat(ledger.answers).hasSize(2);
    }

    @Test
    void aNewInsuranceByMyNumberCardLeavesTheOldOneForAPerson() {
        ResourceId old = accepted(accept("f1.xml")).coverages().getFirst().coverage();
        sample.insurer = "06130017";
        sample.processedAt = Sample.AT.plusSeconds(60);

        ResourceId now = accepted(accept("f2.xml")).coverages().getFirst().coverage();

        assertThat(now).isNotEqualTo(old);
        assertThat(ledger.coverages.get(now).standing()).isEqualTo(CoverageStanding.IN_FORCE);
        assertThat(ledger.coverages.get(old).standing()).isEqualTo(CoverageStanding.UNCONFIRMED);
    }

    @Test
    void eachMonthsTicketIsACoverageOfItsOwn() {
        sample.tickets.add(Sample.ticket(10, false));
        sample.tickets.add(Sample.ticket(11, true));

        AnswerRecord taken = accepted(accept("f1.xml"));

        assertThat(taken.coverages()).hasSize(3);
        assertThat(ledger.coverages.values()).extracting(CoverageRecord::standing).containsExactly(
                CoverageStanding.IN_FORCE, CoverageStanding.IN_FORCE, CoverageStanding.UNCONFIRMED);
        assertThat(ledger.payers).hasSize(2);
    }

    private void register(String number, String name, String kana) {
        DirectoryRow row = new DirectoryRow(PatientNumber.parse(number).orElseThrow(),
                PersonName.parse(name).orElseThrow(), KanaName.parse(kana).orElseThrow(), Sample.BIRTH, Sex.FEMALE,
                null);
        new ImportPatients(ledger, views).take(Sample.FACILITY, List.of(row)).toCompletableFuture().join();
    }

    private Acceptance accept(String name) {
        return accept(Sample.file(name));
    }

    private Acceptance accept(SourceFile file) {
        return acceptAnswer.accept(file, new AnswerOrigin.FaceResult(), sample.answer()).toCompletableFuture().join();
    }

    private static AnswerRecord accepted(Acceptance acceptance) {
        assertThat(acceptance).isInstanceOf(Acceptance.Accepted.class);
        return ((Acceptance.Accepted) acceptance).answer();
    }
}
