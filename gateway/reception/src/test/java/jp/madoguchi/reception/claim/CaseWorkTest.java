package jp.madoguchi.reception.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.claim.ClaimWay;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.HoldReason;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.claim.ReturnReason;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.AppliedRequest;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case from its opening to its claim (R-RS-02 to R-RS-04, R-CL-01 to R-CL-07). */
class CaseWorkTest {

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final OpenCase opening = new OpenCase(ledger, Cases.ways());
    private final CaseWork work = new CaseWork(ledger, Cases.ways());
    private ResourceId patient;

    @BeforeEach
    void aPatientIsKnown() {
        ledger.now = Cases.at(Cases.VISIT);
        patient = Cases.patient(ledger);
    }

    @Test
    void anInvalidAnswerOpensACaseWithTheLostQualification() {
        ClaimCaseRecord open = open(QualificationValidity.INVALID, true, Cases.LOST);
        assertThat(open.claimCase().result()).isEqualTo(ResultClass.INVALID);
        assertThat(open.claimCase().facts().lost()).isEqualTo(Cases.LOST);
        assertThat(open.claimCase().way()).contains(ClaimWay.FORMER);
        assertThat(open.patient()).isEqualTo(patient);
        assertThat(open.birthDate()).isEqualTo(Cases.BIRTH);
        assertThat(open.answer()).isEqualTo(new ResourceId("answer"));
        assertThat(open.dueOn(ClaimRun.USUAL)).as("asked about with the lost number").contains(Cases.VISIT.plusDays(1));
        assertThat(ledger.cases).containsOnlyKeys(open.id());
    }

    @Test
    void aCaseIsOpenedOnceForAVisit() {
        ClaimCaseRecord first = open(QualificationValidity.NOT_FOUND, true);
        assertThat(open(QualificationValidity.NOT_FOUND, true)).isEqualTo(first);
        assertThat(ledger.cases).hasSize(1);
        ClaimCaseRecord other = done(
                opening.withoutAnswer(new CaseOpening(Cases.FACILITY, TerminalId.DEFAULT, patient, null,
                        Cases.VISIT.plusDays(1), ResultClass.EQUIPMENT, true)));
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(other.answer()).isNull();
    }

    @Test
    void theNewestQualificationOnFileIsTakenAndALostOneIsNotTakenForIt() {
        Cases.coverage(ledger, "c1", patient, Cases.OLD, CoverageStanding.IN_FORCE, Cases.VISIT.minusDays(90));
        Cases.coverage(ledger, "c2", patient, Cases.ON_FILE, CoverageStanding.UNCONFIRMED, Cases.VISIT.minusDays(30));
        Cases.coverage(ledger, "c3", patient, Cases.LOST, CoverageStanding.LOST, Cases.VISIT);
        ClaimCaseRecord open = open(QualificationValidity.NOT_FOUND, true);
        assertThat(open.claimCase().facts().onFile()).isEqualTo(Cases.ON_FILE);
        assertThat(open.claimCase().facts().lost()).isEqualTo(Cases.LOST);
    }

    @Test
    void aProofOrAnAnswerThatIsStillWorkedOnOpensNoCase() {
        for (AnswerOutcome outcome : List.of(new AnswerOutcome.Confirmed(QualificationValidity.VALID, null),
                new AnswerOutcome.Processing())) {
            assertProblem(opening.fromAnswer(Cases.answer(patient, outcome, Cases.VISIT), null, true),
                    ProblemCode.CLAIM_CASE_STATE);
        }
        assertProblem(opening.withoutAnswer(new CaseOpening(Cases.FACILITY, TerminalId.DEFAULT, null, null, Cases.VISIT,
                ResultClass.VALID, true)), ProblemCode.CLAIM_CASE_STATE);
        assertThat(ledger.cases).isEmpty();
    }

    @Test
    void anAnswerThatFoundNobodyIsOpenedForWhomTheDeskNames() {
        var answer = Cases.answer(null, new AnswerOutcome.Failed(new Notice("E9", null)), Cases.VISIT);
        ClaimCaseRecord nobody = done(opening.fromAnswer(answer, null, true));
        assertThat(nobody.patient()).isNull();
        assertThat(nobody.birthDate()).isNull();
        assertThat(nobody.dueOn(ClaimRun.USUAL)).as("nothing to ask with").isEmpty();
        assertThat(done(opening.fromAnswer(answer, patient, true)).patient()).isEqualTo(patient);
        assertProblem(opening.fromAnswer(answer, new ResourceId("nobody"), true), ProblemCode.RESOURCE_UNKNOWN);
    }

    @Test
    void whoSaysNothingOfAnInsurancePaysTheWholeCost() {
        assertThat(open(QualificationValidity.INVALID, false, Cases.LOST).claimCase().state())
                .isEqualTo(CaseState.SELF_PAY);
    }

