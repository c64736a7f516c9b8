package jp.madoguchi.fhir.profile;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/**
 * Stand-ins for the profiles of the guide "Subscriptions R5 Backport" for R4, whose definitions belong to others: what those demand beyond R4 of a
 * subscription, of how it stands, and of a notification, as invariants in words of our own.
 */
final class BackportProfiles {

    private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";

    private BackportProfiles() {}

    /** All three. */
    static List<StructureDefinition> all() {
        return List.of(
                profile(Backport.SUBSCRIPTION, "Subscription",
                        "channel.payload.extension.where(url = '" + Backport.CONTENT + "').count() = 1",
                        "channel.payload.extension.where(url = '" + Backport.CONTENT
                                + "').all(value.ofType(code) in ('empty' | 'id-only' | 'full-resource'))",
                        "criteria.extension.where(url = '" + Backport.FILTER + "').all(value.ofType(string).exists())",
                        atMostOne(Backport.HEARTBEAT, "unsignedInt"), atMostOne(Backport.TIMEOUT, "unsignedInt"),
                        atMostOne(Backport.MAX_COUNT, "positiveInt"),
                        "channel.type.extension.where(url = '" + Backport.CHANNEL_TYPE
                                + "').all(value.ofType(Coding).exists())"),
                profile(Backport.STATUS, "Parameters", one("subscription", "Reference"), one("status", "code"),
                        "parameter.where(name = 'status').value in ('requested' | 'active' | 'error' | 'off')",
                        one("type", "code"),
                        "parameter.where(name = 'type').value in ('handshake' | 'heartbeat' | 'event-notification' | 'query-status' | 'query-event')",
                        none("topic", "canonical"), none("events-since-subscription-start", "string"),
                        "parameter.where(name = 'notification-event').all(part.where(name = 'event-number').count() = 1"
                                + " and part.where(name = 'event-number').value.ofType(string).exists())",
                        "parameter.where(name = 'notification-event').part.where(name = 'timestamp').all(value.ofType(instant).exists())",
                        "parameter.where(name = 'notification-event').part.where(name = 'focus').all(value.ofType(Reference).exists())",
                        "parameter.where(name = 'error').all(value.ofType(CodeableConcept).exists())"),
                profile(Backport.NOTIFICATION, "Bundle", "type = 'history'", "entry.first().resource.is(Parameters)",
                        "entry.resource.ofType(Parameters).count() = 1"));
    }

    private static String one(String parameter, String type) {
        return "parameter.where(name = '" + parameter + "').count() = 1 and parameter.where(name = '" + parameter
                + "').value.ofType(" + type + ").exists()";
    }

    private static String none(String parameter, String type) {
        return "parameter.where(name = '" + parameter + "').empty() or (" + one(parameter, type) + ")";
    }

    private static String atMostOne(String extension, String type) {
        return "channel.extension.where(url = '" + extension + "').count() <= 1 and channel.extension.where(url = '"
                + extension + "').all(value.ofType(" + type + ").exists())";
    }

    private static StructureDefinition profile(String url, String type, String... invariants) {
        StructureDefinition profile = new StructureDefinition();
        profile.setId(url.substring(url.lastIndexOf('/') + 1));
        profile.setUrl(url).setName("StandIn" + type).setStatus(PublicationStatus.ACTIVE)
                .setFhirVersion(FHIRVersion._4_0_1).setKind(StructureDefinitionKind.RESOURCE).setAbstract(false)
                .setType(type).setBaseDefinition(R4 + type).setDerivation(TypeDerivationRule.CONSTRAINT);
        ElementDefinition root = profile.getDifferential().addElement();
        root.setId(type);
        root.setPath(type);
        for (int i = 0; i < invariants.length; i++) {
            root.addConstraint().setKey("backport-" + type.toLowerCase(Locale.ROOT) + "-" + (i + 1))
                    .setSeverity(ConstraintSeverity.ERROR).setHuman(invariants[i]).setExpression(invariants[i])
                    .setSource(url);
        }
        return profile;
    }
}
