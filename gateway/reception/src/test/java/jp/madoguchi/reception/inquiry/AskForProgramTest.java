package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.LiveQuestion.Insurance;
import jp.madoguchi.domain.qualification.LiveQuestion.Subject;
import jp.madoguchi.domain.qualification.LiveQuestion;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryState;
import org.junit.jupiter.api.Test;

/** Questions of programs: whom they name, what is asked about them, and that each is asked once. */
class AskForProgramTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Inquiry> sent = new ArrayList<>();
    private final WaitingDesks desks = new WaitingDesks(4);
    private final AcceptAnswer answers = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
            desks, List.of());
    private final AskForProgram program = new AskForProgram(ledger, new AskNationalSystem(ledger, question -> {
        sent.add(((Question.Confirm) question).inquiry());
        return CompletableFuture.completedStage(null);
    }, desks, new InquiryIds(new Random(3)), InstantSource.fixed(Sample.AT)), AnswerFollowUp.none(),
            ids("this gateway's key"));

    private static ProgramIds ids(String key) {
        return new ProgramIds(parts -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac.doFinal(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private CompletableFuture<ProgramReport> ask(String client, String key, LiveQuestion question) {
        return program.ask(new ProgramOrder(Sample.FACILITY, TerminalId.DEFAULT, client, key, question), AT_ONCE)
                .toCompletableFuture();
    }

    private static LiveQuestion about(Subject subject, Insurance insurance) {
        return new LiveQuestion(subject, insurance, DAY, false);
    }

    /** A patient who came with their card before. */
    private Subject known() {
        answers.accept(Sample.file("face.xml"), new AnswerOrigin.FaceResult(), new Sample().answer())
                .toCompletableFuture().join();
        return new Subject.Here(ledger.patients.keySet().iterator().next());
    }

    private void answer(Inquiry to, AnswerOutcome outcome) {
        Sample sample = new Sample();
        sample.asked = ReferenceClassification.CARD_DATA;
        sample.identifier = to.id().value();
        sample.asking = to.card();
        sample.outcome = outcome;
        sample.empty = !(outcome instanceof AnswerOutcome.Confirmed);
        answers.accept(Sample.file(to.id() + "-" + outcome.getClass().getSimpleName()),
                new AnswerOrigin.AnswerTo(to.id()), sample.answer()).toCompletableFuture().join();
    }

    @Test
    void aKnownPatientIsAskedAboutWithTheInsuranceOnFile() {
        ask("emr", null, about(known(), new Insurance.OnFile())).join();

        assertThat(sent).singleElement().extracting(Inquiry::card)
                .isEqualTo(new CardQuestion(sent.getFirst().card().member(), Sample.BIRTH, false));
        assertThat(sent.getFirst().card().member().matchKey())
                .isEqualTo(Sample.member("138057", "7770001", "02").matchKey());
    }

    @Test
    void theCoverageThatTheEmrReadIsTheOneThatIsAskedAbout() {
        Subject known = known();
        ResourceId coverage = ledger.coverages.values().iterator().next().id();

        ask("emr", null, about(known, new Insurance.Kept(coverage))).join();
        assertThat(sent).hasSize(1);
        assertThatThrownBy(() -> ask("emr", null, about(known, new Insurance.Kept(new ResourceId("another")))).join())
                .hasMessageContaining("MDG-API-02").hasMessageContaining("insurance");
    }

    @Test
    void whoIsNotHereIsNotAskedAbout() {
        assertThatThrownBy(
                () -> ask("emr", null, about(new Subject.Here(new ResourceId("nobody")), new Insurance.OnFile()))
                        .join())
                .hasMessageContaining("MDG-API-02").hasMessageContaining("patient");
        assertThat(sent).isEmpty();
        assertThat(desks.waiting()).isZero();
    }

    @Test
    void theSameRequestOfAProgramAsksOnceAlsoAfterItsAnswerChangedWhatIsOnFile() {
        LiveQuestion question = about(known(), new Insurance.OnFile());
        ProgramReport first = ask("emr", "key/1", question).join();
        assertThat(first.record().state()).isEqualTo(InquiryState.ASKED);
        answer(sent.getFirst(), new AnswerOutcome.Confirmed(
                QualificationValidity.INVALID, null));

        ProgramReport again = ask("emr", "key/1", question).join();
        assertThat(again.inquiry().id()).isEqualTo(first.inquiry().id());
        assertThat(again.record().state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(sent).hasSize(1);
        assertThat(ask("other", "key/1", about(new Subject.Described(Sample.BIRTH),
                new Insurance.Typed(Sample.member("138057", "7770001", "02")))).join().inquiry().id())
                .as("another program's key is another").isNotEqualTo(first.inquiry().id());
    }

    @Test
    void whoHasNotTheKeyCannotComputeAnIdAndOnlyTheAskerIsItsAsker() {
        LiveQuestion question = about(known(), new Insurance.OnFile());
        ProgramOrder order = new ProgramOrder(Sample.FACILITY, TerminalId.DEFAULT, "emr", "key/1", question);
        InquiryId keyed = program.ask(order, AT_ONCE).toCompletableFuture().join().inquiry().id();
        InquiryId fresh = ask("emr", null, question).join().inquiry().id();

        assertThat(ids("another key").of(order, fresh)).isNotEqualTo(keyed);
        for (InquiryId id : List.of(keyed, fresh)) {
            assertThat(program.isAsker(Sample.FACILITY, "emr", id)).isTrue();
            assertThat(program.isAsker(Sample.FACILITY, "other", id)).isFalse();
        }
    }

    @Test
    void aKeyStandsForOneQuestionOnly() {
        Insurance card = new Insurance.Typed(Sample.member("138057", "7770001", "02"));
        Subject described = new Subject.Described(Sample.BIRTH);
        ask("emr", "key/1", about(described, card)).join();

        for (LiveQuestion other : List.of(new LiveQuestion(described, card, DAY.minusDays(1), false),
                new LiveQuestion(described, card, DAY, true),
                about(new Subject.Described(Sample.BIRTH.plusDays(1)), card),
                about(described, new Insurance.Typed(Sample.member("138057", "7770001", "03"))))) {
            assertThatThrownBy(() -> ask("emr", "key/1", other).join()).hasMessageContaining("MDG-API-05");
        }
        assertThat(sent).hasSize(1);
    }

    @Test
    void theAnswerThatSettlesAQuestionHasTheQuestionsIdAndAnErrorBeforeItDoesNot() {
        ask("emr", null, about(known(), new Insurance.OnFile())).join();
        Inquiry asked = sent.getFirst();
        ResourceId place = new ResourceId(asked.id().value());

        answer(asked, new AnswerOutcome.Failed(new Notice(null, "通信エラー")));
        assertThat(ledger.inquiries.get(asked.id()).answer().id()).isNotEqualTo(place);
        answer(asked, new AnswerOutcome.Confirmed(
                QualificationValidity.VALID, null));
        assertThat(ledger.inquiries.get(asked.id()).answer().id()).isEqualTo(place);
    }

    @Test
    void allWhoWaitForOneQuestionAreTold() {
        LiveQuestion question = about(known(), new Insurance.OnFile());
        ProgramOrder order = new ProgramOrder(Sample.FACILITY, TerminalId.DEFAULT, "emr", "key/1", question);
        Duration patience = Duration.ofSeconds(30);
        CompletableFuture<ProgramReport> first = program.ask(order, patience).toCompletableFuture();
        CompletableFuture<ProgramReport> second = program.ask(order, patience).toCompletableFuture();
        answer(sent.getFirst(), new AnswerOutcome.Confirmed(
                QualificationValidity.VALID, null));

        assertThat(first.join().record().state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(second.join().record().state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(sent).hasSize(1);
        assertThat(desks.waiting()).isZero();
    }
}
