package jp.madoguchi.gateway.fhir.search;

import static jp.madoguchi.gateway.fhir.search.Values.canonicals;
import static jp.madoguchi.gateway.fhir.search.Values.code;
import static jp.madoguchi.gateway.fhir.search.Values.codings;
import static jp.madoguchi.gateway.fhir.search.Values.date;
import static jp.madoguchi.gateway.fhir.search.Values.identifiers;
import static jp.madoguchi.gateway.fhir.search.Values.names;
import static jp.madoguchi.gateway.fhir.search.Values.period;
import static jp.madoguchi.gateway.fhir.search.Values.references;
import static jp.madoguchi.gateway.fhir.search.Values.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.search.SearchParam.Kind;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;

/** Every search parameter there is, by type (docs/design/fhir-api.md 3): what is here works and is declared; nothing else does or is. */
public final class SearchCatalogue {

    static final String R4 = "http://hl7.org/fhir/SearchParameter/";
    private static final String JP = "http://jpfhir.jp/fhir/core/SearchParameter/JP_Coverage_InsuredPerson";
    static final String OURS = "https://madoguchi.jp/fhir/SearchParameter/";
    private static final String JP_EXTENSION = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson";

    private static final Map<ReadableType, List<SearchParam>> ALL = all();
    /** What may be included with matches of a type, as {@code Type:param}; what is referred to is of the parameter's target. */
    private static final Map<ReadableType, List<String>> INCLUDES = Map.of(
            ReadableType.COVERAGE, List.of("Coverage:beneficiary", "Coverage:patient", "Coverage:payor"),
            ReadableType.ELIGIBILITY_RESPONSE,
            List.of("CoverageEligibilityResponse:patient", "CoverageEligibilityResponse:insurer"),
            ReadableType.PROVENANCE, List.of("Provenance:patient", "Provenance:target", "Provenance:agent"),
            ReadableType.CONSENT, List.of("Consent:patient", "Consent:organization"),
            ReadableType.DEVICE, List.of("Device:parent"),
            ReadableType.DESK_TASK, List.of("Task:patient", "Task:focus"),
            ReadableType.AUDIT_EVENT, List.of("AuditEvent:patient"));
    private static final Map<ReadableType, List<String>> REVERSE_INCLUDES = Map.of(
            ReadableType.PATIENT,
            List.of("Coverage:beneficiary", "Coverage:patient", "CoverageEligibilityResponse:patient",
                    "Provenance:patient", "Provenance:target", "Consent:patient", "Task:patient"),
            ReadableType.COVERAGE, List.of("Provenance:target"),
            ReadableType.ELIGIBILITY_RESPONSE, List.of("Provenance:target"));

    private SearchCatalogue() {}

    /** The parameters of a type, those of all types first. */
    public static List<SearchParam> of(ReadableType type) {
        return ALL.getOrDefault(type, List.of());
    }

    /** A type's parameter of a name. */
    public static Optional<SearchParam> find(ReadableType type, String name) {
        return of(type).stream().filter(param -> param.name().equals(name)).findFirst();
    }

    /** What {@code _include} may name with matches of a type. */
    public static List<String> includes(ReadableType type) {
        return INCLUDES.getOrDefault(type, List.of());
    }

    /** What {@code _revinclude} may name with matches of a type. */
    public static List<String> reverseIncludes(ReadableType type) {
        return REVERSE_INCLUDES.getOrDefault(type, List.of());
    }

    private static Map<ReadableType, List<SearchParam>> all() {
        Map<ReadableType, List<SearchParam>> all = new EnumMap<>(ReadableType.class);
        all.put(ReadableType.PATIENT, with(patient()));
        all.put(ReadableType.COVERAGE, with(coverage()));
        all.put(ReadableType.ORGANIZATION, with(organization()));
        all.put(ReadableType.ELIGIBILITY_RESPONSE, with(response()));
        all.put(ReadableType.PROVENANCE, with(ProofCatalogue.provenance()));
        all.put(ReadableType.CONSENT, with(ProofCatalogue.consent()));
        all.put(ReadableType.DEVICE, with(ProofCatalogue.device()));
        all.put(ReadableType.DESK_TASK, with(TaskCatalogue.task()));
        all.put(ReadableType.AUDIT_EVENT, AuditCatalogue.auditEvent());
        all.put(ReadableType.MEDICINE, MedicalCatalogue.medicine());
        all.put(ReadableType.TREATMENT, MedicalCatalogue.treatment());
        all.put(ReadableType.CHECK_UP_ITEM, MedicalCatalogue.checkUpItem());
        return all;
    }

