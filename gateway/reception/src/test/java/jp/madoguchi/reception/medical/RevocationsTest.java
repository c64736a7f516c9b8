package jp.madoguchi.reception.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.HomeRevocationState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a revocation at the national system (R-CH-36): it never disappears, whatever is said, or is not said. */
class RevocationsTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final MemberId MEMBER = new MemberId(Consented.INSURER, null, new CardNumber("1234567"), null);
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Notice NO = new Notice("E1", "できません");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private boolean reachable = true;
    private final NationalSystem national = question -> reachable
            ? CompletableFuture.completedStage(null)
            : CompletableFuture.failedStage(
                    new ProblemException(Problem.of(ProblemCode.TERMINAL_FOLDER_UNREACHABLE)));
    private final LockMedicalInformation locking = new LockMedicalInformation(ledger, national,
            new MedicalWindow(WindowSettings.DEFAULT, Consented.viewers(), Consented.switches()),
            patients -> CompletableFuture.completedStage(null), new InquiryIds(new Random(2)), () -> ledger.now);
    private final TakeReplies replies = new TakeReplies(ledger,
            new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null), new WaitingDesks(1),
                    List.of()),
            List.of(new RevocationReplies(ledger)));
    private final FollowRevocations following = new FollowRevocations(ledger, WITHIN);

    @BeforeEach
    void patient() {
        Person person = new Person(new PersonName("山田", "太郎"), null, null, null, Sex.MALE, null,
                LocalDate.of(1981, 4, 2), null);
        ledger.patients.put(Consented.PATIENT, new PatientRecord(Consented.PATIENT, FACILITY,
                PatientStanding.PROVISIONAL, null, null, null, person, Instant.EPOCH, List.of(MEMBER)));
    }

    private InquiryId revoke() {
        return locking.revokeAtHome(new Revocation(FACILITY, Consented.PATIENT, "staff-2"), TerminalId.DEFAULT, MEMBER)
                .toCompletableFuture().join();
    }

    /** A terminal has one name for whatever it says to a question: that of the question. */
    private Taken reply(InquiryId question, Reply reply) {
        return reply("OQSsihvd01res_" + question + ".xml", question, reply);
    }

    private Taken reply(String name, InquiryId question, Reply reply) {
        return replies.take(new Received(new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.RES, name,
                "%064x".formatted(reply.hashCode() & 0xffffffffL)), question, reply)).toCompletableFuture().join();
    }

    private static Reply failed() {
        return new Reply.Failed(ExchangeKind.REVOCATION_AT_HOME, Echo.NONE, NO);
    }

    private static Reply processing() {
        return new Reply.StillProcessing(ExchangeKind.REVOCATION_AT_HOME, Echo.NONE, null);
    }

    private static Reply revoked() {
        return new Reply.Revoked(Echo.NONE, null);
    }

    private HomeRevocation known() {
        return locking.known(FACILITY, Consented.PATIENT).toCompletableFuture().join().sent().orElseThrow();
    }

    private int follow() {
        return following.run(FACILITY).toCompletableFuture().join();
    }

    private void oneTask(String reason) {
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.REVOKE_CONSENT_AT_TERMINAL);
            assertThat(task.patient()).isEqualTo(Consented.PATIENT);
            assertThat(task.cause().reason()).isEqualTo(reason);
            assertThat(task.id()).isEqualTo(known().task());
        });
    }

    @Test
    void thatItWasTakenIsWrittenDownAndNeedsNobody() {
        InquiryId id = revoke();
        assertThat(known().state()).isEqualTo(HomeRevocationState.ASKED);
        assertThat(reply(id, revoked())).isEqualTo(new Taken.Done());
        assertThat(known().state()).isEqualTo(HomeRevocationState.REVOKED);
        assertThat(ledger.inquiries.get(id).state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(ledger.tasks).isEmpty();
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("REVOKED", "REVOCATION:REVOKED");
        ledger.now = ledger.now.plus(WITHIN);
        assertThat(follow()).isZero();
    }

    @Test
    void aRefusalLeavesATaskWithWhatWasSaidAndIsNoLastWord() {
        InquiryId id = revoke();
        assertThat(reply(id, failed())).isEqualTo(new Taken.Done());
        assertThat(known().state()).isEqualTo(HomeRevocationState.REFUSED);
        assertThat(known().notice()).isEqualTo(NO);
        oneTask("REFUSED");
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("REVOKED", "REVOCATION:REFUSED");
        assertThat(ledger.inquiries.get(id).state()).isEqualTo(InquiryState.FAILED);

        ledger.now = ledger.now.plus(WITHIN);
        assertThat(follow()).as("a person knows already").isZero();
        assertThat(reply(id, revoked())).isEqualTo(new Taken.Done());
        assertThat(known().state()).isEqualTo(HomeRevocationState.REVOKED);
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::state)
                .isInstanceOf(DeskTaskState.Cancelled.class);
    }

    @Test
    void stillProcessingLeavesATaskAndTheAnswerThatFollowsIsTaken() {
        InquiryId id = revoke();
        assertThat(reply(id, processing())).isEqualTo(new Taken.Done());
        assertThat(known().state()).isEqualTo(HomeRevocationState.PROCESSING);
        oneTask("PROCESSING");
        assertThat(reply(id, failed())).isEqualTo(new Taken.Done());
        assertThat(known().state()).isEqualTo(HomeRevocationState.REFUSED);
        assertThat(ledger.tasks).as("one person is enough").hasSize(1);
    }

    @Test
    void oneThatNobodyAnswersIsLeftToAPersonOnceAndALateAnswerIsTakenOnce() {
        InquiryId id = revoke();
        ledger.now = ledger.now.plus(WITHIN).minusNanos(1);
        assertThat(follow()).isZero();
        ledger.now = ledger.now.plusNanos(1);
        assertThat(follow()).isEqualTo(1);
        assertThat(follow()).isZero();
        assertThat(known().state()).isEqualTo(HomeRevocationState.NO_ANSWER);
        oneTask("NO_ANSWER");

        assertThat(reply(id, revoked())).isEqualTo(new Taken.Done());
        assertThat(reply(id, revoked())).isEqualTo(new Taken.DoneBefore());
        assertThat(reply("OQSsihvd01req_" + id + ".err", id, failed())).as("what was taken stays taken")
                .isEqualTo(new Taken.DoneBefore());
        assertThat(known().state()).isEqualTo(HomeRevocationState.REVOKED);
    }

    @Test
    void theSameWordReadAgainAfterACrashIsWrittenDownOnce() {
        InquiryId id = revoke();
        assertThat(reply(id, processing())).isEqualTo(new Taken.Done());
        assertThat(reply(id, processing())).isEqualTo(new Taken.DoneBefore());
        assertThat(reply(id, failed())).isEqualTo(new Taken.Done());
        assertThat(reply(id, failed())).isEqualTo(new Taken.DoneBefore());
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("REVOKED", "REVOCATION:PROCESSING",
                "REVOCATION:REFUSED");
        assertThat(ledger.tasks).hasSize(1);
    }

    @Test
    void afterTheLastWordOtherBytesUnderItsNameAreRefused() {
        InquiryId id = revoke();
        assertThat(reply(id, processing())).isEqualTo(new Taken.Done());
        assertThat(reply(id, revoked())).isEqualTo(new Taken.Done());
        assertThat(reply(id, failed())).isInstanceOfSatisfying(Taken.Refused.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.SAME_NAME_OTHER_BYTES));
        assertThat(known().state()).isEqualTo(HomeRevocationState.REVOKED);
    }

    @Test
    void oneThatDoesNotReachTheTerminalLeavesATaskToo() {
        reachable = false;
        assertThatThrownBy(this::revoke).hasMessageContaining("MDG-OQS-12");
        assertThat(known().state()).isEqualTo(HomeRevocationState.NOT_SENT);
        oneTask("NOT_SENT");
        ledger.now = ledger.now.plus(WITHIN);
        assertThat(follow()).isZero();
    }

    @Test
    void aReplyOfAnotherKindIsRefusedAndChangesNothing() {
        InquiryId id = revoke();
        Taken taken = new RevocationReplies(ledger).take(new Received(new SourceFile(FACILITY, TerminalId.DEFAULT,
                SourceFolder.RES, "other.xml", "b".repeat(64)), id,
                new Reply.MedicalInformation(ExchangeKind.MEDICINES, Echo.NONE, Consented.medicines("薬"))),
                ledger.inquiries.get(id)).toCompletableFuture().join();
        assertThat(((Taken.Refused) taken).problem().code()).isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        assertThat(known().state()).isEqualTo(HomeRevocationState.ASKED);
    }

    @Test
    void theTaskNamesTheTerminalsScreen() {
        assertThat(DeskStep.REVOKE_CONSENT_AT_TERMINAL.next(Locale.JAPANESE)).contains("資格確認端末");
        assertThat(DeskStep.REVOKE_CONSENT_AT_TERMINAL.next(Locale.ENGLISH)).contains("terminal's screen");
    }
}
