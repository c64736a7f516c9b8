package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameDifference;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.desk.AttachAnswer;
import jp.madoguchi.reception.desk.DeskWork;
import jp.madoguchi.reception.desk.TaskCursor;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.desk.TaskReadings;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState.Phase;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.ledger.UndecidedHolder;
import jp.madoguchi.reception.subsidy.AttachSubsidies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskTasksTest {
    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant AT = Instant.parse("2026-11-20T00:30:00Z");
    private static final ResourceId P1 = new ResourceId("patient-1");
    private static final PhoneNumbers PHONES = RuleFiles.read(new Settings(name -> "")).table(PhoneNumbers.class);
    private static final DeskTask TASK = DeskTask.open(new ResourceId("t1"), FACILITY, DeskStep.SHOW_PROOF_THIS_MONTH,
            P1, new DeskTaskCause("MONTHLY_PROOF_MISSING", List.of(RuleId.of("R-CH-32a")), new ResourceId("a1"),
                    List.of(P1, new ResourceId("patient-2")), AT),
            LocalDate.of(2026, 11, 20), AT);
    private static final NameDifferenceRecord NAMES = new NameDifferenceRecord(new ResourceId("t1"), FACILITY, P1,
            new ResourceId("a1"), new PersonName("髙橋", "一郎"), new PersonName("●橋", "一郎"),
            List.of(new NameDifference(1, "髙", "●")), AT);
    private static final SubsidyEntry CERTIFICATE = new SubsidyEntry(new ResourceId("s1"), FACILITY, TerminalId.DEFAULT,
            null, AT, SubsidyRecord.parse(Map.of(SubsidyField.PAYER, "54136015", SubsidyField.RECIPIENT, "0000018",
                    SubsidyField.NAME, "特定医療費", SubsidyField.VALID_FROM, "20260401"), List.of(), List.of())
                    .orElseThrow(),
            new UndecidedHolder(new ResourceId("t1"), null, KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow(),
                    LocalDate.of(1990, 1, 15)));
    private static final Caller CALLER = new Caller("desk-1", "request-1");

    private final List<DeskAudit.Entry> audited = new ArrayList<>();
    private boolean auditFull;
    private final DeskAudit audit = entry -> {
        if (auditFull) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_QUEUE_FULL));
        }
        audited.add(entry);
    };
    private final TaskReadings readings = new TaskReadings() {
        @Override
        public TaskPage page(TaskQuery query) {
            return new TaskPage(List.of(TASK), true);
        }

        @Override
        public Optional<DeskTask> task(FacilityCode facility, ResourceId id) {
            return Optional.of(TASK).filter(task -> task.id().equals(id));
        }

        @Override
        public Optional<NameDifferenceRecord> names(FacilityCode facility, ResourceId task) {
            return Optional.of(NAMES).filter(names -> names.task().equals(task));
        }

        @Override
        public List<SubsidyEntry> certificates(FacilityCode facility, ResourceId task) {
            return Stream.of(CERTIFICATE).filter(entry -> entry.undecided().task().equals(task)).toList();
        }

        @Override
        public Optional<AnswerRecord> answer(FacilityCode facility, ResourceId task) {
            return Optional.empty();
        }
    };
    private final AnswerLedger away = new AnswerLedger() {
        @Override
        public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
            return CompletableFuture.failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
        }
    };
    private final DeskTasks tasks = new DeskTasks(FACILITY, readings, new DeskWork(away),
            new AttachByTask(new AttachSubsidies(away, check()), new AttachAnswer(away, answers())),
            audit, InstantSource.fixed(AT));

    private AcceptAnswer answers() {
        return new AcceptAnswer(away, patients -> CompletableFuture.completedStage(null), new WaitingDesks(1),
                List.of());
    }

    private static SubsidyCheck check() {
        RuleBook rules = RuleFiles.read(new Settings(name -> ""));
        return new SubsidyCheck(rules.table(Programmes.class), rules.table(Participation.class));
    }

    @Test
    void everyReadIsRecordedWithWhomItIsAbout() {
        assertThat(tasks.one(CALLER, TASK.id())).isEqualTo(TASK);
        assertThat(audited).containsExactly(new DeskAudit.Entry(AT, "desk-1", "request-1", DeskAudit.Action.READ,
                TASK.id(), List.of(P1, new ResourceId("patient-2")), List.of(), null));
    }

    /** R-BC-04. */
    @Test
    void bothSpellingsAreShownWithTheCharactersThatDifferAndTheReadIsRecorded() {
        Map<String, Object> json = NamesJson.of(tasks.names(CALLER, TASK.id()));
        assertThat(json).containsEntry("hospital", "髙橋 一郎").containsEntry("national", "●橋 一郎")
                .containsEntry("differences", List.of(Map.of("position", 1, "hospital", "髙", "national", "●",
                        "blackCircle", true)));
        assertThat(audited).containsExactly(new DeskAudit.Entry(AT, "desk-1", "request-1", DeskAudit.Action.READ,
                TASK.id(), List.of(P1), List.of(), null));
        assertThat(problem(() -> tasks.names(CALLER, new ResourceId("t2")))).isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(NAMES.toString()).doesNotContain("橋");
    }

    @Test
    void certificatesOfNobodyKnownAreShownWithWhatTheySayOfTheirHolderAndTheReadIsRecorded() {
        Map<String, Object> json = CertificatesJson.of(TASK.id(), tasks.certificates(CALLER, TASK.id()));
        assertThat(json).containsEntry("holder", Map.of("kana", "シケン ハナコ", "birthDate", "1990-01-15"))
                .containsEntry("certificates", List.of(Map.of("name", "特定医療費", "payer", "54136015", "recipient",
                        "0000018", "validFrom", "2026-04-01")));
        assertThat(audited).containsExactly(new DeskAudit.Entry(AT, "desk-1", "request-1", DeskAudit.Action.READ,
                TASK.id(), List.of(), List.of(), null));
        assertThat(problem(() -> tasks.certificates(CALLER, new ResourceId("t2"))))
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
    }

    @Test
    void aListIsRecordedWithTheNamesOfItsParametersAndNotTheirValues() {
        tasks.list(CALLER, Map.of("patient", new String[]{"patient-1"}, "actor", new String[]{"CLAIM_CLERK"}));
        assertThat(audited).containsExactly(new DeskAudit.Entry(AT, "desk-1", "request-1", DeskAudit.Action.SEARCH,
                null, List.of(P1, new ResourceId("patient-2")), List.of("actor", "patient"), null));
    }

    @Test
    void withoutItsRecordNothingIsGivenOut() {
        auditFull = true;
        assertThat(problem(() -> tasks.one(CALLER, TASK.id()))).isEqualTo(ProblemCode.LEDGER_QUEUE_FULL);
        assertThat(problem(() -> tasks.list(CALLER, Map.of()))).isEqualTo(ProblemCode.LEDGER_QUEUE_FULL);
    }

    @Test
    void whatIsNotThereIsRecordedToo() {
        assertThat(problem(() -> tasks.one(CALLER, new ResourceId("t2")))).isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.problem()).isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
            assertThat(entry.patients()).isEmpty();
        });
    }

    @Test
    void aChangeThatFailsIsRecordedAndSaysWhy() {
        assertThat(problem(() -> tasks.change(CALLER, DeskTasks.Change.TAKE, TASK.id(), 1, "r1", "clerk-1", null)))
                .isEqualTo(ProblemCode.LEDGER_UNAVAILABLE);
        assertThat(problem(() -> tasks.change(CALLER, DeskTasks.Change.CLOSE, TASK.id(), 1, "r1", "clerk-1", null)))
                .isEqualTo(ProblemCode.VALUE_MISSING);
        assertThat(problem(() -> tasks.change(CALLER, DeskTasks.Change.RELEASE, TASK.id(), 1, "", "clerk-1", null)))
                .isEqualTo(ProblemCode.VALUE_MISSING);
        assertThat(problem(() -> tasks.attach(CALLER, TASK.id(), 1, "r1", "clerk-1", P1)))
                .isEqualTo(ProblemCode.LEDGER_UNAVAILABLE);
        assertThat(audited).extracting(DeskAudit.Entry::action, DeskAudit.Entry::problem).containsExactly(
                tuple(DeskAudit.Action.CHANGE, ProblemCode.LEDGER_UNAVAILABLE),
                tuple(DeskAudit.Action.CHANGE, ProblemCode.VALUE_MISSING),
                tuple(DeskAudit.Action.CHANGE, ProblemCode.LEDGER_UNAVAILABLE));
    }

    @Test
    void withoutParametersWhatIsStillToBeDoneIsListed() {
        assertThat(TaskParameters.read(FACILITY, Map.of())).isEqualTo(
                new TaskQuery(FACILITY, EnumSet.of(Phase.OPEN, Phase.TAKEN), null, null, null, null, 50));
    }

    @Test
    void aListIsNarrowedByStateActorLastDayAndPatient() {
        TaskQuery query = TaskParameters.read(FACILITY,
                Map.of("state", new String[]{"DONE,CANCELLED"}, "actor", new String[]{"CLINICIAN"}, "due",
                        new String[]{"2026-11-30"}, "patient", new String[]{"Patient/patient-1"}, "after",
                        new String[]{"2026-11-20_t9"}, "count", new String[]{"9999"}));
        assertThat(query).isEqualTo(new TaskQuery(FACILITY, EnumSet.of(Phase.DONE, Phase.CANCELLED),
                DeskActor.CLINICIAN, LocalDate.of(2026, 11, 30), P1,
                new TaskCursor(LocalDate.of(2026, 11, 20), new ResourceId("t9")), 100));
    }

    @ParameterizedTest
    @CsvSource({"state,OPENED", "state,'OPEN,'", "actor,CLERK", "due,tomorrow", "patient,a b", "count,0", "count,-1",
            "count,x", "sate,OPEN", "count,99999"})
    void aParameterThatIsNotUnderstoodIsRefused(String name, String value) {
        Map<String, String[]> parameters = Map.of(name, new String[]{value});
        assertThat(problem(() -> TaskParameters.read(FACILITY, parameters))).isEqualTo(ProblemCode.REQUEST_MALFORMED);
        assertThatThrownBy(() -> TaskParameters.read(FACILITY, parameters)).hasMessageNotContaining("[" + value);
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        assertThat(problem(
                () -> TaskParameters.read(FACILITY, Map.of("state", new String[]{"OPEN", "DONE"}))))
                .isEqualTo(ProblemCode.REQUEST_MALFORMED);
    }

    @Test
    void aTaskSaysWhatToDoInTheLanguageAskedFor() {
        Map<String, Object> japanese = TaskJson.of(TASK, Locale.JAPANESE, PHONES);
        assertThat(japanese).containsEntry("title", TASK.step().title(Locale.JAPANESE))
                .containsEntry("next", TASK.step().next(Locale.JAPANESE)).containsEntry("state", "OPEN")
                .containsEntry("actor", "RECEPTION_CLERK").containsEntry("due", "2026-11-30")
                .containsEntry("rules", List.of("R-CH-32a")).containsEntry("patient", "patient-1")
                .containsEntry("answer", "a1").containsEntry("version", 1).doesNotContainKey("by");
        assertThat(TaskJson.of(TASK, Locale.ENGLISH, PHONES)).containsEntry("title", TASK.step().title(Locale.ENGLISH));
    }

    @Test
    void aTaskSaysWhatItHangsOnAndThatItCameLate() {
        LocalDate visit = LocalDate.of(2026, 11, 19);
        DeskTaskCause cause = new DeskTaskCause("REFUSE", List.of(RuleId.of("R-CH-22")), null, List.of(), AT,
                Set.of(RuleSwitch.UNCERTAIN_PAPERS));
        assertThat(TaskJson.of(DeskTask.open(new ResourceId("t3"), FACILITY, DeskStep.ASK_ACCEPTED_PAPER, P1, cause,
                visit, AT), Locale.ENGLISH, PHONES))
                .containsEntry("uncertain",
                        List.of(Map.of("switch", "UNCERTAIN_PAPERS", "title",
                                RuleSwitch.UNCERTAIN_PAPERS.question(Locale.ENGLISH), "rules", List.of("R-CH-22"))))
                .containsEntry("visit", "2026-11-19").containsEntry("due", "2026-11-20").containsEntry("late", true);
        assertThat(TaskJson.of(TASK, Locale.ENGLISH, PHONES)).doesNotContainKeys("uncertain", "late");
    }

    @Test
    void aTaskSaysWhatComesWithItsStep() {
        DeskTask task = DeskTask.open(new ResourceId("t2"), FACILITY, DeskStep.ASK_OTHER_PAPER, P1,
                new DeskTaskCause("INVALID", List.of(RuleId.of("R-RS-08"), RuleId.of("R-RS-03")), null, List.of(), AT),
                LocalDate.of(2026, 11, 20), AT);
        assertThat(TaskJson.of(task, Locale.ENGLISH, PHONES).get("further")).asInstanceOf(LIST)
                .containsExactly(
                        Map.of("step", "HAND_OUT_UNVERIFIED_NOTICE", "title",
                                DeskStep.HAND_OUT_UNVERIFIED_NOTICE.title(Locale.ENGLISH), "next",
                                DeskStep.HAND_OUT_UNVERIFIED_NOTICE.next(Locale.ENGLISH)),
                        Map.of("step", "TAKE_DECLARATION", "title", DeskStep.TAKE_DECLARATION.title(Locale.ENGLISH),
                                "next", DeskStep.TAKE_DECLARATION.next(Locale.ENGLISH)));
        assertThat(TaskJson.of(TASK, Locale.ENGLISH, PHONES)).containsEntry("further", List.of());
    }

    @Test
    void aTaskSaysWhoHasItAndHowItEnded() {
        DeskTask taken = TASK.take("clerk-1", AT);
        assertThat(TaskJson.of(taken, Locale.JAPANESE, PHONES)).containsEntry("by", "clerk-1").containsEntry("at",
                AT.toString());
        assertThat(TaskJson.of(taken.close(DeskOutcome.DECLINED, "clerk-1", AT), Locale.JAPANESE, PHONES))
                .containsEntry("outcome", "DECLINED").containsEntry("by", "clerk-1").containsEntry("state", "DONE");
        assertThat(TaskJson.of(TASK.cancel("VALID_SINCE", AT), Locale.JAPANESE, PHONES))
                .containsEntry("cancelled", "VALID_SINCE").doesNotContainKey("by");
    }

    @Test
    void aPageSaysWhereTheNextOneBegins() {
        assertThat(TaskJson.of(new TaskPage(List.of(TASK), true), Locale.JAPANESE, PHONES)).containsEntry("next",
                "2026-11-30_t1");
        assertThat(TaskJson.of(new TaskPage(List.of(TASK), false), Locale.JAPANESE, PHONES)).doesNotContainKey("next");
    }

    @ParameterizedTest
    @CsvSource({"en,en", "ja-JP,ja", "fr en-GB ja,en", "fr,ja", "'',ja"})
    void theFirstLanguageThatIsKnownIsSpoken(String asked, String spoken) {
        List<Locale> locales = Stream.of(asked.split(" ")).filter(tag -> !tag.isEmpty()).map(Locale::forLanguageTag)
                .toList();
        assertThat(TaskJson.language(Collections.enumeration(locales)).getLanguage()).isEqualTo(spoken);
    }

    private static ProblemCode problem(Runnable act) {
        try {
            act.run();
            throw new AssertionError("nothing was refused");
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }

    /** R-CH-55: the number is that of the table on the day of the visit, not part of the words. */
    @ParameterizedTest
    @CsvSource({"2023-06-01,0120-95-0178", "2023-05-31,"})
    void aTaskThatAsksToPhoneCarriesTheNumberOfTheDay(LocalDate visit, String number) {
        DeskTask report = DeskTask.open(new ResourceId("t3"), FACILITY, DeskStep.REPORT_WRONG_PERSON, P1,
                new DeskTaskCause("WHY", List.of(), null, List.of(), AT), visit, AT);
        Map<String, Object> json = TaskJson.of(report, Locale.ENGLISH, PHONES);
        if (number == null) {
            assertThat(json).doesNotContainKey("phone");
        } else {
            assertThat(json).containsEntry("phone", Map.of("line", "MY_NUMBER_LINE", "number", number));
        }
        assertThat(TaskJson.of(TASK, Locale.ENGLISH, PHONES)).doesNotContainKey("phone");
    }
}
