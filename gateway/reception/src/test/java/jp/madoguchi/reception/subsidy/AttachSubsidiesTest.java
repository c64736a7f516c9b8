package jp.madoguchi.reception.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.desk.DeskWork;
import jp.madoguchi.reception.desk.TaskOrder;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.ledger.UndecidedHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Certificates that fit two patients, or nobody, until somebody of the desk says whose they are. */
class AttachSubsidiesTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final KanaName KANA = KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow();
    private static final MemberId CARD = new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"),
            null);
    private static final ResourceId HANAKO = new ResourceId("hanako");
    private static final ResourceId TWIN = new ResourceId("twin");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final RuleBook rules = DeliveredRules.book();
    private final SubsidyCheck check = new SubsidyCheck(rules.table(Programmes.class),
            rules.table(Participation.class));
    private final AcceptSubsidies accept = new AcceptSubsidies(ledger, check, NameVariants.none());
    private final AttachSubsidies attaching = new AttachSubsidies(ledger, check);
    private final DeskWork work = new DeskWork(ledger);

    @BeforeEach
    void twoPatientsFit() {
        patient(HANAKO, FACILITY, "試験　花子");
        patient(TWIN, FACILITY, "試験　華子");
    }

    private void patient(ResourceId id, FacilityCode facility, String name) {
        Person person = new Person(PersonName.parse(name).orElseThrow(), KANA, null, null, Sex.FEMALE, null, BIRTH,
                null);
        ledger.patients.put(id, new PatientRecord(id, facility, PatientStanding.PROVISIONAL, null, null, null, person,
                ledger.now, List.of(CARD)));
    }

    private static SubsidyRecord certificate(String recipient, String name) {
        return SubsidyRecord.parse(Map.of(SubsidyField.PAYER, "54136015", SubsidyField.RECIPIENT, recipient,
                SubsidyField.NAME, name, SubsidyField.HISTORY_KEY, "1", SubsidyField.VALID_FROM, "2026-04-01",
                SubsidyField.VALID_TO, "2027-03-31"), List.of(), List.of()).orElseThrow();
    }

    private void come(String file, Instant at, SubsidyRecord... records) {
        SourceFile source = new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.FACE, file, "a".repeat(64));
        accept.accept(new ReceivedSubsidies(source, new Echo(FACILITY, "x", at), CARD, null, KANA, Sex.FEMALE, BIRTH,
                List.of(records)))
                .toCompletableFuture().join();
    }

    /** Certificates that fit both, and the task about them in the hands of clerk-1. */
    private ResourceId doubtful(SubsidyRecord... records) {
        come("doubtful", ledger.now, records);
        ResourceId task = ledger.tasks.getLast().id();
        done(work.take(new TaskOrder(FACILITY, task, 1, "take", "clerk-1")));
        return task;
    }

    private static TaskOrder order(ResourceId task, String requestId, String by) {
        return new TaskOrder(FACILITY, task, 2, requestId, by);
    }

    private static DeskTask done(CompletionStage<DeskTask> stage) {
        return stage.toCompletableFuture().join();
    }

    private static Problem problem(CompletionStage<DeskTask> stage) {
        return ProblemException.problemOf(stage.toCompletableFuture().handle((task, failure) -> failure).join());
    }

    private List<String> namesOf(ResourceId patient) {
        return ledger.subsidies.of(patient).stream().map(entry -> entry.certificate().name()).toList();
    }

    @Test
    void whatTheFileSaysOfTheirHolderIsKeptWithThemUntilThen() {
        ResourceId task = doubtful(certificate("0000018", "特定医療費"));

        assertThat(ledger.subsidies.all()).singleElement().satisfies(entry -> {
            assertThat(entry.patient()).isNull();
            assertThat(entry.undecided()).isEqualTo(new UndecidedHolder(task, CARD, KANA, BIRTH))
                    .hasToString("UndecidedHolder[" + task + "]");
        });
    }

    @Test
    void theTaskIsDoneAndTheCertificatesAreTheirPatientsAndItIsKnownWhoSaidSo() {
        ResourceId task = doubtful(certificate("0000018", "特定医療費"), certificate("0000026", "小児慢性"));

        DeskTask after = done(attaching.attach(order(task, "r1", "clerk-1"), HANAKO));

        assertThat(after.state()).isEqualTo(new DeskTaskState.Done(DeskOutcome.RESOLVED, "clerk-1", ledger.now));
        assertThat(ledger.tasks).containsExactly(after);
        assertThat(namesOf(HANAKO)).containsExactly("特定医療費", "小児慢性");
        assertThat(ledger.subsidies.all()).hasSize(2).extracting(SubsidyEntry::undecided).containsOnlyNulls();
        assertThat(ledger.facts)
                .containsExactly(new AuditFact(FACILITY, "clerk-1", "Subsidies", HANAKO, "ATTACHED"));
    }

    @Test
    void theSameRequestAgainChangesNothing() {
        ResourceId task = doubtful(certificate("0000018", "特定医療費"));
        DeskTask after = done(attaching.attach(order(task, "r1", "clerk-1"), HANAKO));

        assertThat(done(attaching.attach(order(task, "r1", "clerk-1"), HANAKO))).isEqualTo(after);
        assertThat(ledger.facts).hasSize(1);
        assertThat(ledger.subsidies.all()).hasSize(1);
        assertThat(problem(attaching.attach(order(task, "r1", "clerk-1"), TWIN)))
                .isEqualTo(Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key"));
        assertThat(ledger.subsidies.of(TWIN)).isEmpty();
    }

    @Test
    void whoDidNotTakeTheTaskOrSawAnotherVersionDecidesNothing() {
        ResourceId task = doubtful(certificate("0000018", "特定医療費"));

        assertThat(problem(attaching.attach(order(task, "r1", "clerk-2"), HANAKO)).code())
                .isEqualTo(ProblemCode.TASK_STATE);
        assertThat(problem(attaching.attach(new TaskOrder(FACILITY, task, 1, "r2", "clerk-1"), HANAKO)).code())
                .isEqualTo(ProblemCode.TASK_CHANGED);
        assertThat(ledger.subsidies.of(HANAKO)).isEmpty();
        assertThat(ledger.facts).isEmpty();
    }

    @Test
    void onlyAPatientOfTheInstitutionGetsThem() {
        ResourceId task = doubtful(certificate("0000018", "特定医療費"));
        patient(new ResourceId("elsewhere"), new FacilityCode("1319999999"), "試験　花子");

        for (String wrong : List.of("nobody", "elsewhere")) {
            assertThat(problem(attaching.attach(order(task, "r1", "clerk-1"), new ResourceId(wrong))))
                    .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
        assertThat(ledger.tasks.getFirst().pending()).isTrue();
        assertThat(ledger.subsidies.all()).singleElement().satisfies(entry -> assertThat(entry.patient()).isNull());
    }

    @Test
    void aTaskAboutNoCertificatesHasNoneToGive() {
        ResourceId task = doubtful(certificate("0000018", "特定医療費"));
        ledger.subsidies.all().forEach(entry -> ledger.subsidies.remove(entry.id()));

        assertThat(problem(attaching.attach(order(task, "r1", "clerk-1"), HANAKO)))
                .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "certificates"));
    }

    @Test
    void certificatesOfSomebodyUnknownAreGivenToWhoIsRegisteredSince() {
        ledger.patients.clear();
        ledger.now = ledger.now.plus(Duration.ofMinutes(20));
        come("unknown", ledger.now.minus(Duration.ofMinutes(20)), certificate("0000018", "特定医療費"));
        ResourceId task = ledger.tasks.getLast().id();
        done(work.take(new TaskOrder(FACILITY, task, 1, "take", "clerk-1")));
        patient(HANAKO, FACILITY, "試験　花子");

        done(attaching.attach(order(task, "r1", "clerk-1"), HANAKO));

        assertThat(namesOf(HANAKO)).containsExactly("特定医療費");
    }

    @Test
    void anOlderEntryOfTheSameKeyIsReplacedInItsPlaceAndANewerOneStays() {
        ledger.patients.remove(TWIN);
        come("before", ledger.now.minusSeconds(60), certificate("0000018", "前"));
        come("since", ledger.now.plusSeconds(60), certificate("0000026", "後"));
        ResourceId former = ledger.subsidies.of(HANAKO).getFirst().id();
        patient(TWIN, FACILITY, "試験　華子");
        ResourceId task = doubtful(certificate("0000018", "今"), certificate("0000026", "今"));

        done(attaching.attach(order(task, "r1", "clerk-1"), HANAKO));

        assertThat(namesOf(HANAKO)).containsExactly("今", "後");
        assertThat(ledger.subsidies.of(HANAKO).getFirst().id()).isEqualTo(former);
        assertThat(ledger.subsidies.all()).as("nothing is left that is nobody's").hasSize(2);
    }

    @Test
    void theCheckOfTheDayOnWhichTheyCameIsMadeUpFor() {
        ledger.patients.remove(TWIN);
        come("before", ledger.now.minusSeconds(60), certificate("0000018", "前"));
        patient(TWIN, FACILITY, "試験　華子");
        ResourceId task = doubtful(certificate("0000026", "今"));
        ledger.now = ledger.now.plus(Duration.ofDays(1));

        done(attaching.attach(order(task, "r1", "clerk-1"), HANAKO));

        assertThat(ledger.tasks).last().satisfies(raised -> {
            assertThat(raised.step()).isEqualTo(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
            assertThat(raised.patient()).isEqualTo(HANAKO);
            assertThat(raised.visit()).isEqualTo("2026-11-20");
        });
    }
}
