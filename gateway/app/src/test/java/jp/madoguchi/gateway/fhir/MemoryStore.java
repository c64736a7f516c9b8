package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.SearchText;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** A store that holds what a test puts into it, and looks as the cache does. */
final class MemoryStore implements ResourceStore, VersionStore {

    private record Kept(StoredResource stored, Resource resource) {}

    private final List<Kept> all = new ArrayList<>();
    private final List<StoredResource> replaced = new ArrayList<>();

    void put(Resource resource, long version, Instant updated) {
        resource.getMeta().setVersionId(Long.toString(version)).setLastUpdated(Date.from(updated));
        ReadableType type = ReadableType.of(resource.fhirType()).orElseThrow();
        byte[] json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource)
                .getBytes(StandardCharsets.UTF_8);
        all.removeIf(one -> {
            boolean older = one.stored().type() == type && one.stored().id().equals(resource.getIdPart());
            return older && replaced.add(one.stored());
        });
        all.add(new Kept(new StoredResource(type, resource.getIdPart(), version, updated, patientOf(resource), json),
                resource));
    }

    @Override
    public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
        return CompletableFuture
                .completedStage(of(type).map(Kept::stored).filter(one -> one.id().equals(id)).findFirst());
    }

    @Override
    public CompletionStage<List<StoredResource>> find(Lookup lookup) {
        Stream<Kept> found = switch (lookup) {
            case Lookup.Identifier by -> of(by.type()).filter(one -> identifiers(one.resource()).stream()
                    .anyMatch(identifier -> identifier.getValue().equals(by.key().value())
                            && (by.key().system() == null || identifier.getSystem().equals(by.key().system()))));
            case Lookup.OfPatient of -> of(of.type()).filter(one -> of.patient().equals(one.stored().patient()));
            case Lookup.Everybody everybody -> of(everybody.type())
                    .filter(one -> one.stored().patient() == null || everybody.mayFit().test(traits(one)))
                    .limit(everybody.most());
            case Lookup.Pending pending -> of(pending.type()).filter(one -> one.resource() instanceof Task task
                    && Set.of("requested", "in-progress").contains(task.getStatus().toCode()));
            case Lookup.Recorded recorded -> recorded(recorded);
        };
        return CompletableFuture.completedStage(found.map(Kept::stored).toList());
    }

    void remove(ReadableType type, String id) {
        all.removeIf(one -> one.stored().type() == type && one.stored().id().equals(id));
    }

    /** As the ledger's table: newest first, of one moment the higher number first. */
    private Stream<Kept> recorded(Lookup.Recorded lookup) {
        List<Kept> all = of(lookup.type()).sorted(Comparator.comparing((Kept one) -> one.stored().updated())
                .thenComparing(one -> Long.valueOf(one.stored().id())).reversed()).toList();
        int from = 0;
        while (lookup.before() != null && from < all.size()
                && !all.get(from++).stored().id().equals(lookup.before())) {
            // behind that one
        }
        return all.stream().skip(from).filter(one -> !one.stored().updated().isBefore(lookup.from()))
                .filter(one -> one.stored().updated().isBefore(lookup.until()))
                .filter(one -> lookup.ids() == null || lookup.ids().contains(one.stored().id()))
                .filter(one -> lookup.patients() == null || one.stored().patient() != null
                        && lookup.patients().contains(one.stored().patient()))
                .limit(lookup.most());
    }

    @Override
    public CompletionStage<Optional<StoredResource>> version(String id, long version) {
        return CompletableFuture.completedStage(replaced(id).filter(one -> one.version() == version).findFirst());
    }

    @Override
    public CompletionStage<Earlier> earlier(Wanted wanted) {
        List<StoredResource> all = replaced(wanted.id()).filter(one -> one.version() < wanted.current())
                .filter(one -> !one.updated().isBefore(wanted.since())).toList();
        return CompletableFuture.completedStage(new Earlier(all.stream()
                .filter(one -> one.version() < wanted.before()).limit(wanted.most()).toList(), all.size()));
    }

    private Stream<StoredResource> replaced(String id) {
        return replaced.stream().filter(one -> one.type() == ReadableType.COVERAGE && one.id().equals(id))
                .sorted(Comparator.comparing(StoredResource::version).reversed());
    }

    private Stream<Kept> of(ReadableType type) {
        return all.stream().filter(one -> one.stored().type() == type);
    }

    private static List<Identifier> identifiers(Resource resource) {
        return switch (resource) {
            case Patient patient -> patient.getIdentifier();
            case Coverage coverage -> coverage.getIdentifier();
            default -> List.of();
        };
    }

    private static String patientOf(Resource resource) {
        return switch (resource) {
            case Patient patient -> patient.getIdPart();
            case Coverage coverage -> coverage.getBeneficiary().getReferenceElement().getIdPart();
            case CoverageEligibilityResponse response -> response.getPatient().getReferenceElement().getIdPart();
            case Provenance provenance -> provenance.getTarget().stream().map(to -> to.getReferenceElement())
                    .filter(to -> "Patient".equals(to.getResourceType())).findFirst().orElseThrow().getIdPart();
            case Consent consent -> consent.getPatient().getReferenceElement().getIdPart();
            case Task task -> task.getFor().getReferenceElement().getIdPart();
            case AuditEvent event -> event.getEntity().stream().map(one -> one.getWhat().getReferenceElement())
                    .filter(to -> "Patient".equals(to.getResourceType())).findFirst().map(to -> to.getIdPart())
                    .orElse(null);
            default -> null;
        };
    }

    private Traits traits(Kept one) {
        List<Kept> own = all.stream().filter(other -> Objects.equals(other.stored().patient(), one.stored().patient()))
                .toList();
        Patient patient = own.stream().map(Kept::resource).flatMap(
                resource -> resource instanceof Patient person ? Stream.of(person) : Stream.empty()).findFirst()
                .orElseThrow();
        String names = patient.getName().stream().flatMap(MemoryStore::parts).filter(Objects::nonNull)
                .map(SearchText::of).collect(Collectors.joining("\n", "\n", "\n"));
        LocalDate born = patient.hasBirthDate()
                ? LocalDate.parse(patient.getBirthDateElement().getValueAsString())
                : null;
        Instant changed = own.stream().map(kept -> kept.stored().updated()).max(Instant::compareTo).orElseThrow();
        return new Traits() {
            @Override
            public String names() {
                return names;
            }

            @Override
            public LocalDate birthDate() {
                return born;
            }

            @Override
            public Instant changed() {
                return changed;
            }
        };
    }

    private static Stream<String> parts(HumanName name) {
        return Stream.concat(Stream.of(name.getText(), name.getFamily()),
                name.getGiven().stream().map(StringType::getValue));
    }
}
