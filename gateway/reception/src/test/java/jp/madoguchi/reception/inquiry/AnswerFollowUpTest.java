package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.claim.ClaimCalendar;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.desk.PatientPays;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer leaves to the desk (R-RS-01 to R-RS-09), once, and what a valid one ends. */
class AnswerFollowUpTest {

    private static final AnswerOutcome VALID = new AnswerOutcome.Confirmed(QualificationValidity.VALID, null);
    private static final AnswerOutcome INVALID = new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final PatientViews views = patients -> CompletableFuture.completedStage(null);
    private final AcceptAnswer acceptAnswer = new AcceptAnswer(ledger, views, new WaitingDesks(10), List.of(),
            AnswerFollowUp.by(new DeskProcedure(ClaimCalendar.parse(table(ClaimCalendar.FILE)),
                    RuleSwitches.parse(table(RuleSwitches.FILE))),
                    AcceptedPapers.parse(table(AcceptedPapers.FILE))));
    private final Sample sample = new Sample();
    private int files;

    @BeforeEach
    void reference() {
        sample.reference = "0000020002";
    }

    @ParameterizedTest(name = "{0}, known {1} → {2}")
    @CsvFileSource(resources = "follow-ups.csv", numLinesToSkip = 1, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void anAnswerThatProvesNothingBecomesATask(String validity, boolean known, DeskStep step, String rules,
            PatientPays pays, LocalDate due, String further, DeskStep besides) {
        if (known) {
            register();
        }
        AnswerRecord answer = accept(outcome(validity));
        if (step == null) {
            assertThat(ledger.tasks).isEmpty();
            return;
        }
        assertThat(ledger.tasks).extracting(DeskTask::step)
                .containsExactlyElementsOf(Stream.of(step, besides).filter(Objects::nonNull).toList());
        assertThat(ledger.tasks.getFirst()).satisfies(task -> {
            assertThat(task.further().stream().map(DeskStep::name).collect(Collectors.joining(" ")))
                    .isEqualTo(Objects.requireNonNullElse(further, ""));
            assertThat(task.patient()).isNotNull().isEqualTo(answer.patient());
            assertThat(task.cause().answer()).isEqualTo(answer.id());
            assertThat(task.cause().rules()).isEqualTo(rules(rules));
            assertThat(task.cause().asOf()).isEqualTo(Sample.AT);
            assertThat(task.visit()).isEqualTo(LocalDate.of(2026, 11, 20));
            assertThat(task.due()).isEqualTo(due);
            assertThat(task.step().pays()).isEqualTo(pays);
            assertThat(task.state()).isEqualTo(new DeskTaskState.Open());
        });
    }

    /** R-RS-09: the task of an answer tells what it hangs on as the next step does. */
    @Test
    void aTaskSaysWhatItHangsOn() {
        accept(INVALID);
        accept(outcome("VALID_UNREGISTERED"));
        assertThat(ledger.tasks).extracting(DeskTask::step, task -> task.cause().open()).contains(
                tuple(DeskStep.ASK_OTHER_PAPER, Set.of()),
                tuple(DeskStep.FETCH_MEDICAL_TICKET, Set.of(RuleSwitch.ACCEPT_VALIDITY_6)));
    }

    @Test
    void theSameStepIsAskedOnceForAPatientAndDay() {
        accept(INVALID);
        accept(INVALID);
        accept(new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null));
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::step).isEqualTo(DeskStep.ASK_OTHER_PAPER);

