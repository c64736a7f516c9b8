package jp.madoguchi.gateway.fhir.medical;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.fhir.convert.CheckUpConverter;
import jp.madoguchi.fhir.convert.MedicalConverter;
import jp.madoguchi.gateway.fhir.FhirForms;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.gateway.fhir.search.SearchEngine;
import jp.madoguchi.gateway.fhir.search.SearchRefused;
import jp.madoguchi.gateway.medical.BesideInformation;
import jp.madoguchi.gateway.medical.MedicalAsker;
import jp.madoguchi.gateway.medical.MedicalLooks;
import jp.madoguchi.gateway.medical.ViewRefused;
import jp.madoguchi.reception.medical.MedicalView;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One request's look at medical information, as a store that a search can be answered from. It lives as long as the request. */
final class Look implements SearchEngine.Store {

    private static final byte[] NOTHING = new byte[0];
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final MedicalLooks looks;
    private final MedicalAsker asker;
    private final boolean mayKnowPatients;
    private final MedicalIds ids;
    private final BesideInformation beside;
    private final Map<String, Resource> shown = new HashMap<>();
    private final Set<RuleSwitch> open = EnumSet.noneOf(RuleSwitch.class);
    private Optional<DeskStep> first = Optional.empty();

    /**
     * @param mayKnowPatients whether the asker may know who is a patient here
     * @param beside          told of what has to be done before it is relied on (R-CO-10), and of what is uncertain; of a refusal only what
     *                        that one hangs on
     */
    Look(MedicalLooks looks, MedicalAsker asker, boolean mayKnowPatients, MedicalIds ids,
            BesideInformation beside) {
        this.looks = looks;
        this.asker = asker;
        this.mayKnowPatients = mayKnowPatients;
        this.ids = ids;
        this.beside = beside;
    }

    /** The resource of what was found. */
    Resource resource(StoredResource found) {
        return Objects.requireNonNull(shown.get(found.id()));
    }

    /**
     * Says beside the reply what goes with all that was looked at, once nothing of it is refused any more. On what it hangs is told to whom may
     * know patients: it would say who gets public assistance.
     */
    void tell() {
        beside.first(first);
        if (mayKnowPatients) {
            beside.uncertain(open);
        }
    }

    @Override
    public Optional<StoredResource> read(ReadableType type, String id) {
        if (!type.isMedical()) {
            throw SearchRefused.costly();
        }
        return MedicalIds.patient(id).flatMap(
                patient -> of(type, patient).stream().filter(one -> one.id().equals(id)).findFirst());
    }

    /** By the patient's id alone. By a number it would tell whose number it is. */
    @Override
    public List<StoredResource> find(Lookup lookup) {
        if (!lookup.type().isMedical() || !(lookup instanceof Lookup.OfPatient of)) {
            throw SearchRefused.costly();
        }
        return ResourceId.parse(of.patient()).toOptional().map(patient -> of(lookup.type(), patient))
                .orElseThrow(() -> refused(new View.Refused(View.Reason.CONSENT_NOT_GIVEN, List.of())));
    }

    private List<StoredResource> of(ReadableType type, ResourceId patient) {
        MedicalView.Shown view;
        try {
            view = looks.look(asker, patient, item(type));
        } catch (ViewRefused refused) {
            throw refused(refused.why());
        }
        first = view.first().or(() -> first);
        open.addAll(view.open());
        List<StoredResource> found = new ArrayList<>();
        Map<String, Integer> same = new HashMap<>();
        for (Resource resource : resources(type, view.content(), patient)) {
            String content = new String(FhirForms.encoded(resource, false), StandardCharsets.UTF_8);
            String id = ids.id(patient, type.fhirName(), content, same.merge(content, 1, Integer::sum));
            resource.setId(type.fhirName() + "/" + id);
            shown.put(id, resource);
            Instant place = when(resource).minusNanos(found.size()); // of one day as the national system has them
            found.add(new StoredResource(type, id, 1, place, patient.value(), NOTHING));
        }
        return found;
    }

    /** The role is told to everybody: it is the asker's own. What else it is says something of the patient. */
    private ProblemException refused(View.Refused why) {
        boolean told = mayKnowPatients || why.reason() == View.Reason.NOT_FOR_THIS_ROLE;
        if (told) {
            beside.uncertain(why.open());
        }
        return new ProblemException(
                Problem.at(ProblemCode.MEDICAL_INFORMATION_REFUSED, told ? why.reason().name() : ""));
    }

    private static ConsentItem item(ReadableType type) {
        return switch (type) {
            case MEDICINE -> ConsentItem.MEDICINES;
            case TREATMENT -> ConsentItem.TREATMENTS;
            case CHECK_UP_ITEM -> ConsentItem.HEALTH_CHECKUPS;
            case PATIENT, COVERAGE, ORGANIZATION, ELIGIBILITY_RESPONSE, PROVENANCE, CONSENT, DEVICE, DESK_TASK,
                    AUDIT_EVENT ->
                throw new IllegalArgumentException(type + " is not medical");
        };
    }

    /** A document cannot be told as resources: it has to be asked for as data. */
    private static List<? extends Resource> resources(ReadableType type, MedicalRecord content, ResourceId patient) {
        return switch (content) {
            case MedicineHistory history when type == ReadableType.TREATMENT ->
                new MedicalConverter().treatments(history, patient);
            case MedicineHistory history -> new MedicalConverter().medicines(history, patient);
            case CheckUpHistory history -> new CheckUpConverter().convert(history, patient);
            case PdfDocument document ->
                throw new ProblemException(Problem.at(ProblemCode.MEDICAL_INFORMATION_NOT_HERE, "PDF"));
        };
    }

    /** When it was, for the order of a list: the newest first, what has no day last. */
    private static Instant when(Resource resource) {
        String day = switch (resource) {
            case MedicationStatement one -> text(one.hasEffective() ? one.getEffectiveDateTimeType() : null);
            case Procedure one -> text(one.hasPerformed() ? one.getPerformedDateTimeType() : null);
            case Observation one -> text(one.hasEffective() ? one.getEffectiveDateTimeType() : null);
            default -> "";
        };
        return switch (day.length()) {
            case 10 -> LocalDate.parse(day).atStartOfDay(JAPAN).toInstant();
            case 7 -> YearMonth.parse(day).atDay(1).atStartOfDay(JAPAN).toInstant();
            default -> Instant.EPOCH;
        };
    }

    private static String text(@Nullable BaseDateTimeType date) {
        return date == null ? "" : date.getValueAsString();
    }
}
