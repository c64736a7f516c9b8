package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameDifference;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a desk is told of names and told the ledger survives a restart, sealed where it is personal, in both databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
class DeskKnowledgeRowsTest extends OnePatientsLedger {

    private static final ResourceId TASK = new ResourceId("task-1");
    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);
    private static final NameDifferenceRecord NAMES = new NameDifferenceRecord(TASK, Samples.FACILITY, PATIENT,
            new ResourceId("answer-1"), new PersonName("髙橋", "一郎"), new PersonName("●橋", "一郎"),
            List.of(new NameDifference(1, "髙", "●")), Samples.NOW);

    /** R-BC-04. */
    @Test
    void aDifferenceOfNamesIsFoundByPatientAndByTaskAndCannotBeReadInTheDatabase() {
        store.run(transaction -> {
            transaction.raise(DeskTask.open(TASK, Samples.FACILITY, DeskStep.SEE_NAME_DIFFERENCE, PATIENT,
                    new DeskTaskCause("NATIONAL_HAS_BLACK_CIRCLE", List.of(), null, List.of(), Samples.NOW), VISIT,
                    Samples.NOW));
            transaction.nameDifferences().add(NAMES);
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.nameDifferences().of(PATIENT))).containsExactly(NAMES);
        assertThat(store.run((LedgerTransaction tx) -> tx.nameDifferences().of(new ResourceId("patient-2")))).isEmpty();
        SqlTaskReadings readings = new SqlTaskReadings(store.dataSource(), OpenLedger.KEY);
        assertThat(readings.names(Samples.FACILITY, TASK)).contains(NAMES);
        assertThat(readings.names(new FacilityCode("9918888888"), TASK)).isEmpty();
        assertThat(readings.names(Samples.FACILITY, new ResourceId("task-2"))).isEmpty();
        assertThat(store.rows("select record from name_difference",
                row -> new String(row.getBytes(1), StandardCharsets.UTF_8)))
                .singleElement().asString().doesNotContain("橋", "一郎", "●");
        assertThat(store.rows("select step, reason, rules from desk_task", row -> row.getString(1) + row.getString(2)
                + row.getString(3))).singleElement().asString().doesNotContain("橋", "●");
    }

    /** R-CH-30. */
    @Test
    void whatADeskWasShownStaysWithItsQuestionAndIsSealed() {
        InquiryId said = new InquiryId("20261120093015ABCDEFGHJK");
        InquiryId silent = new InquiryId("20261120093015ABCDEFGHJM");
        ShownAtDesk shown = new ShownAtDesk(ShownAtDesk.Thing.QUALIFICATION_CERTIFICATE, false,
                LocalDate.of(2025, 12, 1), LocalDate.of(2026, 7, 31), InsuredStatement.INSURED);
        store.run(transaction -> {
            transaction.save(question(said, shown));
            transaction.save(question(silent, null));
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.inquiry(said))).contains(question(said, shown));
        assertThat(store.run((LedgerTransaction tx) -> tx.inquiry(silent))).contains(question(silent, null));
        store.run(transaction -> {
            transaction.save(transaction.inquiry(said).orElseThrow().notSent());
            return true;
        });
        assertThat(store.run((LedgerTransaction tx) -> tx.inquiry(said).orElseThrow().shown())).isEqualTo(shown);
        assertThat(store.rows("select record from inquiry", row -> new String(row.getBytes(1), StandardCharsets.UTF_8)))
                .noneMatch(sealed -> sealed.contains("CERTIFICATE") || sealed.contains("INSURED"));
    }

    private static InquiryRecord question(InquiryId id, ShownAtDesk shown) {
        return new InquiryRecord(new Question.Confirm(new Inquiry(id, Samples.FACILITY, Samples.TERMINAL, VISIT,
                new CardQuestion(Samples.member(1), Samples.BIRTH_DATE, false))), null, Samples.NOW, InquiryState.ASKED,
                null, shown);
    }

    @Test
    void answersOfAMonthComeNewestFirst() {
        store.run(transaction -> {
            transaction.add(answer("a1", 1));
            return true;
        });
        store.run(transaction -> {
            transaction.add(answer("a2", 2));
            transaction.add(answer("a3", 0));
            return true;
        });
        assertThat(store.run((LedgerTransaction tx) -> tx.answersOf(PATIENT, Samples.NOW.plusSeconds(1))))
                .extracting(one -> one.id().value()).containsExactly("a2", "a1");
        assertThat(store.run((LedgerTransaction tx) -> tx.answersOf(PATIENT, Samples.NOW.plusSeconds(3)))).isEmpty();
    }

    private static AnswerRecord answer(String id, int seconds) {
        return new AnswerRecord(new ResourceId(id), Samples.FACILITY, Samples.TERMINAL, null, AnswerStanding.LINKED,
                PATIENT, Samples.NOW.plusSeconds(seconds), Samples.answer(1), List.of());
    }

    /** R-RS-07. */
    @Test
    void waitingCasesOfNobodyKnownAreFound() {
        ClaimCaseRecord unknown = opened("case-1", null);
        store.run(transaction -> {
            transaction.claimCases().save(unknown, ClaimRun.USUAL);
            transaction.claimCases().save(opened("case-2", PATIENT), ClaimRun.USUAL);
            return true;
        });
        assertThat(store.run((LedgerTransaction tx) -> tx.claimCases().withoutPatient(Samples.FACILITY)))
                .containsExactly(unknown);
        assertThat(store.run((LedgerTransaction tx) -> tx.claimCases().withoutPatient(new FacilityCode("9918888888"))))
                .isEmpty();
    }

    private static ClaimCaseRecord opened(String id, ResourceId patient) {
        return new ClaimCaseRecord(Samples.FACILITY, Samples.TERMINAL, patient, null, null, 1,
                ClaimCase.open(new ResourceId(id), ResultClass.EQUIPMENT, ClaimFacts.of(VISIT)));
    }

    @Test
    void aPatientKeepsTheHospitalsKana() {
        PatientRecord one = Samples.linked(new ResourceId("patient-9"), 9);
        PatientRecord with = new PatientRecord(one.id(), one.facility(), one.standing(), one.number(), one.reference(),
                new PersonName("髙橋", "一郎"), new KanaName("タカハシ", "イチロウ"), one.person(), one.asOf(), one.members());
        store.run(transaction -> {
            transaction.save(with);
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.patient(with.id()))).contains(with);
    }
}
