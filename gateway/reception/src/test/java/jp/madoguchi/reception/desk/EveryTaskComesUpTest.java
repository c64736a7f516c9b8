package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.InsuranceRegistration;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.Arrival;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.Channel;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.RemoteTool;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.desk.StepCarrier;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.bulk.BulkSituations;
import jp.madoguchi.reception.claim.ClaimSituations;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.AnswerSituations;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.medical.MedicalSituations;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.ModeOrder;
import jp.madoguchi.reception.subsidy.SubsidySituations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link StepCarrier} calls a task comes up: for each there is a situation of a reception that leaves it to a person, and it is let
 * happen here. A step that nothing raises would be a promise that nobody keeps.
 */
class EveryTaskComesUpTest {

    private static final String NAME = "試験　花子";
    private static final String KANA = "ｼｹﾝ ﾊﾅｺ";

    private final DeskFlow desk = new DeskFlow();
    private Institution institution = Institution.withEverything();
    private int requests;

    /** By the step that each situation leaves to a person. */
    private Map<DeskStep, Supplier<List<DeskTask>>> situations() {
        Map<DeskStep, Supplier<List<DeskTask>>> all = new EnumMap<>(DeskStep.class);
        ClaimSituations.all().forEach(all::put);
        MedicalSituations.all().forEach(all::put);
        AnswerSituations.all().forEach(all::put);
        BulkSituations.all().forEach(all::put);
        SubsidySituations.all().forEach(all::put);
        ofAnswers().forEach((step, happens) -> all.put(step, atTheDesk(happens)));
        ofPeople().forEach((step, happens) -> all.put(step, atTheDesk(happens)));
        ofNextSteps().forEach((step, happens) -> all.put(step, atTheDesk(happens)));
        ofModesAndMonths().forEach((step, happens) -> all.put(step, atTheDesk(happens)));
        return all;
    }

    private Supplier<List<DeskTask>> atTheDesk(Runnable happens) {
        return () -> {
            happens.run();
            return desk.ledger.tasks;
        };
    }

    private Map<DeskStep, Runnable> ofAnswers() {
        return Map.of(DeskStep.ASK_OTHER_PAPER, () -> desk.read(QualificationValidity.INVALID),
                DeskStep.ASK_AGAIN_WITH_MORE_ITEMS, () -> desk.read(QualificationValidity.MULTIPLE),
                DeskStep.FETCH_MEDICAL_TICKET, () -> desk.read(QualificationValidity.VALID_UNREGISTERED),
                DeskStep.CALL_WELFARE_OFFICE, () -> desk.read(QualificationValidity.VALID_UNREGISTERED),
                DeskStep.ASK_WHAT_WAS_BROUGHT,
                () -> desk.answer(desk.ask(ShownAtDesk.unknown()), QualificationValidity.INVALID),
                DeskStep.COMPARE_FILES_OF_ONE_NAME, this::oneNameTwoContents);
    }

    private void oneNameTwoContents() {
        AnswerRecord first = desk.read(QualificationValidity.VALID);
        for (String digest : List.of("b", "c")) {
            desk.accept.accept(new SourceFile(DeskFlow.FACILITY, TerminalId.DEFAULT, SourceFolder.FACE, "twice.xml",
                    digest.repeat(64)), new AnswerOrigin.FaceResult(), first.answer()).toCompletableFuture().join();
        }
    }

    private Map<DeskStep, Runnable> ofPeople() {
        return Map.of(DeskStep.DECIDE_WHOSE_ANSWER, () -> {
            desk.register(NAME, KANA);
            desk.name = "架空　一郎";
            desk.kana = "ｶｸｳ ｲﾁﾛｳ";
            desk.read(QualificationValidity.VALID);
        }, DeskStep.LINK_PROVISIONAL_PATIENT, () -> {
            desk.kana = "ｼｹﾝ ﾊﾅ";
            desk.read(QualificationValidity.VALID);
            desk.register(NAME, KANA);
        }, DeskStep.SEE_NAME_DIFFERENCE, () -> {
            desk.register("試驗　花子", KANA);
            desk.name = "●験　花子";
            desk.read(QualificationValidity.VALID);
        }, DeskStep.COMPLETE_NAME, () -> {
            desk.register("●験　花子", KANA);
            desk.read(QualificationValidity.VALID);
        });
    }

