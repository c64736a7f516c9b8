package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.desk.CheckMonth;
import jp.madoguchi.reception.desk.LeaveMonthsToClaimDesk;
import jp.madoguchi.reception.desk.VisitReadings;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a month lacks becomes the claim desk's work once a day, by itself (R-CH-31), from a ledger on disk. */
class MonthEndRoomTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId PATIENT = new ResourceId("patient-1");
    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @TempDir
    Path dir;

    private final List<YearMonth> looks = new ArrayList<>();
    private Instant now = VISIT.atTime(9, 30).atZone(JAPAN).toInstant();
    private boolean fails;
    private LedgerRoom ledger;
    private MonthEndRoom room;

    @BeforeEach
    void open() {
        Settings settings = new Settings(name -> name.equals("madoguchi.data.dir") ? dir.toString() : "");
        ledger = LedgerRoom.open(settings, () -> now);
        VisitReadings visits = (facility, since, until, after, most) -> {
            looks.add(YearMonth.from(since.atZone(JAPAN)));
            if (fails) {
                throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
            }
            return ledger.visits().askedAbout(facility, since, until, after, most);
        };
        room = new MonthEndRoom(FACILITY, () -> now, new LeaveMonthsToClaimDesk(ledger.ledger(),
                new CheckMonth(ledger.readings(), visits, RuleFiles.read(settings)), ClaimRun.USUAL));
    }

    @AfterEach
    void close() {
        room.close();
        ledger.close();
    }

    @Test
    void aMonthThatIsOverIsLookedAtOnceADayAndLeftToTheClaimDesk() {
        cameWithThePatientCardOnly();
        now = LocalDate.of(2026, 12, 1).atStartOfDay(JAPAN).toInstant();
        room.look().toCompletableFuture().join();
        assertThat(looks).containsExactly(YearMonth.of(2026, 10), YearMonth.of(2026, 11));
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.LIST_MONTH_WITHOUT_PROOF);
            assertThat(task.visit()).isEqualTo(VISIT);
            assertThat(task.due()).isEqualTo(LocalDate.of(2026, 12, 10));
        });
        now = now.plusSeconds(86_399);
        room.look().toCompletableFuture().join();
        assertThat(looks).as("the same day in Japan").hasSize(2);
        now = now.plusSeconds(1);
        room.look().toCompletableFuture().join();
        assertThat(looks).as("the next one").hasSize(4);
        assertThat(tasks()).as("left already").hasSize(1);
    }

    @Test
    void aDayOnWhichItFailedIsTriedAgain() {
        cameWithThePatientCardOnly();
        now = LocalDate.of(2026, 12, 1).atTime(9, 0).atZone(JAPAN).toInstant();
        fails = true;
        assertThatThrownBy(() -> room.look().toCompletableFuture().join()).isInstanceOf(ProblemException.class);
        fails = false;
        room.look().toCompletableFuture().join();
        assertThat(tasks()).hasSize(1);
    }

    private List<DeskTask> tasks() {
        return ledger.ledger().commit(transaction -> transaction.tasksOf(PATIENT)).thenApply(Committed::value)
                .toCompletableFuture().join();
    }

    private void cameWithThePatientCardOnly() {
        CardQuestion card = new CardQuestion(
                new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"), null),
                LocalDate.of(1990, 1, 15), false);
        InquiryId question = new InquiryId("20261120100000ABCDEFGHJK");
        Answer answer = new Answer(FACILITY, ReferenceClassification.CARD_DATA, question.value(), null, now, VISIT,
                new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), card, List.of(), null);
        ledger.ledger().commit(transaction -> {
            transaction.save(new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                    new Person(null, null, null, null, Sex.FEMALE, null, LocalDate.of(1990, 1, 15), null), now,
                    List.of()));
            AnswerRecord record = new AnswerRecord(new ResourceId("answer-1"), FACILITY, TerminalId.DEFAULT, question,
                    AnswerStanding.PROVISIONAL, PATIENT, now, answer, List.of());
            transaction.add(record);
            transaction.save(new InquiryRecord(
                    new Question.Confirm(new Inquiry(question, FACILITY, TerminalId.DEFAULT, VISIT, card)), PATIENT,
                    now,
                    InquiryState.ANSWERED, record,
                    new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null, InsuredStatement.UNKNOWN)));
            return true;
        }).toCompletableFuture().join();
    }
}
