package jp.madoguchi.reception.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.claim.ClaimWay;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.DeskQuestion;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway asks about open cases by itself (R-CL-06, R-RS-07), and a later proof settles them (worked example 8). */
class RequeryCasesTest {

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final CaseWork work = new CaseWork(ledger, Cases.ways());
    private final List<DeskQuestion> asked = new ArrayList<>();
    private CompletionStage<Optional<AnswerRecord>> reply = CompletableFuture.completedStage(Optional.empty());
    private final RequeryCases requery = new RequeryCases(ledger, this::ask, Cases.ways());
    private ResourceId patient;

    private CompletionStage<Optional<AnswerRecord>> ask(DeskQuestion question) {
        asked.add(question);
        return reply;
    }

    @BeforeEach
    void aPatientIsKnown() {
        ledger.now = Cases.at(Cases.VISIT);
        patient = Cases.patient(ledger);
    }

    @Test
    void aCaseIsAskedAboutOnceADayForTheDayOfItsVisit() {
        ClaimCaseRecord open = open(Cases.VISIT);
        assertThat(run(Cases.VISIT, 10)).as("the visit's own try counts").isEqualTo(RequeryReport.NOTHING);
        assertThat(run(Cases.VISIT.plusDays(1), 10)).isEqualTo(new RequeryReport(1, 0, 0));
        assertThat(run(Cases.VISIT.plusDays(1), 10)).isEqualTo(RequeryReport.NOTHING);
        assertThat(run(Cases.VISIT.plusDays(2), 10)).isEqualTo(new RequeryReport(1, 0, 0));
        assertThat(asked).hasSize(2).allSatisfy(question -> {
            assertThat(question.confirmationDate()).isEqualTo(Cases.VISIT);
            assertThat(question.card().member()).isEqualTo(Cases.LOST);
            assertThat(question.card().birthDate()).isEqualTo(Cases.BIRTH);
            assertThat(question.patient()).isNull();
        });
        assertThat(ledger.cases.get(open.id()).claimCase().askedOn()).isEqualTo(Cases.VISIT.plusDays(2));
    }

    @Test
    void aValidAnswerSwitchesTheWayAndKeepsTheDeclaration() {
        ClaimCaseRecord one = open(Cases.VISIT);
        work.declare(Cases.order(ledger, one.id()), Cases.declaration()).toCompletableFuture().join();
        reply = answered(Cases.answer(patient, Cases.VALID, Cases.VISIT, Cases.CURRENT));
        assertThat(run(Cases.VISIT.plusDays(1), 10)).isEqualTo(new RequeryReport(1, 1, 0));
        ClaimCaseRecord settled = ledger.cases.get(one.id());
        assertThat(settled.claimCase().state()).isEqualTo(CaseState.RESOLVED_CURRENT);
        assertThat(settled.claimCase().facts().confirmed()).isEqualTo(Cases.CURRENT);
        assertThat(settled.claimCase().facts().declaration()).isEqualTo(Cases.declaration());
        assertThat(run(Cases.VISIT.plusDays(2), 10)).as("settled").isEqualTo(RequeryReport.NOTHING);
    }