    private static List<SearchParam> with(List<SearchParam> own) {
        List<SearchParam> all = new ArrayList<>(List.of(
                param("_id", Kind.TOKEN, R4 + "Resource-id", Resource.class,
                        resource -> code(null, resource.getIdElement().getIdPart()), "by the resource's id"),
                param("_lastUpdated", Kind.DATE, R4 + "Resource-lastUpdated", Resource.class,
                        resource -> date(resource.getMeta().getLastUpdatedElement()), "changed then"),
                param("_profile", Kind.URI, R4 + "Resource-profile", Resource.class,
                        resource -> canonicals(resource.getMeta().getProfile()), "claims that profile"),
                param("_tag", Kind.TOKEN, R4 + "Resource-tag", Resource.class,
                        resource -> codings(resource.getMeta().getTag()), "bears that tag, such as provisional")));
        all.addAll(own);
        return List.copyOf(all);
    }

    private static List<SearchParam> patient() {
        return List.of(
                param("identifier", Kind.TOKEN, R4 + "Patient-identifier", Patient.class,
                        patient -> identifiers(patient.getIdentifier()), "by patient number or member id"),
                param("name", Kind.STRING, R4 + "Patient-name", Patient.class,
                        patient -> patient.getName().stream().flatMap(name -> names(name)),
                        "any part of any name: kanji, kana"),
                param("family", Kind.STRING, R4 + "individual-family", Patient.class,
                        patient -> patient.getName().stream().flatMap(name -> text(name.getFamily())), "family name"),
                param("given", Kind.STRING, R4 + "individual-given", Patient.class,
                        patient -> patient.getName().stream().map(HumanName::getGiven).flatMap(List::stream)
                                .flatMap(name -> text(name.getValue())),
                        "given name"),
                param("birthdate", Kind.DATE, R4 + "individual-birthdate", Patient.class,
                        patient -> date(patient.getBirthDateElement()), "born then"),
                param("gender", Kind.TOKEN, R4 + "individual-gender", Patient.class,
                        patient -> patient.hasGender()
                                ? code(patient.getGender().getSystem(), patient.getGender().toCode())
                                : Stream.empty(),
                        "of that gender"),
                param("address-postalcode", Kind.STRING, R4 + "individual-address-postalcode", Patient.class,
                        patient -> patient.getAddress().stream().flatMap(address -> text(address.getPostalCode())),
                        "postal code"));
    }

    private static List<SearchParam> coverage() {
        return List.of(
                param("identifier", Kind.TOKEN, R4 + "Coverage-identifier", Coverage.class,
                        coverage -> identifiers(coverage.getIdentifier()), "by member id"),
                reference("patient", R4 + "Coverage-patient", ReadableType.PATIENT, Coverage.class,
                        coverage -> references(List.of(coverage.getBeneficiary())), "of that patient"),
                reference("beneficiary", R4 + "Coverage-beneficiary", ReadableType.PATIENT, Coverage.class,
                        coverage -> references(List.of(coverage.getBeneficiary())), "of that patient"),
                reference("payor", R4 + "Coverage-payor", ReadableType.ORGANIZATION, Coverage.class,
                        coverage -> references(coverage.getPayor()), "of that insurer or public payer"),
                param("status", Kind.TOKEN, R4 + "Coverage-status", Coverage.class,
                        coverage -> coverage.hasStatus()
                                ? code(coverage.getStatus().getSystem(), coverage.getStatus().toCode())
                                : Stream.empty(),
                        "active, cancelled or draft"),
                param("type", Kind.TOKEN, R4 + "Coverage-type", Coverage.class,
                        coverage -> codings(coverage.getType().getCoding()), "kind of insurance"),
                param("dependent", Kind.STRING, R4 + "Coverage-dependent", Coverage.class,
                        coverage -> text(coverage.getDependent()), "branch number"),
                param("period", Kind.DATE, OURS + "coverage-period", Coverage.class,
                        coverage -> period(coverage.getPeriod()), "in force then"),
                param("jp-insured-personsymbol", Kind.STRING, JP + "Symbol_SP", Coverage.class,
                        coverage -> extension(coverage, "Symbol"), "symbol (記号)"),
                param("jp-insured-personnumber", Kind.STRING, JP + "Number_SP", Coverage.class,
                        coverage -> extension(coverage, "Number"), "number (番号)"),
                param("jp-insured-personsubnumber", Kind.STRING, JP + "SubNumber_SP", Coverage.class,
                        coverage -> extension(coverage, "SubNumber"), "branch number (枝番)"));
    }

