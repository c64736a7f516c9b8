package jp.madoguchi.fhir.convert;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the audit trail as AuditEvents, after the patterns of IHE's Basic Audit Log Patterns (PatientRead, PatientQuery and the like). A read that gave
 * something claims the pattern, too; of a search none can be claimed, since IHE's want the query with its values.
 */
public final class AuditEventConverter {

    private static final String GATEWAY = "窓口 Madoguchi";
    /** Types of which nothing is a patient's. */
    private static final Set<String> OF_NOBODY = Set.of("Organization", "Device", "Subscription");
    /** {@code agent.type}. */
    private static final String APPLICATION = "110150";
    private static final String DESTINATION = "110152";
    private static final String SOURCE = "110153";
    /** {@code entity.type}. */
    private static final String PERSON = "1";
    private static final String SYSTEM_OBJECT = "2";
    private static final String OTHER = "4";
    /** {@code entity.role}. */
    private static final String PATIENT = "1";
    private static final String DOMAIN_RESOURCE = "4";
    private static final String QUERY = "24";

    /** The AuditEvent of an entry. It is of version 1 for ever: entries are not changed. */
    public AuditEvent convert(AuditEventView view) {
        AuditEvent event = new AuditEvent();
        Stamp stamp = new Stamp(1, view.recorded().truncatedTo(ChronoUnit.MILLIS));
        Parts.stamp(event, view.id(), stamp, Profiles.AUDIT_EVENT);
        pattern(view).ifPresent(event.getMeta()::addProfile);
        kind(event, view.act());
        event.setRecordedElement(Parts.instant(stamp.updatedAt()));
        outcome(event, view.outcome());
        agents(event, view);
        event.getSource().setObserver(gateway())
                .addType(Parts.coding(CodeSystems.SECURITY_SOURCE_TYPE, "4", null));
        entities(event, view);
        return event;
    }

    /**
     * The profile of IHE that an entry fulfils, if any: those of a read are of one that succeeded (ITI BALP 3:5.7.3). PatientRead wants the patient, and
     * Read is of what has none; where none is noted, though there may be one, neither is true.
     */
    private static Optional<String> pattern(AuditEventView view) {
        AuditEventView.Subject subject = view.subject();
        if (!(view.act() instanceof AuditEventView.Act.Read) || view.outcome() != AuditEventView.Outcome.GIVEN
                || subject == null || subject.id() == null) {
            return Optional.empty();
        }
        if (view.patient() != null) {
            return Optional.of(Profiles.BALP_PATIENT_READ);
        }
        return OF_NOBODY.contains(subject.type()) ? Optional.of(Profiles.BALP_READ) : Optional.empty();
    }

    private static void kind(AuditEvent event, AuditEventView.Act act) {
        event.setType(Parts.coding(CodeSystems.AUDIT_EVENT_TYPE, "rest", null));
        switch (act) {
            case AuditEventView.Act.Read read -> interaction(event, AuditEventAction.R, "read");
            case AuditEventView.Act.Search search -> interaction(event, AuditEventAction.E, "search");
            case AuditEventView.Act.Change change -> interaction(event, AuditEventAction.U, "update");
            case AuditEventView.Act.Fact fact -> interaction(event, AuditEventAction.U, "update");
            case AuditEventView.Act.Authentication authentication -> event.setAction(AuditEventAction.E)
                    .setType(Parts.coding(CodeSystems.DICOM, "110114", null))
                    .addSubtype(Parts.coding(CodeSystems.DICOM, "110122", null));
        }
    }

    private static void interaction(AuditEvent event, AuditEventAction action, String interaction) {
        event.setAction(action).addSubtype(Parts.coding(CodeSystems.RESTFUL_INTERACTION, interaction, null));
    }

    private static void outcome(AuditEvent event, AuditEventView.Outcome outcome) {
        switch (outcome) {
            case GIVEN -> event.setOutcome(AuditEventOutcome._0);
            case NOT_FOUND -> event.setOutcome(AuditEventOutcome._4).setOutcomeDesc("not found");
            case REFUSED -> event.setOutcome(AuditEventOutcome._4).setOutcomeDesc("refused");
            case FAILED -> event.setOutcome(AuditEventOutcome._8).setOutcomeDesc("failed");
        }
    }

