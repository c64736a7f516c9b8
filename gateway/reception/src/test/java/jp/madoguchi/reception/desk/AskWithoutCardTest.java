package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.Arrival;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.RemoteTool;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking again without the card (再照会, R-CH-35). */
class AskWithoutCardTest {

    private final DeskFlow desk = new DeskFlow();
    private final List<Question> sent = new ArrayList<>();
    private final AskWithoutCard ask = new AskWithoutCard(desk.ledger, this::send);
    private CompletionStage<Void> terminal = CompletableFuture.completedStage(null);
    private ResourceId patient;

    /** The first visit, at which the card was read at home. */
    @BeforeEach
    void thePatientConsentedAtAnEarlierVisit() {
        patient = desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
        desk.consents = List.of(
                new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, desk.ledger.now, null));
        desk.collected(BulkFamily.CONSENTED_AT_HOME, QualificationValidity.VALID);
        desk.on(desk.day.plusDays(14));
    }

    private CompletionStage<Void> send(Question question) {
        assertThat(desk.ledger.inquiries.get(question.id()).state()).as("it is committed first")
                .isEqualTo(InquiryState.ASKED);
        sent.add(question);
        return terminal;
    }

    private ReQueryOrder order(CareSetting setting, LocalDate visit, String request) {
        return ReQueryOrder.parse(DeskFlow.FACILITY, TerminalId.DEFAULT, patient, setting, visit, request, "clerk-1")
                .orElseThrow();
    }

    private InquiryReport asked() {
        return ask.ask(order(CareSetting.HOME_VISIT, desk.day, "r-1")).toCompletableFuture().join();
    }

    private Problem refusal(ReQueryOrder order) {
        CompletableFuture<InquiryReport> stage = ask.ask(order).toCompletableFuture();
        assertThat(stage).isCompletedExceptionally();
        return ProblemException.problemOf(stage.exceptionNow());
    }

    @ParameterizedTest
    @CsvSource({"HOME_VISIT,RECHECK_AT_HOME", "ONLINE,RECHECK_ONLINE"})
    void itIsAskedWithTheNumberOnFileInItsSettingAndNotedWithWhoAsked(CareSetting setting, ExchangeKind kind) {
        InquiryReport report = ask.ask(order(setting, desk.day, "r-1")).toCompletableFuture().join();
        assertThat(report.state()).isEqualTo(InquiryState.ASKED);
        assertThat(sent).singleElement().isInstanceOfSatisfying(Question.Recheck.class, question -> {
            assertThat(question.id()).isEqualTo(report.inquiry());
            assertThat(question.kind()).isEqualTo(kind);
            assertThat(question.confirmationDate()).isEqualTo(desk.day);
            assertThat(question.card().member()).isEqualTo(DeskFlow.MEMBER);
            assertThat(question.card().birthDate()).isEqualTo(DeskFlow.BIRTH);
        });
        assertThat(desk.ledger.facts).containsExactly(
                new AuditFact(DeskFlow.FACILITY, "clerk-1", "ReQuery", patient, setting.name()));
    }

    @Test
    void theSameRequestAgainIsToldHowItsQuestionStandsAndNothingIsSentTwice() {
        InquiryReport first = asked();
        assertThat(asked()).isEqualTo(first);
        desk.answer(first.inquiry(), QualificationValidity.VALID);
        assertThat(asked()).satisfies(report -> {
            assertThat(report.inquiry()).isEqualTo(first.inquiry());
            assertThat(report.state()).isEqualTo(InquiryState.ANSWERED);
        });
        assertThat(sent).hasSize(1);
        assertThat(desk.ledger.facts).hasSize(1);
        assertThat(refusal(order(CareSetting.ONLINE, desk.day, "r-1")).code())
                .isEqualTo(ProblemCode.REQUEST_ID_REUSED);
        assertThat(refusal(order(CareSetting.HOME_VISIT, desk.day.plusDays(1), "r-1")).code())
                .isEqualTo(ProblemCode.REQUEST_ID_REUSED);
    }

    /** Until an answer comes it says nothing; a late one is taken once, and then the visit goes on. */
    @Test
    void anAnswerIsTakenOnceHoweverLateAndProvesTheVisit() {
        InquiryReport report = asked();
        assertThat(report.answer()).isNull();
        assertThat(next()).isInstanceOf(NextStep.Query.class);
        desk.ledger.now = desk.ledger.now.plusSeconds(3600);
        assertThat(take(report, "r1.xml")).isInstanceOf(Taken.Done.class);
        assertThat(take(report, "r2.xml")).isInstanceOf(Taken.DoneBefore.class);
        assertThat(desk.ledger.answers).filteredOn(one -> report.inquiry().equals(one.inquiry())).singleElement()
                .satisfies(answer -> assertThat(answer.patient()).isEqualTo(patient));
        assertThat(next()).isInstanceOf(NextStep.Proceed.class);
    }

    private Taken take(InquiryReport report, String file) {
        Answer answer = desk.answerTo(report.inquiry(), QualificationValidity.VALID);
        SourceFile source = new SourceFile(DeskFlow.FACILITY, TerminalId.DEFAULT, SourceFolder.RES, file,
                "b".repeat(64));
        return new TakeReplies(desk.ledger, desk.accept, List.of())
                .take(new Received(source, report.inquiry(),
                        new Reply.Confirmed(ExchangeKind.RECHECK_AT_HOME, answer)))
                .toCompletableFuture().join();
    }

    private NextStep next() {
        DecideNextStep decide = new DecideNextStep(desk.ledger,
                new ReceptionRules(desk.rules.reception(), Institution.withEverything()),
                desk.rules.table(AcceptedPapers.class));
        return decide.decide(NextStepOrder.parse(DeskFlow.FACILITY, patient,
                new Presented.RemoteVerification(CareSituation.HOME_VISIT, RemoteTool.WEB, false, false,
                        Arrival.NOT_APART),
                desk.day, null, "n-1", "clerk-1").orElseThrow()).toCompletableFuture().join().step();
    }

    @Test
    void whatDidNotReachTheTerminalIsNotSentAndIsNotTriedAgainByTheSameRequest() {
        terminal = CompletableFuture.failedStage(
                new ProblemException(Problem.of(ProblemCode.TERMINAL_FOLDER_UNREACHABLE)));
        assertThat(refusal(order(CareSetting.HOME_VISIT, desk.day, "r-1")).code())
                .isEqualTo(ProblemCode.TERMINAL_FOLDER_UNREACHABLE);
        assertThat(asked().state()).isEqualTo(InquiryState.NOT_SENT);
        assertThat(sent).hasSize(1);
    }

    /** R-CH-36. */
    @Test
    void afterARevocationNothingIsAskedUntilTheCardIsReadAnew() {
        desk.ledger.outages.revocations.put(patient, desk.ledger.now);
        assertThat(refusal(order(CareSetting.HOME_VISIT, desk.day, "r-1")))
                .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "consent"));
        assertThat(sent).isEmpty();
        assertThat(desk.ledger.inquiries).hasSize(1);
    }

    /** R-CH-34: the last day of the care is inside; after it the patient consents anew, whatever the setting. */
    @ParameterizedTest
    @CsvSource({"HOME_VISIT,CONSENTED_AT_HOME", "ONLINE,CONSENTED_ONLINE"})
    void afterTheEndOfTheCareNothingIsAskedUntilAConsentIsGivenAnew(CareSetting setting, BulkFamily family) {
        desk.ledger.careEnds.put(patient, desk.day);
        assertThat(ask.ask(order(setting, desk.day, "r-0")).toCompletableFuture()).as("the last day").isCompleted();
        LocalDate next = desk.day.plusDays(1);
        assertThat(refusal(order(setting, next, "r-1")))
                .isEqualTo(Problem.at(ProblemCode.CONTINUING_CARE_ENDED, "consent"));
        assertThat(ProblemCode.CONTINUING_CARE_ENDED.next(Locale.ENGLISH)).startsWith("Read the card");
        assertThat(sent).hasSize(1);
        desk.on(next);
        desk.consents = List.of(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, desk.ledger.now, null));
        desk.collected(family, QualificationValidity.VALID);
        desk.on(next.plusDays(7));
        assertThat(ask.ask(order(setting, desk.day, "r-1")).toCompletableFuture()).isCompleted();
        assertThat(sent).hasSize(2);
    }

    /** An end is of the care that it was noted for: what was consented to for another goes on, in either direction. */
    @ParameterizedTest
    @CsvSource({"HOME_VISIT,CONSENTED_AT_HOME,HOME_VISIT,true", "HOME_VISIT,CONSENTED_AT_HOME,ONLINE,false",
            "ONLINE,CONSENTED_ONLINE,ONLINE,true", "ONLINE,CONSENTED_ONLINE,HOME_VISIT,false",
            "ONLINE,CONSENTED_ONLINE,INPATIENT,false", "HOME_VISIT,CONSENTED_AT_HOME,INPATIENT,true",
            "ONLINE,,ONLINE,true", "ONLINE,,HOME_VISIT,false"})
    void theEndOfOneCareEndsNoOtherRelation(CareSetting setting, BulkFamily family, CareSituation of, boolean ended) {
        if (family != null) {
            desk.collected(family, QualificationValidity.VALID);
        }
        desk.ledger.careEnds.put(patient, of, desk.day);
        ReQueryOrder order = order(setting, desk.day.plusDays(1), "r-1");
        if (ended) {
            assertThat(refusal(order)).isEqualTo(Problem.at(ProblemCode.CONTINUING_CARE_ENDED, "consent"));
        } else {
            assertThat(ask.ask(order).toCompletableFuture()).isCompleted();
        }
    }

    /** R-CH-34: who goes on being visited at home after a discharge is asked about without the card. */
    @Test
    void aDischargeDoesNotEndTheHomeVisitsThatWereNotedToBegin() {
        desk.ledger.careEnds.save(new CareBeginRecord(new ResourceId("begin-1"), DeskFlow.FACILITY, patient,
                CareSituation.HOME_VISIT, desk.day.minusDays(14), "clerk-1", desk.ledger.now));
        desk.ledger.careEnds.put(patient, CareSituation.INPATIENT, desk.day);
        assertThat(ask.ask(order(CareSetting.HOME_VISIT, desk.day.plusDays(1), "r-1")).toCompletableFuture())
                .isCompleted();
    }

    /** Whose consent at the bedside has an end that is over is asked about by that of the home visits, once discharged. */
    @Test
    void afterADischargeTheConsentOfHomeVisitsIsTheNewest() {
        desk.ledger.careEnds.save(new CareBeginRecord(new ResourceId("begin-1"), DeskFlow.FACILITY, patient,
                CareSituation.HOME_VISIT, desk.day.minusDays(14), "clerk-1", desk.ledger.now));
        desk.ledger.careEnds.save(new CareBeginRecord(new ResourceId("begin-2"), DeskFlow.FACILITY, patient,
                CareSituation.INPATIENT, desk.day, "clerk-1", desk.ledger.now));
        desk.consents = List.of(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, desk.ledger.now,
                desk.ledger.now.plusSeconds(60)));
        desk.collected(BulkFamily.CONSENTED_AT_HOME, QualificationValidity.VALID);
        LocalDate discharged = desk.day;
        desk.on(discharged.plusDays(1));
        assertThat(refusal(order(CareSetting.HOME_VISIT, desk.day, "r-1")).code())
                .isEqualTo(ProblemCode.CONTINUING_CARE_ENDED);
        desk.ledger.careEnds.put(patient, CareSituation.INPATIENT, discharged);
        assertThat(ask.ask(order(CareSetting.HOME_VISIT, desk.day, "r-2")).toCompletableFuture()).isCompleted();
    }

    /** It may be older than the gateway: who must not ask then says so. */
    @Test
    void withoutAKnownConsentOfTheSettingItIsAskedUnlessOneHasToBeKnown() {
        AskWithoutCard strict = new AskWithoutCard(desk.ledger, this::send, true);
        CompletableFuture<InquiryReport> refused = strict.ask(order(CareSetting.ONLINE, desk.day, "r-1"))
                .toCompletableFuture();
        assertThat(ProblemException.problemOf(refused.exceptionNow()))
                .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "consent"));
        assertThat(sent).isEmpty();
        assertThat(strict.ask(order(CareSetting.HOME_VISIT, desk.day, "r-2")).toCompletableFuture())
                .as("this one is known").isCompleted();
        assertThat(ask.ask(order(CareSetting.ONLINE, desk.day, "r-3")).toCompletableFuture()).isCompleted();
        assertThat(sent).hasSize(2);
    }

    /** A house call's consent ends, and a home visit's may have been taken back elsewhere (R-CH-34). */
    @ParameterizedTest
    @CsvSource({"GIVEN,-1,true", "GIVEN,0,false", "EXPIRED,,true", "NOT_GIVEN,,true", "GIVEN,,false"})
    void whereTheNewestConsentOfHomeVisitsHoldsNoMoreNothingIsAsked(ConsentStatus status, Long endsIn, boolean ended) {
        desk.ledger.now = desk.ledger.now.plusSeconds(1);
        Instant end = endsIn == null ? null : desk.ledger.now.plusSeconds(endsIn);
        desk.consents = List.of(new Consent(ConsentItem.MEDICINES, status, desk.ledger.now, end));
        desk.collected(BulkFamily.CONSENTED_AT_HOME, QualificationValidity.VALID);
        ReQueryOrder order = order(CareSetting.HOME_VISIT, desk.day, "r-1");
        if (ended) {
            assertThat(refusal(order)).isEqualTo(Problem.at(ProblemCode.CONTINUING_CARE_ENDED, "consent"));
            assertThat(sent).isEmpty();
        } else {
            assertThat(ask.ask(order).toCompletableFuture()).isCompleted();
        }
    }

    /** Its end is that of looking (R-CH-34). */
    @Test
    void anOnlineConsentThatMayBeLookedAtNoMoreStillAllowsToAskAgain() {
        desk.consents = List.of(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, desk.ledger.now,
                desk.ledger.now.plusSeconds(86_400)));
        desk.collected(BulkFamily.CONSENTED_ONLINE, QualificationValidity.VALID);
        desk.on(desk.day.plusDays(7));
        assertThat(new AskWithoutCard(desk.ledger, this::send, true).ask(order(CareSetting.ONLINE, desk.day, "r-1"))
                .toCompletableFuture()).isCompleted();
    }

    @Test
    void afterAnEndThatWasWithdrawnItIsAskedAgain() {
        desk.ledger.careEnds.put(patient, desk.day.minusDays(1));
        assertThat(refusal(order(CareSetting.HOME_VISIT, desk.day, "r-1")).code())
                .isEqualTo(ProblemCode.CONTINUING_CARE_ENDED);
        CareEndRecord end = desk.ledger.careEnds.history(patient).getFirst();
        desk.ledger.careEnds.save(end.with(new CareEndRecord.Standing.Withdrawn("clerk-2", desk.ledger.now, "誤り")));
        assertThat(asked().state()).isEqualTo(InquiryState.ASKED);
    }

    @Test
    void aPatientWhoIsNotThereOrHasNoNumberIsNotAskedAbout() {
        ReQueryOrder other = new ReQueryOrder(DeskFlow.FACILITY, TerminalId.DEFAULT, new ResourceId("nobody"),
                CareSetting.HOME_VISIT, desk.day, "r-1", "clerk-1");
        assertThat(refusal(other)).isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        DeskFlow fresh = new DeskFlow();
        ResourceId numberless = fresh.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
        CompletableFuture<InquiryReport> refused = new AskWithoutCard(fresh.ledger, this::send).ask(new ReQueryOrder(
                DeskFlow.FACILITY, TerminalId.DEFAULT, numberless, CareSetting.HOME_VISIT, fresh.day, "r", "c"))
                .toCompletableFuture();
        assertThat(ProblemException.problemOf(refused.exceptionNow()))
                .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "memberId"));
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',c,HOME_VISIT,VALUE_MISSING,Idempotency-Key", "r,'',HOME_VISIT,VALUE_MISSING,by",
            "r r,c,HOME_VISIT,VALUE_MALFORMED,Idempotency-Key", "r,c c,HOME_VISIT,VALUE_MALFORMED,by",
            "r,c,OUTPATIENT,VALUE_MALFORMED,setting"})
    void anOrderSaysWhoAsksWhereAndCarriesAnIdentifier(String request, String by, CareSetting setting,
            ProblemCode code, String where) {
        assertThat(ReQueryOrder.parse(DeskFlow.FACILITY, TerminalId.DEFAULT, patient, setting, desk.day, request, by))
                .isEqualTo(jp.madoguchi.domain.problem.Parsed.refused(code, where));
        assertThat(order(CareSetting.ONLINE, desk.day, "r").toString()).doesNotContain(patient.value());
        assertThatThrownBy(() -> new ReQueryOrder(DeskFlow.FACILITY, TerminalId.DEFAULT, patient,
                CareSetting.EMERGENCY, desk.day, "r", "c")).isInstanceOf(IllegalArgumentException.class);
    }
}