    private static Stream<Value> extension(Coverage coverage, String which) {
        return coverage.getExtensionsByUrl(JP_EXTENSION + which).stream().map(Extension::getValue)
                .flatMap(value -> value instanceof PrimitiveType<?> primitive
                        ? text(primitive.getValueAsString())
                        : Stream.empty());
    }

    private static List<SearchParam> organization() {
        return List.of(
                param("identifier", Kind.TOKEN, R4 + "Organization-identifier", Organization.class,
                        organization -> identifiers(organization.getIdentifier()),
                        "by insurer number or institution code"),
                param("name", Kind.STRING, R4 + "Organization-name", Organization.class,
                        organization -> text(organization.getName()), "by name"),
                param("type", Kind.TOKEN, R4 + "Organization-type", Organization.class,
                        organization -> organization.getType().stream().flatMap(type -> codings(type.getCoding())),
                        "insurer, public payer or provider"));
    }

    private static List<SearchParam> response() {
        return List.of(
                reference("patient", R4 + "CoverageEligibilityResponse-patient", ReadableType.PATIENT,
                        CoverageEligibilityResponse.class, response -> references(List.of(response.getPatient())),
                        "about that patient"),
                reference("insurer", R4 + "CoverageEligibilityResponse-insurer", ReadableType.ORGANIZATION,
                        CoverageEligibilityResponse.class, response -> references(List.of(response.getInsurer())),
                        "of that insurer"),
                param("created", Kind.DATE, R4 + "CoverageEligibilityResponse-created",
                        CoverageEligibilityResponse.class, response -> date(response.getCreatedElement()),
                        "answered then"),
                param("outcome", Kind.TOKEN, R4 + "CoverageEligibilityResponse-outcome",
                        CoverageEligibilityResponse.class,
                        response -> response.hasOutcome()
                                ? code(response.getOutcome().getSystem(), response.getOutcome().toCode())
                                : Stream.empty(),
                        "complete, error or queued"),
                param("status", Kind.TOKEN, R4 + "CoverageEligibilityResponse-status",
                        CoverageEligibilityResponse.class,
                        response -> response.hasStatus()
                                ? code(response.getStatus().getSystem(), response.getStatus().toCode())
                                : Stream.empty(),
                        "status of the resource"),
                param("disposition", Kind.STRING, R4 + "CoverageEligibilityResponse-disposition",
                        CoverageEligibilityResponse.class, response -> text(response.getDisposition()),
                        "what was said, in words"));
    }

    static <R extends Resource> SearchParam param(String name, Kind kind, String definition, Class<R> model,
            Function<R, Stream<? extends Value>> values, String meaning) {
        return new SearchParam(name, kind, definition, Set.of(), safely(model, values), meaning);
    }

    private static <R extends Resource> SearchParam reference(String name, String definition, ReadableType target,
            Class<R> model, Function<R, Stream<? extends Value>> values, String meaning) {
        return reference(name, definition, Set.of(target), model, values, meaning);
    }

    static <R extends Resource> SearchParam reference(String name, String definition, Set<ReadableType> targets,
            Class<R> model, Function<R, Stream<? extends Value>> values, String meaning) {
        return new SearchParam(name, Kind.REFERENCE, definition, targets, safely(model, values), meaning);
    }

    private static <R extends Resource> Function<Resource, Stream<? extends Value>> safely(Class<R> model,
            Function<R, Stream<? extends Value>> values) {
        return resource -> model.isInstance(resource) ? values.apply(model.cast(resource)) : Stream.empty();
    }
}