    @Test
    void anAnswerThatProvesNothingLeavesTheCaseDueTheNextDay() {
        open(Cases.VISIT);
        reply = answered(
                Cases.answer(patient, new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null), Cases.VISIT,
                        Cases.LOST));
        assertThat(run(Cases.VISIT.plusDays(1), 10)).isEqualTo(new RequeryReport(1, 0, 0));
        assertThat(ledger.cases.values()).singleElement()
                .satisfies(one -> assertThat(one.dueOn(ClaimRun.USUAL)).contains(Cases.VISIT.plusDays(2)));
    }

    /** R-CL-06: a hospital that claims until the 15th is asked for until then. */
    @Test
    void aCaseIsAskedAboutDailyUntilTheHospitalsOwnClaimRunEnds() {
        LocalDate last = LocalDate.of(2026, 6, 15);
        ClaimCaseRecord open = open(Cases.VISIT);
        RequeryCases late = new RequeryCases(ledger, this::ask, Cases.ways(new ClaimRun(15)));
        assertThat(run(late, last.minusDays(1))).isEqualTo(new RequeryReport(1, 0, 0));
        assertThat(run(late, last)).isEqualTo(new RequeryReport(1, 0, 0));
        assertThat(run(late, last.plusDays(1))).isEqualTo(RequeryReport.NOTHING);
        assertThat(ledger.cases.get(open.id()).claimCase().askedOn()).isEqualTo(last);
    }

    /** What was kept under the longer run would stand before others every day. */
    @Test
    void aCaseKeptUnderALongerClaimRunIsNotAskedAboutAfterTheShorterOne() {
        LocalDate asked = LocalDate.of(2026, 6, 11);
        RequeryCases shorter = new RequeryCases(ledger, this::ask, Cases.ways(new ClaimRun(10)));
        open(Cases.VISIT);
        run(new RequeryCases(ledger, this::ask, Cases.ways(new ClaimRun(15))), asked);
        assertThat(due(asked.plusDays(1))).as("as it was kept").hasSize(1);
        assertThat(run(shorter, asked.plusDays(1))).isEqualTo(RequeryReport.NOTHING);
        assertThat(due(asked.plusDays(1))).as("written anew").isEmpty();
        assertThat(run(shorter, LocalDate.of(2026, 7, 1))).isEqualTo(new RequeryReport(1, 0, 0));
    }

    private List<ClaimCaseRecord> due(LocalDate today) {
        return ledger.read(transaction -> transaction.claimCases().due(today, 10));
    }

    @Test
    void aQuestionThatCannotBeAskedLeavesItsCaseDueAndDoesNotStopTheRun() {
        open(Cases.VISIT);
        open(Cases.VISIT.plusDays(1));
        reply = CompletableFuture
                .failedStage(new ProblemException(Problem.of(ProblemCode.TERMINAL_FOLDER_UNREACHABLE)));
        assertThat(run(Cases.VISIT.plusDays(3), 10)).isEqualTo(new RequeryReport(0, 0, 2));
        reply = CompletableFuture.completedStage(Optional.empty());
        assertThat(run(Cases.VISIT.plusDays(3), 10)).isEqualTo(new RequeryReport(2, 0, 0));
    }

    /** Two nodes start their runs at the same time. */
    @Test
    void whatAnotherRunIsAskingAboutIsNotAskedTwice() {
        open(Cases.VISIT);
        open(Cases.VISIT.plusDays(1));
        CompletableFuture<Optional<AnswerRecord>> slow = new CompletableFuture<>();
        reply = slow;
        ledger.now = Cases.at(Cases.VISIT.plusDays(3));
        CompletableFuture<RequeryReport> first = requery.run(Cases.VISIT.plusDays(3), 10).toCompletableFuture();
        CompletableFuture<RequeryReport> second = new RequeryCases(ledger, this::ask, Cases.ways())
                .run(Cases.VISIT.plusDays(3), 10).toCompletableFuture();
        slow.complete(Optional.empty());
        assertThat(first.join()).isEqualTo(new RequeryReport(1, 0, 0));
        assertThat(second.join()).isEqualTo(new RequeryReport(1, 0, 0));
        assertThat(asked).hasSize(2);
    }

    @Test
    void aRunIsBounded() {
        for (int i = 0; i < 5; i++) {
            open(Cases.VISIT.plusDays(i));
        }
        assertThat(run(Cases.VISIT.plusDays(9), 3)).isEqualTo(new RequeryReport(3, 0, 0));
        assertThat(run(Cases.VISIT.plusDays(9), 3)).isEqualTo(new RequeryReport(2, 0, 0));
    }

    @Test
    void questionsAreAskedOneAfterAnother() {
        open(Cases.VISIT);
        open(Cases.VISIT.plusDays(1));
        CompletableFuture<Optional<AnswerRecord>> first = new CompletableFuture<>();
        reply = first;
        CompletableFuture<RequeryReport> run = requery.run(Cases.VISIT.plusDays(3), 10).toCompletableFuture();
        assertThat(asked).hasSize(1);
        assertThat(run).isNotDone();
        first.complete(Optional.empty());
        assertThat(run.join()).isEqualTo(new RequeryReport(2, 0, 0));
    }

    @Test
    void anyLaterValidAnswerOfThePatientSettlesUnclaimedCasesWhoseVisitItCovers() {
        ClaimCaseRecord early = open(LocalDate.of(2019, 5, 1));
        ClaimCaseRecord waiting = open(Cases.VISIT);
        ClaimCaseRecord claimed = open(Cases.VISIT.plusDays(1));
        Cases.triedOn(ledger, claimed.id(), LocalDate.of(2026, 6, 1));
        work.claim(Cases.order(ledger, claimed.id()), YearMonth.of(2026, 6)).toCompletableFuture().join();
        follow(Cases.answer(patient, Cases.VALID, Cases.VISIT.plusDays(20), Cases.CURRENT));
        assertThat(way(waiting)).contains(ClaimWay.CONFIRMED);
        assertThat(way(claimed)).as("claimed as it was").contains(ClaimWay.FORMER);
        assertThat(way(early)).as("before that insurance began").isNotEqualTo(Optional.of(ClaimWay.CONFIRMED));
        int version = ledger.cases.get(waiting.id()).version();
        follow(Cases.answer(patient, Cases.VALID, Cases.VISIT.plusDays(21), Cases.CURRENT));
        assertThat(ledger.cases.get(waiting.id()).version()).as("nothing new").isEqualTo(version);
        follow(Cases.answer(null, Cases.VALID, Cases.VISIT.plusDays(21)));
    }

    /** In the commit of the answer itself, whichever way it came. */
    @Test
    void acceptingAnAnswerSettlesTheCaseInTheSameCommit() {
        ClaimCaseRecord waiting = open(Cases.VISIT);
        AcceptAnswer accept = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1),
                List.of(), AnswerFollowUp.none().and(new CaseSettling(Cases.ways())));
        SourceFile file = new SourceFile(Cases.FACILITY, TerminalId.DEFAULT, SourceFolder.FACE, "face-1",
                "a".repeat(64));
        accept.accept(file, new AnswerOrigin.FaceResult(),
                Cases.answer(patient, Cases.VALID, Cases.VISIT.plusDays(1), Cases.CURRENT).answer())
                .toCompletableFuture()
                .join();
        assertThat(way(waiting)).contains(ClaimWay.CONFIRMED);
    }

    private void follow(AnswerRecord record) {
        ledger.commit(transaction -> {
            new CaseSettling(Cases.ways()).follow(transaction, record);
            return record.id();
        }).toCompletableFuture().join();
    }

    private Optional<ClaimWay> way(ClaimCaseRecord record) {
        return ledger.cases.get(record.id()).claimCase().way();
    }

    private static CompletionStage<Optional<AnswerRecord>> answered(AnswerRecord record) {
        return CompletableFuture.completedStage(Optional.of(record));
    }

    private RequeryReport run(RequeryCases cases, LocalDate today) {
        ledger.now = Cases.at(today);
        return cases.run(today, 10).toCompletableFuture().join();
    }

    private RequeryReport run(LocalDate today, int most) {
        ledger.now = Cases.at(today);
        return requery.run(today, most).toCompletableFuture().join();
    }

    private ClaimCaseRecord open(LocalDate visit) {
        AnswerRecord invalid = Cases.answer(patient, new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null),
                visit,
                Cases.LOST);
        return new OpenCase(ledger, Cases.ways()).fromAnswer(invalid, null, true).toCompletableFuture().join();
    }
}