        accept(new AnswerOutcome.Confirmed(QualificationValidity.MULTIPLE, null));
        assertThat(ledger.tasks).extracting(DeskTask::step).containsExactly(DeskStep.ASK_OTHER_PAPER,
                DeskStep.ASK_AGAIN_WITH_MORE_ITEMS);
    }

    @Test
    void whatIsDoneIsNotAskedAgainTheSameDay() {
        accept(INVALID);
        ledger.tasks.replaceAll(task -> task.take("clerk-1", ledger.now).close(DeskOutcome.RESOLVED, "clerk-1",
                ledger.now));
        accept(INVALID);
        assertThat(ledger.tasks).hasSize(1);
    }

    @Test
    void aLaterValidAnswerEndsTheTaskByItself() {
        accept(INVALID);
        ledger.tasks.replaceAll(task -> task.take("clerk-1", ledger.now));
        sample.processedAt = Sample.AT.plusSeconds(60);
        accept(VALID);

        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.state())
                    .isEqualTo(new DeskTaskState.Cancelled(AnswerFollowUp.VALID_SINCE, ledger.now));
            assertThat(task.version()).isEqualTo(3);
        });

        sample.processedAt = Sample.AT.plusSeconds(120);
        accept(INVALID);
        assertThat(ledger.tasks).as("invalid once more, the same day").hasSize(2);
    }

    /** R-RS-09, R-PM-09: a ticket is there when public assistance is. */
    @Test
    void aMissingTicketIsSettledByPublicAssistanceOnly() {
        accept(new AnswerOutcome.Confirmed(QualificationValidity.VALID_UNREGISTERED, null));
        assertThat(ledger.tasks).extracting(DeskTask::step).containsExactly(DeskStep.FETCH_MEDICAL_TICKET,
                DeskStep.CALL_WELFARE_OFFICE);
        sample.processedAt = Sample.AT.plusSeconds(60);
        accept(VALID);
        assertThat(ledger.tasks).extracting(DeskTask::pending).containsExactly(true, true);
        sample.tickets.add(Sample.ticket(11, false));
        accept(VALID);
        assertThat(ledger.tasks).extracting(DeskTask::pending).containsExactly(false, false);
    }

    /** The visit was on 2026-11-20; a later answer settles it only by a qualification that covers that day. */
    @ParameterizedTest(name = "{0} to {1}, asked about {2} → {3}")
    @CsvSource({"2026-11-20,,2026-12-01,true", "2026-11-21,,2026-12-01,false", "2026-04-01,2026-11-21,2026-11-20,true",
            "2026-04-01,2026-11-20,2026-11-20,false", "2026-04-01,,2026-11-19,false", ",,2026-12-01,true"})
    void onlyAQualificationThatCoversTheVisitEndsItsTask(LocalDate acquired, LocalDate lost, LocalDate asked,
            boolean ended) {
        accept(INVALID);
        sample.processedAt = Sample.AT.plusSeconds(60);
        sample.acquired = acquired;
        sample.lost = lost;
        sample.day = asked;
        accept(VALID);
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::pending).isEqualTo(!ended);
    }

    @Test
    void anOlderInvalidAnswerStillAsksForAVisitThatTheNewerQualificationDoesNotCover() {
        sample.acquired = LocalDate.of(2026, 11, 21);
        sample.day = LocalDate.of(2026, 12, 1);
        accept(VALID);
        sample.day = LocalDate.of(2026, 11, 20);
        sample.processedAt = Sample.AT.minusSeconds(1);
        accept(INVALID);
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::step).isEqualTo(DeskStep.ASK_OTHER_PAPER);
    }

    @Test
    void anOlderValidAnswerThatArrivesLateEndsNothing() {
        accept(INVALID);
        sample.processedAt = Sample.AT.minusSeconds(1);
        accept(VALID);
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::pending).isEqualTo(true);
    }

    @Test
    void anOlderInvalidAnswerThatArrivesLateAsksNothing() {
        accept(VALID);
        sample.processedAt = Sample.AT.minusSeconds(1);
        accept(INVALID);
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void aValidAnswerLeavesOtherTasksAndOtherPatientsAlone() {
        accept(INVALID);
        sample.reference = "0000020003";
        sample.name = "見本　一郎";
        sample.kana = "ﾐﾎﾝ ｲﾁﾛｳ";
        sample.number = "７７７０００２";
        sample.processedAt = Sample.AT.plusSeconds(60);
        accept(VALID);
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::pending).isEqualTo(true);
    }

    @Test
    void anAnswerOfNobodyKnownIsATaskWithoutAPatient() {
        sample.empty = true;
        accept(new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null));
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.patient()).isNull();
            assertThat(task.step()).isEqualTo(DeskStep.ASK_OTHER_PAPER);
            assertThat(task.cause().reason()).isEqualTo("NOT_FOUND");
        });
    }

    @Test
    void aDoubtfulAnswerAsksFirstWhoseItIs() {
        register();
        sample.name = "架空　一郎";
        sample.kana = "ｶｸｳ ｲﾁﾛｳ";
        accept(INVALID);
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::step)
                .isEqualTo(DeskStep.DECIDE_WHOSE_ANSWER);
    }

    @Test
    void withoutADeskOnlyWhatIsThereIsEnded() {
        accept(INVALID);
        AcceptAnswer silent = new AcceptAnswer(ledger, views, new WaitingDesks(10), List.of());
        sample.outcome = new AnswerOutcome.Confirmed(QualificationValidity.MULTIPLE, null);
        silent.accept(Sample.file("s1.xml"), new AnswerOrigin.FaceResult(), sample.answer()).toCompletableFuture()
                .join();
        assertThat(ledger.tasks).hasSize(1);
        sample.outcome = VALID;
        silent.accept(Sample.file("s2.xml"), new AnswerOrigin.FaceResult(), sample.answer()).toCompletableFuture()
                .join();
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::pending).isEqualTo(false);
    }

    private void register() {
        DirectoryRow row = new DirectoryRow(PatientNumber.parse("0000020002").orElseThrow(),
                PersonName.parse("試験　花子").orElseThrow(), KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow(), Sample.BIRTH,
                Sex.FEMALE, null);
        new ImportPatients(ledger, views).take(Sample.FACILITY, List.of(row)).toCompletableFuture().join();
    }

    private AnswerRecord accept(AnswerOutcome outcome) {
        sample.outcome = outcome;
        Acceptance taken = acceptAnswer
                .accept(Sample.file("f" + ++files + ".xml"), new AnswerOrigin.FaceResult(), sample.answer())
                .toCompletableFuture().join();
        return ((Acceptance.Accepted) taken).answer();
    }

    private static AnswerOutcome outcome(String validity) {
        Notice notice = new Notice("SIM-E0001", "模擬");
        return switch (validity) {
            case "REFUSED" -> new AnswerOutcome.Refused(notice);
            case "FAILED" -> new AnswerOutcome.Failed(notice);
            case "PROCESSING" -> new AnswerOutcome.Processing();
            default -> new AnswerOutcome.Confirmed(QualificationValidity.valueOf(validity), null);
        };
    }

    private static List<RuleId> rules(String text) {
        return text == null ? List.of() : Arrays.stream(text.split(" ")).map(RuleId::of).toList();
    }

    /** A table as it is built into the domain's jar. */
    private static String table(String file) {
        try (var in = RuleSwitches.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
