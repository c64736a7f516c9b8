package jp.madoguchi.gateway.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.gateway.fhir.Traits;
import jp.madoguchi.store.cache.CachedResources;
import jp.madoguchi.store.cache.PatientTraits;
import jp.madoguchi.store.cache.ResourceKind;
import org.jspecify.annotations.Nullable;

/** The API's reads, answered by the store's cache. */
final class CachedStore implements ResourceStore {

    private final CachedResources resources;
    private final FacilityCode facility;

    CachedStore(CachedResources resources, FacilityCode facility) {
        this.resources = resources;
        this.facility = facility;
    }

    /** The store's traits as the API asks for them. */
    private record CachedTraits(PatientTraits kept) implements Traits {
        @Override
        public String names() {
            return kept.names();
        }

        @Override
        public @Nullable LocalDate birthDate() {
            return kept.birthDate();
        }

        @Override
        public Instant changed() {
            return kept.changed();
        }
    }

    @Override
    public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
        return AtOnce.stage(() -> ResourceId.parse(id).toOptional()
                .flatMap(known -> resources.read(kind(type), known))
                .map(found -> resource(type, found)));
    }

    @Override
    public CompletionStage<List<StoredResource>> find(Lookup lookup) {
        return AtOnce.stage(() -> {
            Map<String, StoredResource> byId = new LinkedHashMap<>();
            for (jp.madoguchi.store.cache.StoredResource found : search(lookup)) {
                StoredResource resource = resource(lookup.type(), found);
                byId.putIfAbsent(resource.id(), resource);
            }
            return List.copyOf(byId.values());
        });
    }

    private List<jp.madoguchi.store.cache.StoredResource> search(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Identifier by -> byIdentifier(by.type(), by.key());
            case Lookup.OfPatient of -> ResourceId.parse(of.patient()).toOptional()
                    .map(patient -> ofPatient(of.type(), patient)).orElse(List.of());
            case Lookup.Everybody everybody -> resources.ofEverybody(kind(everybody.type()),
                    traits -> everybody.mayFit().test(new CachedTraits(traits)), everybody.most());
            case Lookup.Pending pending -> List.of();
            case Lookup.Recorded recorded -> List.of();
        };
    }

    private List<jp.madoguchi.store.cache.StoredResource> ofPatient(ReadableType type, ResourceId patient) {
        return switch (type) {
            case PATIENT -> resources.read(ResourceKind.PATIENT, patient).stream().toList();
            case COVERAGE -> resources.coveragesOf(patient);
            case ELIGIBILITY_RESPONSE -> resources.responsesOf(patient);
            case PROVENANCE -> resources.provenancesOf(patient);
            case CONSENT -> resources.consentsOf(patient);
            case ORGANIZATION, DEVICE, DESK_TASK, AUDIT_EVENT, MEDICINE, TREATMENT, CHECK_UP_ITEM -> List.of();
        };
    }

    private List<jp.madoguchi.store.cache.StoredResource> byIdentifier(ReadableType type, Lookup.Key key) {
        String named = key.system();
        List<String> systems = named == null ? everySystem() : List.of(named);
        return systems.stream().flatMap(system -> byIdentifier(type, system, key.value()).stream()).toList();
    }

    private List<jp.madoguchi.store.cache.StoredResource> byIdentifier(ReadableType type, String system, String value) {
        return switch (type) {
            case PATIENT -> resources.patientsByIdentifier(system, value);
            case COVERAGE -> resources.coveragesByIdentifier(system, value);
            case ORGANIZATION, ELIGIBILITY_RESPONSE, PROVENANCE, CONSENT, DEVICE, DESK_TASK, AUDIT_EVENT, MEDICINE,
                    TREATMENT,
                    CHECK_UP_ITEM ->
                List.of();
        };
    }

    /** A search that names no system means any. */
    private List<String> everySystem() {
        return List.of(IdentifierSystems.patientNumber(facility), IdentifierSystems.referenceNumber(facility),
                IdentifierSystems.INSURANCE_MEMBER_ID, IdentifierSystems.PUBLIC_PAYER_MEMBER_ID,
                IdentifierSystems.RESOURCE_INSTANCE);
    }

    private static ResourceKind kind(ReadableType type) {
        return switch (type) {
            case PATIENT -> ResourceKind.PATIENT;
            case COVERAGE -> ResourceKind.COVERAGE;
            case ORGANIZATION -> ResourceKind.ORGANIZATION;
            case ELIGIBILITY_RESPONSE -> ResourceKind.ELIGIBILITY_RESPONSE;
            case PROVENANCE -> ResourceKind.PROVENANCE;
            case CONSENT -> ResourceKind.CONSENT;
            case DEVICE, DESK_TASK, AUDIT_EVENT, MEDICINE, TREATMENT, CHECK_UP_ITEM ->
                throw new IllegalArgumentException(type + " is not of the cache");
        };
    }

    static StoredResource resource(ReadableType type, jp.madoguchi.store.cache.StoredResource found) {
        return new StoredResource(type, found.id().value(), found.versionId(), found.lastUpdated(),
                found.patient().map(ResourceId::value).orElse(null), found.json());
    }
}