    private Map<DeskStep, Runnable> ofNextSteps() {
        Map<DeskStep, Runnable> all = new EnumMap<>(DeskStep.class);
        all.put(DeskStep.ASK_PORTAL_OR_PAPER, () -> step(card(false, LocalDate.of(2026, 1, 15))));
        all.put(DeskStep.TAKE_DECLARATION, () -> step(card(true, LocalDate.of(2026, 1, 15))));
        all.put(DeskStep.VERIFY_BY_OTHER_PATH, () -> step(new Presented.UnreadCard(false)));
        all.put(DeskStep.PROOF_LATER, () -> step(new Presented.Nothing(true)));
        all.put(DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT, () -> step(new Presented.Nothing(true)));
        all.put(DeskStep.RETRY_VERIFICATION, () -> step(new Presented.PortalScreen(true)));
        all.put(DeskStep.ASK_ACCEPTED_PAPER, () -> step(notice()));
        all.put(DeskStep.CHECK_KIND_OF_PAPER, () -> on(LocalDate.of(2024, 12, 1), () -> step(notice())));
        all.put(DeskStep.VERIFY_SEPARATE_FLOW_BY_WEB, () -> step(new Presented.SeparateFlow()));
        all.put(DeskStep.BRING_PAPER_TO_SEPARATE_FLOW,
                () -> on(LocalDate.of(2024, 3, 31), () -> step(new Presented.SeparateFlow())));
        all.put(DeskStep.SHOW_PROOF_THIS_MONTH, () -> {
            desk.register(NAME, KANA);
            patientCardOnly();
            step(new Presented.PatientCardOnly());
        });
        all.put(DeskStep.CHECK_PHOTO_ID, () -> {
            desk.register(NAME, KANA);
            desk.collected(BulkFamily.CONSENTED_ONLINE, QualificationValidity.VALID);
            step(online(Arrival.UNCHECKED));
        });
        all.put(DeskStep.SWITCH_ON_FUNCTION, () -> {
            Set<Channel> on = EnumSet.copyOf(institution.switchedOn());
            on.remove(Channel.ONLINE_WEB);
            institution = new Institution(on, true, true);
            step(online(Arrival.NOT_APART));
        });
        return all;
    }

    private Map<DeskStep, Runnable> ofModesAndMonths() {
        return Map.of(DeskStep.SEND_FAILURE_REPORT, () -> failureMode(FailureMode.Event.CALL,
                FailureMode.Event.CALL_BACK, FailureMode.Event.OPENING, FailureMode.Event.CLOSING),
                DeskStep.REVIEW_EXCEPTIONAL_VIEW, () -> {
                    failureMode(FailureMode.Event.CALL, FailureMode.Event.CALL_BACK, FailureMode.Event.OPENING);
                    step(new Presented.UnreadCard(false),
                            new Lookup.Answered(QueryBy.FOUR_ITEMS, QualificationValidity.VALID));
                }, DeskStep.LIST_MONTH_WITHOUT_PROOF, () -> {
                    ResourceId patient = desk.register(NAME, KANA);
                    patientCardOnly();
                    VisitReadings visits = (facility, since, until, after, most) -> after == null
                            ? List.of(patient)
                            : List.of();
                    done(new LeaveMonthsToClaimDesk(desk.ledger, new CheckMonth(desk.ledger, visits, desk.rules),
                            ClaimRun.USUAL).run(DeskFlow.FACILITY, LocalDate.of(2026, 12, 1)));
                });
    }

    private void patientCardOnly() {
        desk.answer(desk.ask(new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null,
                InsuredStatement.UNKNOWN)), QualificationValidity.VALID);
    }

    private static Presented notice() {
        return new Presented.ShownPaper(PaperKind.QUALIFICATION_NOTICE, InsuranceScheme.NATIONAL, null, null);
    }

    private static Presented card(boolean faceOnly, LocalDate expiry) {
        return new Presented.MyNumberCard(CardMethod.FACE, expiry, faceOnly, InsuranceRegistration.REGISTERED,
                new CardLocks(0, 0));
    }

    private static Presented online(Arrival arrival) {
        return new Presented.RemoteVerification(CareSituation.ONLINE, RemoteTool.WEB, false, false, arrival);
    }

    private void on(LocalDate day, Runnable happens) {
        desk.on(day);
        happens.run();
    }

    private void step(Presented presented) {
        step(presented, null);
    }

    private void step(Presented presented, @Nullable Lookup seen) {
        LocalDate today = desk.day;
        ResourceId patient = desk.ledger.patients.isEmpty()
                ? desk.register(NAME, KANA)
                : desk.ledger.patients.keySet().iterator().next();
        DecideNextStep decide = new DecideNextStep(desk.ledger,
                new ReceptionRules(desk.rules.reception(), institution), desk.rules.table(AcceptedPapers.class));
        done(decide.decide(NextStepOrder.parse(DeskFlow.FACILITY, patient, presented, today, null, "r-" + ++requests,
                "clerk-1").orElseThrow().with(seen)));
    }

    private void failureMode(FailureMode.Event... events) {
        for (FailureMode.Event event : events) {
            done(new ChangeModes(desk.ledger)
                    .failure(ModeOrder.parse(DeskFlow.FACILITY, "admin-1", "回線障害").orElseThrow(), event));
        }
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static Stream<DeskStep> tasks() {
        return Stream.of(DeskStep.values()).filter(step -> StepCarrier.of(step) == StepCarrier.TASK);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aStepThatIsATaskIsLeftToAPersonBySomeSituation(DeskStep step) {
        Supplier<List<DeskTask>> situation = situations().get(step);
        assertThat(situation).as("a situation that raises it: without one it is no task").isNotNull();
        assertThat(Objects.requireNonNull(situation).get()).extracting(DeskTask::step).contains(step);
    }

    @Test
    void nothingElseThanTasksHasASituation() {
        assertThat(situations().keySet()).containsExactlyInAnyOrderElementsOf(tasks().toList());
    }
}