    /** Worked example 4, step by step. */
    @Test
    void aDeclarationAndACallLeadToAClaimWithUnknownInsurer() {
        ClaimCaseRecord one = open(QualificationValidity.NOT_FOUND, true);
        assertThat(stands(one).claimCase().hold()).isEqualTo(HoldReason.DECLARATION_MISSING);
        assertThat(done(work.declare(order(one), Cases.declaration())).claimCase().hold())
                .isEqualTo(HoldReason.NOT_CONTACTED);
        ledger.now = Cases.at(Cases.VISIT.plusDays(1));
        ClaimCaseRecord called = done(work.contacted(order(one), Cases.VISIT.plusDays(1)));
        assertThat(called.claimCase().state()).isEqualTo(CaseState.UNKNOWN_77);
        assertThat(called.version()).isEqualTo(3);
        ledger.now = Cases.at(LocalDate.of(2026, 6, 5));
        ClaimCaseRecord claimed = done(work.claim(order(one), YearMonth.of(2026, 6)));
        assertThat(claimed.claimCase().state()).isEqualTo(CaseState.CLAIMED);
        var settlement = Objects.requireNonNull(claimed.claimCase().settlement());
        assertThat(settlement.entry().insurerNumber()).isEqualTo("77777777");
        assertThat(settlement.entry().remarks()).startsWith("不詳", "ヤマダ　タロウ").endsWith("2026-05-20");
        assertThat(claimed.claimCase().history().getLast().on()).isEqualTo(LocalDate.of(2026, 6, 5));
        assertThat(done(work.accepted(order(one))).claimCase().state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void unchangedIsNotedWithWhoAskedAndWhen() {
        Cases.coverage(ledger, "c1", patient, Cases.ON_FILE, CoverageStanding.IN_FORCE, Cases.VISIT.minusDays(30));
        ClaimCaseRecord one = open(QualificationValidity.NOT_FOUND, true);
        Confirmation.Heard heard = new Confirmation.Heard("窓口", LocalDateTime.of(2026, 5, 19, 9, 0));
        ClaimCaseRecord now = done(work.hearUnchanged(order(one), heard, null));
        assertThat(now.claimCase().way()).contains(ClaimWay.HEARD);
        assertThat(now.claimCase().facts().unchanged()).isEqualTo(heard);
        assertThat(done(work.hearNumber(order(one), Cases.OLD)).claimCase().facts().heard()).isEqualTo(Cases.OLD);
        assertThat(done(work.confirm(order(one), Cases.CURRENT)).claimCase().way()).contains(ClaimWay.CONFIRMED);
    }

    /** Worked example 10: claimed by the lost number, returned, never again so (R-CL-07). */
    @Test
    void aReturnedCaseIsSettledAnew() {
        ClaimCaseRecord one = open(QualificationValidity.INVALID, true, Cases.LOST);
        done(work.declare(order(one), Cases.declaration()));
        done(work.contacted(order(one), Cases.VISIT.plusDays(1)));
        assertThatThrownBy(() -> done(work.claim(order(one), YearMonth.of(2026, 6)))).as("not tried again (R-RS-07)")
                .hasMessageContaining("NOT_TRIED_AGAIN");
        Cases.triedOn(ledger, one.id(), LocalDate.of(2026, 6, 1));
        assertThat(done(work.claim(order(one), YearMonth.of(2026, 6))).claimCase().way()).contains(ClaimWay.FORMER);
        ClaimCaseRecord back = done(work.returned(order(one), ReturnReason.NEW_INSURER_UNREGISTERED));
        assertThat(back.claimCase().state()).isEqualTo(CaseState.UNKNOWN_77);
        assertThat(back.claimCase().history()).extracting(e -> e.to()).endsWith(CaseState.RETURNED, CaseState.OPEN,
                CaseState.UNKNOWN_77);
    }

    @Test
    void whatTheStateDoesNotAllowIsRefusedAndChangesNothing() {
        ClaimCaseRecord one = open(QualificationValidity.NOT_FOUND, true);
        assertProblem(work.claim(order(one), YearMonth.of(2026, 6)), ProblemCode.CLAIM_HAS_NO_WAY);
        assertProblem(work.accepted(order(one)), ProblemCode.CLAIM_CASE_STATE);
        assertProblem(work.returned(order(one), ReturnReason.OTHER), ProblemCode.CLAIM_CASE_STATE);
        assertProblem(work.contacted(order(one), Cases.VISIT.minusDays(1)), ProblemCode.DATE_IMPOSSIBLE);
        AppliedRequest request = new AppliedRequest("r", "INSURED");
        assertProblem(work.insured(new CaseOrder(new FacilityCode("1310000001"), one.id(), 1, request), false),
                ProblemCode.RESOURCE_UNKNOWN);
        assertProblem(work.insured(new CaseOrder(Cases.FACILITY, new ResourceId("none"), 1, request), false),
                ProblemCode.RESOURCE_UNKNOWN);
        assertThat(ledger.cases).containsValue(one);
        done(work.insured(order(one), false));
        assertThat(stands(one).claimCase().state()).isEqualTo(CaseState.SELF_PAY);
    }

    @Test
    void aDeclarationTellsTheBirthDateOfSomebodyWhomNobodyKnew() {
        ClaimCaseRecord nobody = done(
                opening.withoutAnswer(new CaseOpening(Cases.FACILITY, TerminalId.DEFAULT, null, null,
                        Cases.VISIT, ResultClass.EQUIPMENT, true)));
        ClaimCaseRecord declared = done(work.declare(order(nobody), Cases.declaration()));
        assertThat(declared.birthDate()).isEqualTo(Cases.BIRTH);
        assertThat(declared.question()).as("no number yet").isEmpty();
        assertThat(done(work.hearNumber(order(nobody), Cases.OLD)).question()).isPresent();
        assertThat(declared).hasToString("ClaimCaseRecord[ClaimCase[" + nobody.id() + " OPEN]]");
    }

    @Test
    void aClaimIsForALaterMonthThanTheVisit() {
        ClaimCaseRecord one = open(QualificationValidity.INVALID, true, Cases.LOST);
        assertProblem(work.claim(order(one), YearMonth.of(2026, 5)), ProblemCode.DATE_IMPOSSIBLE);
        Cases.triedOn(ledger, one.id(), LocalDate.of(2026, 6, 1));
        assertThat(done(work.claim(order(one), YearMonth.of(2026, 6))).claimCase().state())
                .isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void whoSawAnOlderVersionChangesNothing() {
        ClaimCaseRecord one = open(QualificationValidity.INVALID, true, Cases.LOST);
        CaseOrder late = CaseOrder.parse(Cases.FACILITY, one.id(), 1, "late", "ACT", "clerk-2").orElseThrow();
        ClaimCaseRecord now = done(work.contacted(order(one), Cases.VISIT));
        assertProblem(work.confirm(late, Cases.CURRENT), ProblemCode.CLAIM_CASE_CHANGED);
        assertThat(stands(one)).isEqualTo(now);
    }

    @Test
    void theSameRequestAgainChangesNothingAndAnotherOfItsIdentifierIsRefused() {
        ClaimCaseRecord one = open(QualificationValidity.INVALID, true, Cases.LOST);
        CaseOrder order = order(one);
        ClaimCaseRecord confirmed = done(work.confirm(order, Cases.CURRENT));
        assertThat(done(work.confirm(order, Cases.CURRENT))).isEqualTo(confirmed);
        CaseOrder other = CaseOrder.parse(Cases.FACILITY, one.id(), 2, "request-1", "OTHER", "clerk-1").orElseThrow();
        assertProblem(work.insured(other, false), ProblemCode.REQUEST_ID_REUSED);
        assertThat(stands(one)).isEqualTo(confirmed);
    }

    @Test
    void aCaseRemembersItsTwentyNewestRequests() {
        ClaimCaseRecord one = open(QualificationValidity.INVALID, true, Cases.LOST);
        for (int i = 0; i < 21; i++) {
            done(work.insured(order(one), true));
        }
        assertThat(stands(one).requests()).hasSize(20);
        assertThat(stands(one).request("request-1")).isEmpty();
        assertThat(stands(one).request("request-2")).contains(new AppliedRequest("request-2", "ACT clerk-1"));
    }

    @Test
    void anOrderNeedsAnIdentifierAndAPerson() {
        for (String wrong : new String[]{"", "a b", "x".repeat(65)}) {
            ProblemCode code = wrong.isEmpty() ? ProblemCode.VALUE_MISSING : ProblemCode.VALUE_MALFORMED;
            assertThat(CaseOrder.parse(Cases.FACILITY, patient, 1, wrong, "ACT", "clerk-1"))
                    .isEqualTo(Parsed.refused(code, "Idempotency-Key"));
            assertThat(CaseOrder.parse(Cases.FACILITY, patient, 1, "r", "ACT", wrong))
                    .isEqualTo(Parsed.refused(code, "by"));
        }
    }

    private ClaimCaseRecord stands(ClaimCaseRecord record) {
        return ledger.cases.get(record.id());
    }

    private ClaimCaseRecord open(QualificationValidity validity, boolean insured,
            jp.madoguchi.domain.insurance.MemberId... members) {
        return done(opening.fromAnswer(
                Cases.answer(patient, new AnswerOutcome.Confirmed(validity, null), Cases.VISIT, members), null,
                insured));
    }

    /** An order on the version that the case has now. */
    private CaseOrder order(ClaimCaseRecord record) {
        return Cases.order(ledger, record.id());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static void assertProblem(CompletionStage<?> stage, ProblemCode code) {
        assertThatThrownBy(() -> stage.toCompletableFuture().join()).rootCause().isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.problem().code()).isEqualTo(code));
    }
}
