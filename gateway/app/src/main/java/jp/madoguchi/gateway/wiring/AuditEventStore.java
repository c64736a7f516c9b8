package jp.madoguchi.gateway.wiring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.convert.AuditEventConverter;
import jp.madoguchi.fhir.convert.AuditEventView;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.store.audit.AuditAction;
import jp.madoguchi.store.audit.AuditQuery;
import jp.madoguchi.store.audit.AuditReadings;
import jp.madoguchi.store.audit.AuditRecord;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/** A store in which the audit trail can be read, too, from the ledger's table. An AuditEvent's id is its row's number. */
final class AuditEventStore implements ResourceStore {

    /** A number as it is written, and no other way to write it: one id for one event. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Za-z_:.-]*");

    private final ResourceStore others;
    private final AuditReadings readings;
    private final FacilityCode facility;
    private final AuditEventConverter converter = new AuditEventConverter();
    private final FhirEncoder encoder = new FhirEncoder();

    AuditEventStore(ResourceStore others, AuditReadings readings, FacilityCode facility) {
        this.others = others;
        this.readings = readings;
        this.facility = facility;
    }

    @Override
    public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
        return type == ReadableType.AUDIT_EVENT
                ? AtOnce.stage(
                        () -> found(new Lookup.Recorded(Set.of(id), null, Instant.MIN, Instant.MAX, null, 1)).stream()
                                .findFirst())
                : others.read(type, id);
    }

    @Override
    public CompletionStage<List<StoredResource>> find(Lookup lookup) {
        if (lookup.type() != ReadableType.AUDIT_EVENT) {
            return others.find(lookup);
        }
        return AtOnce.stage(() -> switch (lookup) {
            case Lookup.Recorded recorded -> found(recorded);
            case Lookup.OfPatient none -> List.of();
            case Lookup.Pending none -> List.of();
            case Lookup.Identifier none -> List.of();
            case Lookup.Everybody none -> List.of();
        });
    }

    private List<StoredResource> found(Lookup.Recorded lookup) {
        Set<String> ids = lookup.ids();
        Set<String> patients = lookup.patients();
        String before = lookup.before();
        AuditQuery query = new AuditQuery(facility,
                ids == null
                        ? null
                        : ids.stream().filter(id -> NUMBER.matcher(id).matches()).map(Long::valueOf)
                                .collect(Collectors.toSet()),
                patients == null
                        ? null
                        : patients.stream().flatMap(one -> ResourceId.parse(one).toOptional().stream())
                                .collect(Collectors.toSet()),
                lookup.from().equals(Instant.MIN) ? null : lookup.from(),
                lookup.until().equals(Instant.MAX) ? null : lookup.until(),
                before == null ? null : Long.valueOf(before), Math.min(lookup.most(), AuditQuery.MOST));
        return readings.find(query).stream().map(this::stored).toList();
    }

    private StoredResource stored(AuditRecord row) {
        ResourceId id = new ResourceId(Long.toString(row.number()));
        ResourceId patient = row.patient();
        AuditEventView view = new AuditEventView(id, row.at(), facility, row.client(), act(row), subject(row), patient,
                switch (row.outcome()) {
                    case GIVEN -> AuditEventView.Outcome.GIVEN;
                    case NOT_FOUND -> AuditEventView.Outcome.NOT_FOUND;
                    case REFUSED -> AuditEventView.Outcome.REFUSED;
                    case FAILED -> AuditEventView.Outcome.FAILED;
                }, row.request());
        return new StoredResource(ReadableType.AUDIT_EVENT, id.value(), 1, row.at().truncatedTo(ChronoUnit.MILLIS),
                patient == null ? null : patient.value(), encoder.encode(converter.convert(view)));
    }

    private static AuditEventView.Act act(AuditRecord row) {
        return switch (row.action()) {
            case READ -> new AuditEventView.Act.Read();
            case SEARCH -> new AuditEventView.Act.Search(row.parameters());
            case WRITE -> isFact(row)
                    ? new AuditEventView.Act.Fact(row.parameters().getFirst())
                    : new AuditEventView.Act.Change();
            case AUTHENTICATE -> new AuditEventView.Act.Authentication();
        };
    }

    /** The ledger's own works note one word for what was done; parameters of a program's change begin in lower case. */
    private static boolean isFact(AuditRecord row) {
        return row.action() == AuditAction.WRITE && row.resource() == null && row.parameters().size() == 1
                && WORD.matcher(row.parameters().getFirst()).matches();
    }

    private static AuditEventView.@Nullable Subject subject(AuditRecord row) {
        String type = row.resourceType();
        if (type == null || !isFact(row) && !isOfFhir(type)) {
            return null;
        }
        ResourceId id = own(row, type);
        return new AuditEventView.Subject(type, id, isReadable(type, id));
    }

    /** Rows of before told of what is known by its patient only with the patient's id as its own: to a Consent of that id nothing leads. */
    private static @Nullable ResourceId own(AuditRecord row, String type) {
        ResourceId id = row.resource();
        boolean isThePatients = id != null && id.equals(row.patient())
                && !type.equals(ReadableType.PATIENT.fhirName());
        return isThePatients ? null : id;
    }

    /** Look-ups in a disaster are noted under a type with the events of this trail, and are none of them. */
    private static boolean isReadable(String type, @Nullable ResourceId id) {
        return ReadableType.of(type)
                .filter(one -> one != ReadableType.AUDIT_EVENT || id == null || NUMBER.matcher(id.value()).matches())
                .isPresent();
    }

    private static boolean isOfFhir(String type) {
        for (ResourceType one : ResourceType.values()) {
            if (one.name().equals(type)) {
                return true;
            }
        }
        return false;
    }
}
