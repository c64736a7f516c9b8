package jp.madoguchi.gateway.fhir.search;

import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.OURS;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.R4;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.param;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.reference;
import static jp.madoguchi.gateway.fhir.search.Values.code;
import static jp.madoguchi.gateway.fhir.search.Values.codings;
import static jp.madoguchi.gateway.fhir.search.Values.date;
import static jp.madoguchi.gateway.fhir.search.Values.references;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.search.SearchParam.Kind;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Resource;

/** The part of {@link SearchCatalogue} that is about the audit trail. All of it claims one profile and bears no tag. */
final class AuditCatalogue {

    private AuditCatalogue() {}

    static List<SearchParam> auditEvent() {
        return List.of(
                param("_id", Kind.TOKEN, R4 + "Resource-id", Resource.class,
                        resource -> code(null, resource.getIdElement().getIdPart()), "by the resource's id"),
                param("_lastUpdated", Kind.DATE, R4 + "Resource-lastUpdated", Resource.class,
                        resource -> date(resource.getMeta().getLastUpdatedElement()), "recorded then"),
                reference("patient", R4 + "AuditEvent-patient", Set.of(ReadableType.PATIENT), AuditEvent.class,
                        AuditCatalogue::patients, "about that patient"),
                param("date", Kind.DATE, R4 + "AuditEvent-date", AuditEvent.class,
                        event -> date(event.getRecordedElement()), "recorded then"),
                param("altid", Kind.TOKEN, R4 + "AuditEvent-altid", AuditEvent.class,
                        event -> event.getAgent().stream().flatMap(agent -> code(null, agent.getAltId())),
                        "done by that client, by its registered name"),
                param("action", Kind.TOKEN, R4 + "AuditEvent-action", AuditEvent.class,
                        event -> event.hasAction()
                                ? code(event.getAction().getSystem(), event.getAction().toCode())
                                : Stream.empty(),
                        "R read, E searched, U changed"),
                param("type", Kind.TOKEN, R4 + "AuditEvent-type", AuditEvent.class,
                        event -> codings(List.of(event.getType())), "of that kind: rest"),
                param("subtype", Kind.TOKEN, R4 + "AuditEvent-subtype", AuditEvent.class,
                        event -> codings(event.getSubtype()), "read, search or update"),
                param("outcome", Kind.TOKEN, R4 + "AuditEvent-outcome", AuditEvent.class,
                        event -> event.hasOutcome()
                                ? code(event.getOutcome().getSystem(), event.getOutcome().toCode())
                                : Stream.empty(),
                        "0 given, 4 not found or refused, 8 failed"),
                param("entity-type", Kind.TOKEN, R4 + "AuditEvent-entity-type", AuditEvent.class,
                        event -> codings(event.getEntity().stream().map(entity -> entity.getType()).toList()),
                        "with something of that kind: 1 a person, 2 a resource or a query"),
                param("resource-type", Kind.TOKEN, OURS + "auditevent-resource-type", AuditEvent.class,
                        event -> event.getEntity().stream().flatMap(entity -> code(null, entity.getWhat().getType())),
                        "with a resource of that FHIR type"));
    }

    private static Stream<Value> patients(AuditEvent event) {
        return references(event.getEntity().stream().map(entity -> entity.getWhat()).toList())
                .filter(to -> to instanceof Value.Reference one
                        && one.type().equals(ReadableType.PATIENT.fhirName()));
    }
}
