package jp.madoguchi.reception.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.Replies;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the settings as delivered, too, an outage ends with everybody asked about once, the most urgent for the claim first (R-CH-50). */
class RecheckAtTheDefaultsTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final TerminalId TERMINAL = TerminalId.DEFAULT;
    private static final LocalDate BIRTH = LocalDate.of(1981, 4, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate LAST_MONTH = LocalDate.of(2026, 10, 31);
    private static final RecheckSettings SETTINGS = RecheckSettings.DEFAULT;
    private static final int PATIENTS = 30;
    /** How often the gateway runs it, as delivered. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Question> arrived = new ArrayList<>();
    private final HealthWatch watch = new HealthWatch(HealthSettings.DEFAULT, () -> ledger.now);
    private final NationalSystem national = question -> {
        arrived.add(question);
        return CompletableFuture.completedStage(null);
    };
    private final Replies replies = watch.taking(new TakeReplies(ledger,
            new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null), new WaitingDesks(1), List.of(),
                    AnswerFollowUp.none().and(new RecheckFollower(SETTINGS))),
            List.of()));
    private final RecheckAfterOutage rechecks = new RecheckAfterOutage(ledger, watch.noting(national),
            new InquiryIds(new Random(7)), () -> ledger.now, SETTINGS);
    private int files;

    private static CardQuestion card(int n) {
        return new CardQuestion(new MemberId(InsurerNumber.parse("138057").orElseThrow(), null,
                CardNumber.parse(Integer.toString(7_000_000 + n)).orElseThrow(), null), BIRTH, false);
    }

    private static int number(Question question) {
        String number = ((Question.Confirm) question).inquiry().card().member().number().value();
        return Integer.parseInt(java.text.Normalizer.normalize(number, java.text.Normalizer.Form.NFKC)) - 7_000_000;
    }

    /** A patient comes, and the terminal swallows the question. */
    private InquiryId comes(int n, LocalDate visit) {
        InquiryId id = new InquiryId("20261120093015AAAAAAAA%02d".formatted(n));
        Question asked = new Question.Confirm(new Inquiry(id, FACILITY, TERMINAL, visit, card(n)));
        ledger.inquiries.put(id, InquiryRecord.asked(asked, null, ledger.now));
        watch.noting(question -> CompletableFuture.completedStage(null)).send(asked);
        return id;
    }

    private Taken valid(InquiryId question, int n, LocalDate visit) {
        Person person = new Person(new PersonName("山田", "太郎" + n), null, null, null, Sex.MALE, null, BIRTH, null);
        Qualification entry = new Qualification(null, card(n).member(), null, null, null, person,
                LocalDate.of(2020, 4, 1), null, null, new DateRange(null, null), null, false, null, null, null,
                List.of(),
                List.of(), List.of(), null);
        Answer answer = new Answer(FACILITY, null, question.value(), null, ledger.now, visit,
                new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), null, List.of(entry), null);
        return replies.take(new Received(new SourceFile(FACILITY, TERMINAL, SourceFolder.RES, "r" + ++files + ".xml",
                "a".repeat(64)), question, new Reply.Confirmed(ExchangeKind.CONFIRMATION, answer)))
                .toCompletableFuture().join();
    }

    private void round() {
        rechecks.run(FACILITY, TERMINAL, watch.of(FACILITY, TERMINAL)).toCompletableFuture().join();
    }

    private void until(Instant end, boolean answering, Duration afterwards) {
        List<Question> waiting = new ArrayList<>();
        List<Instant> due = new ArrayList<>();
        int from = arrived.size();
        for (; ledger.now.isBefore(end); ledger.now = ledger.now.plus(EVERY)) {
            round();
            for (; from < arrived.size(); from++) {
                waiting.add(arrived.get(from));
                due.add(ledger.now.plus(afterwards));
            }
            while (answering && !due.isEmpty() && !due.getFirst().isAfter(ledger.now)) {
                due.removeFirst();
                Question question = waiting.removeFirst();
                valid(question.id(), number(question), ((Question.Confirm) question).inquiry().confirmationDate());
            }
        }
    }

    private List<RecheckState> states() {
        return ledger.outages.rechecks.values().stream().map(RecheckRecord::state).toList();
    }

    /** The answers come at once, or just before nobody waits for them any more. */
    @ParameterizedTest(name = "each answer after {0} s")
    @ValueSource(ints = {0, 110})
    void afterAnHourOfSilenceEverybodyIsAskedAboutOnceInOrderOfUrgency(int seconds) {
        for (int n = 1; n <= PATIENTS; n++) {
            comes(n, n % 3 == 0 ? LAST_MONTH : TODAY);
        }
        until(ledger.now.plus(SETTINGS.answerWithin()), false, Duration.ZERO);
        assertThat(ledger.outages.rechecks).as("each has its time").isEmpty();
        // The silence goes on: what tries the terminal meanwhile is swallowed, too.
        until(ledger.now.plus(Duration.ofMinutes(4)), false, Duration.ZERO);
        assertThat(ledger.outages.rechecks).hasSize(PATIENTS);
        assertThat(ledger.outages.outages).singleElement().satisfies(outage -> assertThat(outage.until()).isNull());
        int tried = arrived.size();
        assertThat(tried).as("one question at a time, and fewer than would use up its tries")
                .isLessThan(SETTINGS.mostAttempts());
        until(ledger.now.plus(Duration.ofHours(2)), true, Duration.ofSeconds(seconds));
        assertThat(states()).hasSize(PATIENTS).containsOnly(RecheckState.SETTLED);
        List<Question> asked = arrived.subList(tried, arrived.size());
        assertThat(asked).extracting(RecheckAtTheDefaultsTest::number).as("once each").doesNotHaveDuplicates()
                .hasSize(PATIENTS);
        assertThat(asked).extracting(one -> ((Question.Confirm) one).inquiry().confirmationDate())
                .as("the month that is claimed first").isSorted().startsWith(LAST_MONTH).endsWith(TODAY);
        assertThat(ledger.outages.outages).singleElement().satisfies(outage -> assertThat(outage.until()).isNotNull());
        assertThat(ledger.tasks).as("nobody has to look").isEmpty();
    }

    @Test
    void anAnswerThatComesAfterItsTimeSettlesWithoutASecondOneBeingTaken() {
        InquiryId first = comes(1, TODAY);
        until(ledger.now.plus(SETTINGS.answerWithin()).plus(EVERY), false, Duration.ZERO);
        assertThat(arrived).hasSize(1);
        assertThat(valid(first, 1, TODAY)).isEqualTo(new Taken.Done());
        assertThat(states()).containsExactly(RecheckState.SETTLED);
        until(ledger.now.plus(Duration.ofHours(1)), false, Duration.ZERO);
        assertThat(arrived).as("nothing is asked again").hasSize(1);
        assertThat(ledger.answers).hasSize(1);
    }
}