    private static void agents(AuditEvent event, AuditEventView view) {
        var actor = event.addAgent().setRequestor(true).setAltId(view.by());
        actor.getWho().setIdentifier(Parts.identifier(IdentifierSystems.ACTOR, view.by()));
        if (!(view.act() instanceof AuditEventView.Act.Fact)) { // that may be staff, or the national system
            actor.setType(Parts.concept(CodeSystems.DICOM, APPLICATION, null));
        }
        event.addAgent().setRequestor(false)
                .setType(Parts.concept(CodeSystems.PROVENANCE_PARTICIPANT, "custodian", null))
                .getWho().setType("Organization").setIdentifier(
                        Parts.identifier(IdentifierSystems.MEDICAL_INSTITUTION, view.facility().value()));
        if (view.act() instanceof AuditEventView.Act.Read) {
            fromHereTo(actor, event);
        }
    }

    /** What is read goes from the gateway to who asked: IHE's Read wants both by these roles, also where a read failed and follows the pattern only. */
    private static void fromHereTo(AuditEventAgentComponent actor, AuditEvent event) {
        actor.getType().addCoding(Parts.coding(CodeSystems.DICOM, DESTINATION, null));
        actor.setNetwork(notKept());
        event.addAgent().setRequestor(false).setType(Parts.concept(CodeSystems.DICOM, SOURCE, null))
                .setWho(gateway()).setNetwork(notKept());
    }

    /** IHE's Read wants the addresses of both ends. The trail has no place for them, and says so instead of naming today's. */
    private static AuditEventAgentNetworkComponent notKept() {
        AuditEventAgentNetworkComponent network = new AuditEventAgentNetworkComponent();
        network.addExtension(Parts.code(ExtensionUrls.DATA_ABSENT_REASON, "unsupported"));
        return network;
    }

    private static Reference gateway() {
        return new Reference().setType("Device").setDisplay(GATEWAY);
    }

    private static void entities(AuditEvent event, AuditEventView view) {
        AuditEventView.Subject subject = view.subject();
        switch (view.act()) {
            case AuditEventView.Act.Fact fact -> entity(event, SYSTEM_OBJECT, DOMAIN_RESOURCE)
                    .setName(subject == null ? "" : subject.type())
                    .addDetail().setType("what").setValue(new StringType(fact.word()));
            case AuditEventView.Act.Search search -> {
                if (subject != null && subject.id() != null) {
                    entity(event, SYSTEM_OBJECT, DOMAIN_RESOURCE).setWhat(what(subject));
                }
                query(event, subject, search.parameters());
            }
            case AuditEventView.Act.Read read -> data(event, subject);
            case AuditEventView.Act.Change change -> data(event, subject);
            case AuditEventView.Act.Authentication authentication -> data(event, subject);
        }
        ResourceId patient = view.patient();
        if (patient != null) {
            entity(event, PERSON, PATIENT).setWhat(Parts.reference("Patient", patient));
        }
        if (!view.request().isEmpty()) {
            event.addEntity().setType(Parts.coding(CodeSystems.AUDIT_ENTITY_TYPE, OTHER, null))
                    .setWhat(new Reference().setIdentifier(
                            Parts.identifier(IdentifierSystems.REQUEST, view.request())));
        }
    }

    private static void data(AuditEvent event, AuditEventView.@Nullable Subject subject) {
        if (subject != null) {
            entity(event, SYSTEM_OBJECT, DOMAIN_RESOURCE).setWhat(what(subject));
        }
    }

    /** The type and the names of parameters, as an address would have them, without a value. */
    private static void query(AuditEvent event, AuditEventView.@Nullable Subject subject, List<String> parameters) {
        String type = subject == null ? "" : subject.type();
        AuditEventEntityComponent query = entity(event, SYSTEM_OBJECT, QUERY);
        query.setQuery((type + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters)))
                .getBytes(StandardCharsets.UTF_8));
        if (subject != null) {
            query.setWhat(new Reference().setType(type).setDisplay(type));
        }
    }

    private static AuditEventEntityComponent entity(AuditEvent event, String type, String role) {
        return event.addEntity().setType(Parts.coding(CodeSystems.AUDIT_ENTITY_TYPE, type, null))
                .setRole(Parts.coding(CodeSystems.OBJECT_ROLE, role, null));
    }

    private static Reference what(AuditEventView.Subject subject) {
        ResourceId id = subject.id();
        if (id == null) {
            return new Reference().setType(subject.type()).setDisplay(subject.type());
        }
        return subject.readable()
                ? Parts.reference(subject.type(), id).setType(subject.type())
                : new Reference().setType(subject.type()).setIdentifier(
                        Parts.identifier(IdentifierSystems.RESOURCE_INSTANCE, id.value()));
    }
}
