package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.desk.TaskReadings;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import org.junit.jupiter.api.Test;

/** Desk work over FHIR: what the desk has, without what a program may not know. */
class TaskStoreTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant NOW = Instant.parse("2026-11-20T00:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ResourceStore OTHERS = new ResourceStore() {
        @Override
        public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @Override
        public CompletionStage<List<StoredResource>> find(Lookup lookup) {
            return CompletableFuture.completedStage(List.of());
        }
    };

    private final List<DeskTask> tasks = new ArrayList<>();
    private boolean down;
    private final TaskStore store = new TaskStore(OTHERS, new TaskReadings() {
        @Override
        public TaskPage page(TaskQuery query) {
            if (down) {
                throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
            }
            List<DeskTask> all = tasks.stream()
                    .filter(task -> query.phases().contains(task.state().phase()))
                    .filter(task -> query.patient() == null || query.patient().equals(task.patient()))
                    .sorted(Comparator.comparing(DeskTask::id)).filter(
                            task -> query.after() == null || task.id().compareTo(query.after().id()) > 0)
                    .toList();
            return new TaskPage(all.stream().limit(query.most()).toList(), all.size() > query.most());
        }

        @Override
        public Optional<DeskTask> task(FacilityCode facility, ResourceId id) {
            return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
        }

        @Override
        public Optional<NameDifferenceRecord> names(FacilityCode facility, ResourceId task) {
            return Optional.empty();
        }

        @Override
        public List<SubsidyEntry> certificates(FacilityCode facility, ResourceId task) {
            return List.of();
        }

        @Override
        public Optional<AnswerRecord> answer(FacilityCode facility, ResourceId task) {
            return Optional.empty();
        }
    }, FACILITY);

    private DeskTask task(int number, String patient) {
        return DeskTask.open(new ResourceId("task-%03d".formatted(number)), FACILITY, DeskStep.ASK_OTHER_PAPER,
                patient == null ? null : new ResourceId(patient),
                new DeskTaskCause("INVALID", List.of(RuleId.of("R-RS-01")), new ResourceId("answer-1"),
                        List.of(new ResourceId("candidate-1")), NOW),
                DAY, NOW);
    }

    private List<StoredResource> find(Lookup lookup) {
        return store.find(lookup).toCompletableFuture().join();
    }

    private static String json(StoredResource one) {
        return new String(one.json(), StandardCharsets.UTF_8);
    }

    private StoredResource read(int number) {
        return store.read(ReadableType.DESK_TASK, "task-%03d".formatted(number)).toCompletableFuture().join()
                .orElseThrow();
    }

    @Test
    void whatIsToBeDoneIsFoundPageByPage() {
        Stream.iterate(0, i -> i + 1).limit(250).forEach(i -> tasks.add(task(i, "p1")));
        tasks.add(task(250, "p1").take("clerk-1", NOW).close(DeskOutcome.RESOLVED,
                "clerk-1", NOW));

        assertThat(find(new Lookup.Pending(5_001))).hasSize(250);
        assertThat(find(new Lookup.Pending(120))).as("not more than is asked for").hasSize(120);
        assertThat(find(new Lookup.OfPatient(ReadableType.DESK_TASK, "p1"))).as("with what is done").hasSize(251);
        assertThat(find(new Lookup.OfPatient(ReadableType.DESK_TASK, "p2"))).isEmpty();
    }

    @Test
    void neitherStaffNorCandidatesNorAnAnswerOfNobodyAreTold() {
        tasks.add(task(1, "p1").take("clerk-1", NOW.plusSeconds(9)));
        tasks.add(task(2, null));

        assertThat(json(read(1))).contains("answer-1").doesNotContain("clerk-1").doesNotContain("candidate-1");
        assertThat(json(read(2))).doesNotContain("answer-1").doesNotContain("candidate-1");
        assertThat(GuideValidator.shared().errors(json(read(1)))).isEmpty();
        assertThat(GuideValidator.shared().errors(json(read(2)))).isEmpty();
    }

    @Test
    void aTaskThatHangsOnWhatTheTextsLeaveOpenSaysSo() {
        tasks.add(DeskTask.open(new ResourceId("task-001"), FACILITY, DeskStep.FETCH_MEDICAL_TICKET,
                new ResourceId("p1"), new DeskTaskCause("VALID_NO_TICKET", List.of(RuleId.of("R-RS-09")),
                        new ResourceId("answer-1"), List.of(), NOW, Set.of(RuleSwitch.ACCEPT_VALIDITY_6)),
                DAY, NOW));
        tasks.add(task(2, "p1"));

        assertThat(json(read(1))).contains("uncertain-reading", "ACCEPT_VALIDITY_6", "switches.csv");
        assertThat(GuideValidator.shared().errors(json(read(1)))).isEmpty();
        assertThat(json(read(2))).doesNotContain("uncertain-reading");
    }

    @Test
    void aChangeIsANewVersionOfThatMoment() {
        tasks.add(task(1, "p1").take("clerk-1", NOW.plusSeconds(9)));

        assertThat(read(1).version()).isEqualTo(2);
        assertThat(read(1).updated()).isEqualTo(NOW.plusSeconds(9));
        assertThat(Objects.requireNonNull(read(1).patient())).isEqualTo("p1");
    }

    @Test
    void aLedgerThatCannotBeReachedFailsTheSearch() {
        down = true;

        assertThat(store.find(new Lookup.Pending(10)).toCompletableFuture()).isCompletedExceptionally();
    }
}
