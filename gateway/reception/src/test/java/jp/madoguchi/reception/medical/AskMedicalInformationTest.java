package jp.madoguchi.reception.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.Replies;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking, revoking (R-CH-36) and locking (R-CO-10), with nothing of what was answered in the ledger. */
class AskMedicalInformationTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final MemberId MEMBER = new MemberId(Consented.INSURER, null, new CardNumber("1234567"), null);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Instant LAST = Consented.T.plusSeconds(3_600);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Question> sent = new ArrayList<>();
    private final List<ResourceId> refreshed = new ArrayList<>();
    private boolean reachable = true;
    private final NationalSystem national = question -> {
        assertThat(ledger.inquiries).containsKey(question.id());
        sent.add(question);
        return reachable
                ? CompletableFuture.completedStage(null)
                : CompletableFuture.failedStage(
                        new ProblemException(Problem.of(ProblemCode.TERMINAL_FOLDER_UNREACHABLE)));
    };
    private MedicalWindow window = newWindow();
    private AskMedicalInformation asking = newAsking();
    private final LockMedicalInformation locking = new LockMedicalInformation(ledger, national, window,
            patients -> {
                refreshed.addAll(patients);
                return CompletableFuture.completedStage(null);
            }, new InquiryIds(new Random(2)), () -> ledger.now);
    private Replies replies = newReplies();

    private static MedicalWindow newWindow() {
        return new MedicalWindow(WindowSettings.DEFAULT, Consented.viewers(), Consented.switches());
    }

    private AskMedicalInformation newAsking() {
        return new AskMedicalInformation(ledger, national, window, new InquiryIds(new Random(ledger.facts.size())),
                () -> ledger.now);
    }

    private Replies newReplies() {
        return new TakeReplies(ledger,
                new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null), new WaitingDesks(1),
                        List.of()),
                List.of(new MedicalReplies(ledger, window, () -> ledger.now), new RevocationReplies(ledger)));
    }

    private void restart() {
        window = newWindow();
        asking = newAsking();
        replies = newReplies();
    }

    @BeforeEach
    void patient() {
        Person person = new Person(new PersonName("山田", "太郎"), null, null, null, Sex.MALE, null,
                LocalDate.of(1981, 4, 2), null);
        ledger.patients.put(Consented.PATIENT, new PatientRecord(Consented.PATIENT, FACILITY,
                PatientStanding.PROVISIONAL, null, null, null, person, Instant.EPOCH, List.of(MEMBER)));
    }

    private CompletableFuture<MedicalView> ask(ViewerRole role, Duration wait) {
        return ask(Consented.subject(LAST), role, wait);
    }

    private CompletableFuture<MedicalView> ask(Consents consents, ViewerRole role, Duration wait) {
        MedicalWish wish = new MedicalWish.Medicines(MEMBER, YearMonth.of(2026, 8), YearMonth.of(2026, 10),
                MedicineContent.MEDICINES, DocumentForm.values()[0], false, CareSetting.values()[0]);
        return asking.ask(new MedicalOrder(FACILITY, TerminalId.DEFAULT, consents, wish, Consented.as(role)), wait)
                .toCompletableFuture();
    }

    private Taken reply(InquiryId question, Reply reply) {
        return replies.take(new Received(new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.RES, "r.xml",
                "a".repeat(64)), question, reply)).toCompletableFuture().join();
    }

    private static Reply medicines() {
        return new Reply.MedicalInformation(ExchangeKind.MEDICINES, Echo.NONE, Consented.medicines("秘密薬"));
    }

    private MedicalView look() {
        return window.look(Consented.PATIENT, ConsentItem.MEDICINES, Consented.as(ViewerRole.DOCTOR), ledger.now);
    }

    @Test
    void theWaitingAskerGetsItAndTheLedgerLearnsOnlyThatItWasAsked() {
        CompletableFuture<MedicalView> asker = ask(ViewerRole.DOCTOR, LONG);
        InquiryId id = sent.getFirst().id();
        assertThat(asker).isNotDone();
        assertThat(reply(id, medicines())).isEqualTo(new Taken.Done());
        assertThat(asker.join()).isInstanceOf(MedicalView.Shown.class);
        assertThat(look()).isInstanceOf(MedicalView.Shown.class);
        assertThat(ledger.inquiries.get(id).state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(ledger.answers).isEmpty();
        assertThat(ledger.outbox).isEmpty();
        assertThat(ledger.facts).containsExactly(
                new AuditFact(FACILITY, "staff-1", "MedicalInformation", Consented.PATIENT, "ASKED:MEDICINES"),
                new AuditFact(FACILITY, "staff-1", "MedicalInformation", Consented.PATIENT, "SHOWN:MEDICINES"));
        assertThat(reply(id, medicines())).isEqualTo(new Taken.DoneBefore());
    }

    @Test
    void aLateAnswerGoesToTheWindow() {
        assertThat(ask(ViewerRole.DOCTOR, AT_ONCE).join()).isEqualTo(new MedicalView.NotYet());
        reply(sent.getFirst().id(), medicines());
        assertThat(look()).isInstanceOf(MedicalView.Shown.class);
    }

    @Test
    void whoMayNotSeeItAsksNothingAndThatIsNoted() {
        assertThat(ask(ViewerRole.DESK_STAFF, LONG).join()).isInstanceOf(MedicalView.Refused.class);
        assertThat(sent).isEmpty();
        assertThat(ledger.inquiries).isEmpty();
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("REFUSED:MEDICINES");
        assertThat(window.waiting()).isZero();
    }

    @Test
    void anAnswerAfterTheEndOfTheConsentIsDropped() {
        CompletableFuture<MedicalView> asker = ask(ViewerRole.DOCTOR, LONG);
        ledger.now = LAST.plusSeconds(1);
        reply(sent.getFirst().id(), medicines());
        assertThat(((MedicalView.Refused) asker.join()).why().reason()).isEqualTo(View.Reason.CONSENT_EXPIRED);
        assertThat(window.size()).isZero();
    }

    @Test
    void aFailureIsTold() {
        CompletableFuture<MedicalView> asker = ask(ViewerRole.DOCTOR, LONG);
        reply(sent.getFirst().id(), new Reply.Failed(ExchangeKind.MEDICINES, Echo.NONE, new Notice("E1", "x")));
        assertThat(asker.join()).isEqualTo(new MedicalView.Failed(new Notice("E1", "x")));
        assertThat(look()).isEqualTo(new MedicalView.NotHere());
    }

    @Test
    void stillProcessingIsNoAnswerAndTheOneThatFollowsIsTaken() {
        CompletableFuture<MedicalView> asker = ask(ViewerRole.DOCTOR, LONG);
        InquiryId id = sent.getFirst().id();
        assertThat(reply(id, new Reply.StillProcessing(ExchangeKind.MEDICINES, Echo.NONE, null)))
                .isInstanceOf(Taken.Refused.class);
        assertThat(ledger.inquiries.get(id).state()).isEqualTo(InquiryState.ASKED);
        assertThat(reply(id, medicines())).isEqualTo(new Taken.Done());
        assertThat(asker.join()).isInstanceOf(MedicalView.Shown.class);
    }

    @Test
    void aTerminalThatCannotBeReachedLeavesNothingWaiting() {
        reachable = false;
        assertThatThrownBy(() -> ask(ViewerRole.DOCTOR, LONG).join()).hasMessageContaining("MDG-OQS-12");
        assertThat(window.waiting()).isZero();
        assertThat(ledger.inquiries.values()).extracting("state").containsExactly(InquiryState.NOT_SENT);
    }

    @Test
    void anAnswerAfterARestartIsDroppedAndMayBeAskedForAgain() {
        ask(ViewerRole.DOCTOR, AT_ONCE).join();
        restart();
        assertThat(reply(sent.getFirst().id(), medicines())).isEqualTo(new Taken.Done());
        assertThat(look()).isEqualTo(new MedicalView.NotHere());
        ask(ViewerRole.DOCTOR, AT_ONCE).join();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aRevocationLocksAtOnceForGoodAndUntilANewConsent() {
        ask(ViewerRole.DOCTOR, AT_ONCE).join();
        reply(sent.getFirst().id(), medicines());
        ledger.now = ledger.now.plusSeconds(5);
        InquiryId id = locking.revokeAtHome(new Revocation(FACILITY, Consented.PATIENT, "staff-2"), TerminalId.DEFAULT,
                MEMBER).toCompletableFuture().join();
        assertThat(((MedicalView.Refused) look()).why().reason()).isEqualTo(View.Reason.CONSENT_REVOKED);
        assertThat(reply(id, new Reply.Revoked(Echo.NONE, null))).isEqualTo(new Taken.Done());
        assertThat(ledger.facts).extracting(AuditFact::detail).contains("REVOKED");
        assertThat(refreshed).as("whose consents can be read is read otherwise now").containsExactly(Consented.PATIENT);
        restart();
        assertThat(((MedicalView.Refused) ask(ViewerRole.DOCTOR, LONG).join()).why().reason())
                .isEqualTo(View.Reason.CONSENT_REVOKED);
        ledger.now = ledger.now.plusSeconds(5);
        Consents again = Consented.consents(Consented.PATIENT, ledger.now, LAST, Consented.USUAL);
        assertThat(ask(again, ViewerRole.DOCTOR, AT_ONCE).join()).isEqualTo(new MedicalView.NotYet());
    }

    @Test
    void aRevocationThatCannotBeToldLocksAllTheSame() {
        reachable = false;
        assertThatThrownBy(() -> locking.revokeAtHome(new Revocation(FACILITY, Consented.PATIENT, "staff-2"),
                TerminalId.DEFAULT, MEMBER).toCompletableFuture().join()).hasMessageContaining("MDG-OQS-12");
        assertThat(ledger.outages.revocations).containsKey(Consented.PATIENT);
        assertThat(ledger.inquiries.values()).extracting("state").containsExactly(InquiryState.NOT_SENT);
    }

    @Test
    void notThisPatientLocksForGoodAndRaisesATask() {
        ask(ViewerRole.DOCTOR, AT_ONCE).join();
        reply(sent.getFirst().id(), medicines());
        locking.notThisPatient(FACILITY, Consented.PATIENT,
                new WrongPersonReport(ConsentItem.MEDICINES, "dr-1", ledger.now)).toCompletableFuture().join();
        assertThat(((MedicalView.Refused) look()).why().reason())
                .isEqualTo(View.Reason.REPORTED_AS_ANOTHER_PERSONS);
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.REPORT_WRONG_PERSON);
            assertThat(task.patient()).isEqualTo(Consented.PATIENT);
        });
        assertThat(ledger.facts).extracting(AuditFact::by).contains("dr-1");
        restart();
        assertThat(((MedicalView.Refused) ask(ViewerRole.DOCTOR, LONG).join()).why().reason())
                .isEqualTo(View.Reason.REPORTED_AS_ANOTHER_PERSONS);
    }

    private MedicalView lookNewest(Consents newest, ViewerRole role) {
        return asking.look(FACILITY, newest, ConsentItem.MEDICINES, Consented.as(role)).toCompletableFuture().join();
    }

    private void answered() {
        ask(ViewerRole.DOCTOR, AT_ONCE).join();
        reply(sent.getLast().id(), medicines());
    }

    @Test
    void everyLookIsNotedBeforeAnythingIsGiven() {
        answered();
        assertThat(lookNewest(Consented.subject(LAST), ViewerRole.DOCTOR)).isInstanceOf(MedicalView.Shown.class);
        assertThat(((MedicalView.Refused) lookNewest(Consented.subject(LAST), ViewerRole.DESK_STAFF)).why().reason())
                .isEqualTo(View.Reason.NOT_FOR_THIS_ROLE);
        assertThat(ledger.facts).extracting(AuditFact::detail).endsWith("SHOWN:MEDICINES", "REFUSED:MEDICINES");
        assertThat(window.size()).as("another role's right is not touched").isEqualTo(1);
    }

    @Test
    void aNewerNoEndsWhatAnEarlierYesAllowed() {
        answered();
        Consents no = Consents.of(Consented.PATIENT, Consented.INSURER, List.of(), CareSituation.OUTPATIENT,
                Consented.USUAL);
        assertThat(((MedicalView.Refused) lookNewest(no, ViewerRole.DOCTOR)).why().reason())
                .isEqualTo(View.Reason.CONSENT_NOT_GIVEN);
        assertThat(window.size()).isZero();
    }

    @Test
    void aRevocationThatAnotherNodeNotedIsSeenAtTheNextLook() {
        answered();
        ledger.now = ledger.now.plusSeconds(5);
        ledger.outages.revocations.put(Consented.PATIENT, ledger.now);
        assertThat(((MedicalView.Refused) lookNewest(Consented.subject(LAST), ViewerRole.DOCTOR)).why().reason())
                .isEqualTo(View.Reason.CONSENT_REVOKED);
        assertThat(window.size()).isZero();
    }

    @Test
    void whoeverNothingIsKnownOfIsRefusedByRoleFirst() {
        Viewer doctor = Consented.as(ViewerRole.DOCTOR);
        Viewer desk = Consented.as(ViewerRole.DESK_STAFF);
        assertThat(refusedWithout(doctor)).isEqualTo(View.Reason.CONSENT_NOT_GIVEN);
        assertThat(refusedWithout(desk)).isEqualTo(View.Reason.NOT_FOR_THIS_ROLE);
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("REFUSED:MEDICINES",
                "REFUSED:MEDICINES");
    }

    private View.Reason refusedWithout(Viewer viewer) {
        return ((MedicalView.Refused) asking
                .withoutConsent(FACILITY, Consented.PATIENT, Set.of(ConsentItem.MEDICINES), viewer)
                .toCompletableFuture().join()).why().reason();
    }

    @Test
    void whatNamesAnotherPersonIsShownToNobodyAndAPersonTellsTheInsurer() {
        CompletableFuture<MedicalView> asker = ask(ViewerRole.DOCTOR, LONG);
        MedicalSubject another = new MedicalSubject(null, null, LocalDate.of(1990, 1, 1), null);
        MedicineHistory history = Consented.medicines("秘密薬");
        Taken taken = reply(sent.getFirst().id(), new Reply.MedicalInformation(ExchangeKind.MEDICINES, Echo.NONE,
                new MedicineHistory(another, history.claims(), List.of(), List.of())));
        assertThat(((Taken.Refused) taken).problem().code()).isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        assertThat(((MedicalView.Failed) asker.join()).notice().code()).isEqualTo("MDG-OQS-09");
        assertThat(window.size()).isZero();
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.REPORT_WRONG_PERSON);
            assertThat(task.cause().reason()).isEqualTo("ANSWER_TO_OTHER_QUESTION");
        });
        assertThat(ask(ViewerRole.DOCTOR, AT_ONCE).join()).as("it may be asked again").isEqualTo(
                new MedicalView.NotYet());
    }
}
