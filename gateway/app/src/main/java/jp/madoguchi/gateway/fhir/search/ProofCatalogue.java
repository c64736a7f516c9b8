package jp.madoguchi.gateway.fhir.search;

import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.OURS;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.R4;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.param;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.reference;
import static jp.madoguchi.gateway.fhir.search.Values.code;
import static jp.madoguchi.gateway.fhir.search.Values.codings;
import static jp.madoguchi.gateway.fhir.search.Values.date;
import static jp.madoguchi.gateway.fhir.search.Values.identifiers;
import static jp.madoguchi.gateway.fhir.search.Values.period;
import static jp.madoguchi.gateway.fhir.search.Values.references;
import static jp.madoguchi.gateway.fhir.search.Values.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.search.SearchParam.Kind;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Provenance;

/** The part of {@link SearchCatalogue} that is about what was proved how and through what, and what was consented to. */
final class ProofCatalogue {

    private static final Set<ReadableType> PROVED = Set.of(ReadableType.PATIENT, ReadableType.COVERAGE,
            ReadableType.ELIGIBILITY_RESPONSE);

    private ProofCatalogue() {}

    static List<SearchParam> provenance() {
        return List.of(
                reference("patient", R4 + "Provenance-patient", Set.of(ReadableType.PATIENT), Provenance.class,
                        provenance -> references(provenance.getTarget()).filter(
                                to -> to instanceof Value.Reference one
                                        && one.type().equals(ReadableType.PATIENT.fhirName())),
                        "of what was proved about that patient"),
                reference("target", R4 + "Provenance-target", PROVED, Provenance.class,
                        provenance -> references(provenance.getTarget()), "of that coverage, response or patient"),
                reference("agent", R4 + "Provenance-agent", Set.of(ReadableType.DEVICE), Provenance.class,
                        provenance -> references(provenance.getAgent().stream().map(agent -> agent.getWho()).toList()),
                        "through that terminal"),
                param("recorded", Kind.DATE, R4 + "Provenance-recorded", Provenance.class,
                        provenance -> date(provenance.getRecordedElement()),
                        "received then"),
                param("when", Kind.DATE, R4 + "Provenance-when", Provenance.class,
                        provenance -> provenance.hasOccurredDateTimeType()
                                ? date(provenance.getOccurredDateTimeType())
                                : Stream.empty(),
                        "proved then"),
                param("activity", Kind.TOKEN, OURS + "provenance-activity", Provenance.class,
                        provenance -> codings(provenance.getActivity().getCoding()), "by that channel"),
                param("terminal", Kind.TOKEN, OURS + "provenance-terminal", Provenance.class,
                        provenance -> provenance.getAgent().stream()
                                .flatMap(agent -> identifiers(List.of(agent.getWho().getIdentifier()))),
                        "through that terminal"));
    }

    static List<SearchParam> device() {
        return List.of(
                param("identifier", Kind.TOKEN, R4 + "Device-identifier", Device.class,
                        device -> identifiers(device.getIdentifier()), "by the terminal's name"),
                param("type", Kind.TOKEN, R4 + "Device-type", Device.class,
                        device -> codings(device.getType().getCoding()), "terminal or reader"),
                param("status", Kind.TOKEN, R4 + "Device-status", Device.class,
                        device -> device.hasStatus()
                                ? code(device.getStatus().getSystem(), device.getStatus().toCode())
                                : Stream.empty(),
                        "active: what is configured"),
                param("device-name", Kind.STRING, R4 + "Device-device-name", Device.class,
                        device -> device.getDeviceName().stream().flatMap(name -> text(name.getName())), "by its name"),
                reference("parent", OURS + "device-parent", Set.of(ReadableType.DEVICE), Device.class,
                        device -> references(List.of(device.getParent())), "readers of that terminal"));
    }

    static List<SearchParam> consent() {
        return List.of(
                reference("patient", R4 + "clinical-patient", Set.of(ReadableType.PATIENT), Consent.class,
                        consent -> references(List.of(consent.getPatient())), "of that patient"),
                reference("organization", R4 + "Consent-organization", Set.of(ReadableType.ORGANIZATION),
                        Consent.class, consent -> references(consent.getOrganization()), "given to that hospital"),
                param("status", Kind.TOKEN, R4 + "Consent-status", Consent.class,
                        consent -> consent.hasStatus()
                                ? code(consent.getStatus().getSystem(), consent.getStatus().toCode())
                                : Stream.empty(),
                        "active, or inactive once it was replaced or taken back"),
                param("category", Kind.TOKEN, R4 + "Consent-category", Consent.class,
                        consent -> consent.getCategory().stream().flatMap(one -> codings(one.getCoding())),
                        "given in that setting"),
                param("scope", Kind.TOKEN, R4 + "Consent-scope", Consent.class,
                        consent -> codings(consent.getScope().getCoding()), "of that scope"),
                param("date", Kind.DATE, R4 + "clinical-date", Consent.class,
                        consent -> date(consent.getDateTimeElement()), "given then"),
                param("permitted", Kind.TOKEN, OURS + "consent-permitted", Consent.class,
                        consent -> permitted(consent)
                                .flatMap(one -> one.getCode().stream().flatMap(code -> codings(code.getCoding()))),
                        "permits that item"),
                param("permitted-period", Kind.DATE, OURS + "consent-permitted-period", Consent.class,
                        consent -> permitted(consent).flatMap(one -> period(one.getPeriod())),
                        "permits something at that time"));
    }

    private static Stream<ProvisionComponent> permitted(Consent consent) {
        return consent.getProvision().getProvision().stream()
                .filter(one -> one.getType() == Consent.ConsentProvisionType.PERMIT);
    }
}
