package jp.madoguchi.reception.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes over one ledger: what one notes the other never shows, and drops at its next run (R-CH-34, R-CH-36).
 */
class FollowLocksTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final MemberId MEMBER = new MemberId(Consented.INSURER, null, new CardNumber("1234567"), null);
    private static final LocalDate DISCHARGED = LocalDate.of(2026, 11, 29);
    private static final Instant NEXT_DAY = Instant.parse("2026-11-29T15:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Question> sent = new ArrayList<>();
    private boolean reachable = true;
    private boolean stuck;
    private long elapsed;
    private final PatientViews views = patients -> CompletableFuture.completedStage(null);
    private final AnswerLedger mine = new AnswerLedger() {
        @Override
        public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
            if (stuck) {
                return new CompletableFuture<>();
            }
            return reachable
                    ? ledger.commit(work)
                    : CompletableFuture
                            .failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
        }
    };
    private final MedicalWindow window = window();
    private final AskMedicalInformation asking = new AskMedicalInformation(mine, question -> {
        sent.add(question);
        return CompletableFuture.completedStage(null);
    }, window, new InquiryIds(new Random(3)), () -> ledger.now);
    private final FollowLocks follow = new FollowLocks(mine, window, () -> ledger.now, () -> elapsed);

    private final MedicalWindow otherWindow = window();
    private final LockMedicalInformation otherLock = new LockMedicalInformation(ledger,
            question -> CompletableFuture.completedStage(null), otherWindow, views, new InquiryIds(new Random(4)),
            () -> ledger.now);
    private final EndCare otherCare = new EndCare(ledger, otherWindow, views, () -> ledger.now);

    private static MedicalWindow window() {
        return new MedicalWindow(WindowSettings.DEFAULT, Consented.viewers(), Consented.switches());
    }

    @BeforeEach
    void somethingIsHere() {
        Person person = new Person(new PersonName("山田", "太郎"), null, null, null, Sex.MALE, null,
                LocalDate.of(1981, 4, 2), null);
        ledger.patients.put(Consented.PATIENT, new PatientRecord(Consented.PATIENT, FACILITY,
                PatientStanding.PROVISIONAL, null, null, null, person, Instant.EPOCH, List.of(MEMBER)));
        ledger.now = Consented.T;
        ask(Consented.continuing());
        window.answered(sent.getLast().id(), Consented.medicines("薬"), ledger.now);
        assertThat(window.size()).isEqualTo(1);
    }

    private MedicalView ask(Consents consents) {
        MedicalWish wish = new MedicalWish.Medicines(MEMBER, YearMonth.of(2026, 8), YearMonth.of(2026, 10),
                MedicineContent.MEDICINES, DocumentForm.DATA, false, CareSetting.HOME_VISIT);
        return asking.ask(new MedicalOrder(FACILITY, TerminalId.DEFAULT, consents, wish,
                Consented.as(ViewerRole.DOCTOR)), Duration.ofMillis(1)).toCompletableFuture().join();
    }

    private MedicalView look() {
        return asking.look(FACILITY, Consented.continuing(), ConsentItem.MEDICINES, Consented.as(ViewerRole.DOCTOR))
                .toCompletableFuture().join();
    }

    private void isRefused(View.Reason reason) {
        assertThat(look()).isInstanceOfSatisfying(MedicalView.Refused.class,
                refused -> assertThat(refused.why().reason()).isEqualTo(reason));
    }

    private void otherNodeRevokes() {
        ledger.now = ledger.now.plusSeconds(60);
        otherLock.revoked(new Revocation(FACILITY, Consented.PATIENT, "clerk-1")).toCompletableFuture().join();
        ledger.now = ledger.now.plusSeconds(5);
    }

    private void otherNodeEnds(LocalDate on) {
        otherCare.ended(new CareEnd(FACILITY, Consented.PATIENT, null, on, "clerk-1")).toCompletableFuture().join();
    }

    private int run() {
        return follow.run().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnotherNodeNotedTheRevocationOfIsNeverShownAndIsDroppedWithoutALook(boolean looked) {
        assertThat(run()).isEqualTo(1);
        otherNodeRevokes();
        assertThat(window.bytes()).as("until the next run").isPositive();
        if (looked) {
            isRefused(View.Reason.CONSENT_REVOKED);
        } else {
            assertThat(run()).isZero();
        }
        assertThat(window.bytes()).isZero();
        isRefused(View.Reason.CONSENT_REVOKED);
    }

    @Test
    void whatIsOnItsWayToOneNodeIsDroppedOnceAnotherNotedTheRevocation() {
        ask(Consented.continuing());
        otherNodeRevokes();
        run();
        window.answered(sent.getLast().id(), Consented.medicines("薬"), ledger.now);
        assertThat(window.bytes()).isZero();
        isRefused(View.Reason.CONSENT_REVOKED);
    }

    @Test
    void whatWasConsentedToAfterTheRevocationStays() {
        otherNodeRevokes();
        Consents anew = Consented.consents(Consented.PATIENT, ledger.now, null, CareTime.Continuing.LASTING);
        ask(anew);
        window.answered(sent.getLast().id(), Consented.medicines("薬"), ledger.now);
        assertThat(run()).isEqualTo(1);
        assertThat(window.size()).isEqualTo(1);
    }

    @Test
    void whatAnotherNodeNotedTheEndOfTheCareOfIsDroppedAfterItsLastDayWithoutALook() {
        otherNodeEnds(DISCHARGED);
        ledger.now = NEXT_DAY.minusNanos(1);
        assertThat(run()).isEqualTo(1);
        window.sweep(NEXT_DAY);
        assertThat(window.bytes()).isZero();
        ledger.now = NEXT_DAY;
        isRefused(View.Reason.CARE_ENDED);
    }

    @Test
    void anEndThatAnotherNodeWithdrewEndsNothing() {
        otherNodeEnds(DISCHARGED);
        run();
        otherCare.withdrawn(new CareEndWithdrawal(FACILITY, Consented.PATIENT, null, DISCHARGED, "clerk-1", "誤り"))
                .toCompletableFuture().join();
        run();
        window.sweep(NEXT_DAY);
        assertThat(window.size()).isEqualTo(1);
    }

    /** Nobody could look at it without the ledger, either. */
    @Test
    void whatTheLedgerDoesNotConfirmForAMinuteIsDropped() {
        run();
        reachable = false;
        elapsed += FollowLocks.LONGEST_UNCHECKED.toNanos();
        assertThat(follow.run().toCompletableFuture()).isCompletedExceptionally();
        assertThat(window.size()).as("a minute").isEqualTo(1);
        assertThat(asking.look(FACILITY, Consented.continuing(), ConsentItem.MEDICINES,
                Consented.as(ViewerRole.DOCTOR)).toCompletableFuture()).isCompletedExceptionally();
        elapsed++;
        assertThat(follow.run().toCompletableFuture()).isCompletedExceptionally();
        assertThat(window.bytes()).isZero();
        reachable = true;
        assertThat(look()).as("it may be asked for again").isInstanceOf(MedicalView.NotHere.class);
    }

    /** No further run begins while one goes on: the sweep drops it. */
    @Test
    void whatALedgerThatNeverEndsACommitDoesNotConfirmForAMinuteIsDropped() {
        run();
        stuck = true;
        assertThat(follow.run().toCompletableFuture()).isNotDone();
        elapsed += FollowLocks.LONGEST_UNCHECKED.toNanos();
        follow.dropUnchecked();
        assertThat(window.size()).as("a minute").isEqualTo(1);
        elapsed++;
        follow.dropUnchecked();
        assertThat(window.bytes()).isZero();
        assertThat(window.size()).isZero();
    }

    /** A commit that is lost for good: the run gives up on it, and the next one follows the ledger again. */
    @Test
    void aRunThatTheLedgerNeverAnswersStopsNoLaterOne() {
        FollowLocks impatient = new FollowLocks(mine, window, () -> ledger.now, () -> elapsed, Duration.ofMillis(1));
        stuck = true;
        CompletionStage<Integer> lost = impatient.run();
        await().atMost(Duration.ofSeconds(10)).until(() -> lost.toCompletableFuture().isCompletedExceptionally());
        assertThat(ProblemException.problemOf(lost.toCompletableFuture().exceptionNow()).code())
                .isEqualTo(ProblemCode.LEDGER_UNAVAILABLE);
        assertThat(window.size()).as("a minute is not over").isEqualTo(1);
        stuck = false;
        otherNodeRevokes();
        assertThat(impatient.run().toCompletableFuture().join()).isZero();
        assertThat(window.bytes()).isZero();
    }

    @Test
    void aWallClockThatIsSetDropsNothingThatIsInItsTime() {
        run();
        ledger.now = ledger.now.plus(Duration.ofDays(1));
        follow.dropUnchecked();
        assertThat(window.size()).isEqualTo(1);
    }

    @Test
    void whereNothingIsHereTheLedgerIsNotAsked() {
        window.clear();
        reachable = false;
        assertThat(run()).isZero();
        assertThat(new ResourceId("other")).isNotIn(window.patients());
    }
}
