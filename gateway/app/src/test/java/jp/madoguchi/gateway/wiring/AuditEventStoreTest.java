package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.fhir.profile.Profiles;
import jp.madoguchi.gateway.fhir.AuditEntry;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.store.audit.AuditAction;
import jp.madoguchi.store.audit.AuditOutcome;
import jp.madoguchi.store.audit.AuditQuery;
import jp.madoguchi.store.audit.AuditRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The audit trail over FHIR: every row is an AuditEvent that the guide allows, and reading them is on record, too. */
class AuditEventStoreTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant NOW = Instant.parse("2026-11-20T00:30:00.123456Z");
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

    private final List<AuditRecord> rows = new ArrayList<>();
    private final List<AuditQuery> queries = new ArrayList<>();
    private boolean down;
    private final AuditEventStore store = new AuditEventStore(OTHERS, query -> {
        if (down) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
        }
        queries.add(query);
        Set<Long> numbers = query.numbers();
        return rows.stream().filter(row -> numbers == null || numbers.contains(row.number())).toList();
    }, FACILITY);

    private AuditRecord row(AuditAction action, @Nullable String type, @Nullable String resource,
            @Nullable String patient, AuditOutcome outcome, String... parameters) {
        AuditRecord row = new AuditRecord(rows.size() + 1L, NOW, "emr", action, type,
                resource == null ? null : new ResourceId(resource), patient == null ? null : new ResourceId(patient),
                outcome, "token-1", List.of(parameters));
        rows.add(row);
        return row;
    }

    private Optional<StoredResource> read(String id) {
        return store.read(ReadableType.AUDIT_EVENT, id).toCompletableFuture().join();
    }

    private String json(AuditRecord row) {
        return new String(read(Long.toString(row.number())).orElseThrow().json(), StandardCharsets.UTF_8);
    }

    @Test
    void everyKindOfRowIsAnEventThatTheGuideAllows() {
        row(AuditAction.READ, "Coverage", "c1", "p1", AuditOutcome.GIVEN);
        row(AuditAction.READ, "Coverage", null, null, AuditOutcome.NOT_FOUND);
        row(AuditAction.SEARCH, "Patient", "p1", "p1", AuditOutcome.GIVEN, "name", "_has:Coverage:patient:identifier");
        row(AuditAction.SEARCH, "AuditEvent", null, "p1", AuditOutcome.GIVEN, "date");
        row(AuditAction.READ, "Claim", "case-1", "p1", AuditOutcome.REFUSED);
        row(AuditAction.WRITE, "Task", "t1", null, AuditOutcome.FAILED);
        row(AuditAction.WRITE, "MedicalInformation", null, "p1", AuditOutcome.GIVEN, "MEDICINES_ASKED");
        row(AuditAction.WRITE, "Consent", null, "p1", AuditOutcome.GIVEN, "REVOKED");
        row(AuditAction.AUTHENTICATE, null, null, null, AuditOutcome.REFUSED);

        assertThat(rows).allSatisfy(row -> assertThat(GuideValidator.shared().errors(json(row))).as(json(row))
                .isEmpty());
    }

    @Test
    void aReadThatGaveSomethingClaimsIhesPatternAndNothingElseDoes() {
        AuditRecord ofAPatient = row(AuditAction.READ, "Coverage", "c1", "p1", AuditOutcome.GIVEN);
        AuditRecord ofNobody = row(AuditAction.READ, "Device", "d1", null, AuditOutcome.GIVEN);
        List<AuditRecord> others = List.of(row(AuditAction.READ, "Coverage", "c9", null, AuditOutcome.NOT_FOUND),
                row(AuditAction.READ, "Claim", "case-1", "p1", AuditOutcome.REFUSED),
                row(AuditAction.SEARCH, "Coverage", "c1", "p1", AuditOutcome.GIVEN, "patient"),
                row(AuditAction.WRITE, "Task", "t1", "p1", AuditOutcome.GIVEN));

        assertThat(json(ofAPatient)).contains('"' + Profiles.BALP_PATIENT_READ + '"')
                .doesNotContain('"' + Profiles.BALP_READ + '"');
        assertThat(json(ofNobody)).contains('"' + Profiles.BALP_READ + '"');
        assertThat(others).allSatisfy(row -> assertThat(json(row)).doesNotContain("profiles.ihe.net"));
        assertThat(rows).allSatisfy(row -> assertThat(GuideValidator.shared().errors(json(row))).as(json(row))
                .isEmpty());
    }

    @Test
    void anEventIsItsRowForEver() {
        row(AuditAction.READ, "Coverage", "c1", "p1", AuditOutcome.GIVEN);

        StoredResource event = read("1").orElseThrow();

        assertThat(event.version()).isEqualTo(1);
        assertThat(event.updated()).isEqualTo("2026-11-20T00:30:00.123Z");
        assertThat(event.patient()).isEqualTo("p1");
        assertThat(queries.getLast().facility()).isEqualTo(FACILITY);
    }

    @Test
    void whatIsNoNumberIsNoEvent() {
        row(AuditAction.READ, "Coverage", "c1", "p1", AuditOutcome.GIVEN);

        assertThat(List.of("01", "+1", "x", "-1", "99999999999999999999")).allSatisfy(
                id -> assertThat(read(id)).isEmpty());
    }

    @Test
    void whatIsLookedForIsAskedOfTheLedger() {
        store.find(new Lookup.Recorded(null, Set.of("p1"), NOW, Instant.MAX, "7", 500)).toCompletableFuture().join();

        assertThat(queries).containsExactly(new AuditQuery(FACILITY, null, Set.of(new ResourceId("p1")), NOW, null, 7L,
                500));
    }

    @Test
    void whatTheStaffDidIsNotSaidToBeAProgramsDoing() {
        AuditRecord fact = row(AuditAction.WRITE, "Consent", null, "p1", AuditOutcome.GIVEN, "REVOKED");
        AuditRecord change = row(AuditAction.WRITE, "Consent", null, "p1", AuditOutcome.GIVEN);

        assertThat(json(fact)).doesNotContain("110150").contains("REVOKED");
        assertThat(json(change)).contains("110150");
    }

    /** As rows of before are, and those about what is known by its patient only. */
    @Test
    void whatIsNotedByItsPatientOnlyLeadsToThePatientAndNowhereElse() {
        row(AuditAction.WRITE, "Consent", "p1", "p1", AuditOutcome.GIVEN);
        row(AuditAction.WRITE, "Consent", null, "p1", AuditOutcome.GIVEN);
        row(AuditAction.READ, "DocumentReference", "p1", "p1", AuditOutcome.GIVEN);
        row(AuditAction.READ, "Consent", null, "p1", AuditOutcome.REFUSED);

        assertThat(rows).allSatisfy(row -> assertThat(json(row)).contains("\"Patient/p1\"")
                .doesNotContain("Consent/", "\"value\":\"p1\"", "profiles.ihe.net"));
        assertThat(rows).allSatisfy(row -> assertThat(GuideValidator.shared().errors(json(row))).as(json(row))
                .isEmpty());
    }

    @Test
    void aConsentOfItsOwnIdAndThePatientAreBothLedTo() {
        assertThat(json(row(AuditAction.WRITE, "Consent", "answer-1", "p1", AuditOutcome.GIVEN)))
                .contains("\"Consent/answer-1\"", "\"Patient/p1\"");
        assertThat(json(row(AuditAction.READ, "Patient", "p1", "p1", AuditOutcome.GIVEN)))
                .contains(Profiles.BALP_PATIENT_READ);
    }

    @Test
    void aLookUpInADisasterIsNamedAndNotTakenForAnEvent() {
        AuditRecord lookUp = row(AuditAction.WRITE, "AuditEvent", "look-up-1", "p1", AuditOutcome.GIVEN);
        AuditRecord event = row(AuditAction.READ, "AuditEvent", "7", "p1", AuditOutcome.GIVEN);

        assertThat(json(lookUp)).doesNotContain("AuditEvent/").contains("\"value\":\"look-up-1\"");
        assertThat(json(event)).contains("\"AuditEvent/7\"");
    }

    @Test
    void aLedgerThatCannotBeReachedFailsTheSearch() {
        down = true;

        assertThat(store.read(ReadableType.AUDIT_EVENT, "1").toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void aSearchOfTheTrailLeavesOneEntryAboutItsPatientsAndNotOneForEachEvent() {
        List<jp.madoguchi.store.audit.AuditEntry> kept = new ArrayList<>();
        AuditEntry search = new AuditEntry(NOW, "auditor", "token-1", AuditEntry.Action.SEARCH,
                ReadableType.AUDIT_EVENT, List.of("date"), List.of(new AuditEntry.Given("1", "p1"),
                        new AuditEntry.Given("2", "p2"), new AuditEntry.Given("3", "p1"),
                        new AuditEntry.Given("4", null)));

        new LedgerAudit(kept::add).record(search);

        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().patients()).containsExactly(new ResourceId("p1"), new ResourceId("p2"));
        assertThat(kept.getFirst().resource()).isNull();
        assertThat(kept.getFirst().resourceType()).isEqualTo("AuditEvent");
    }
}
