package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.fhir.profile.Backport;
import jp.madoguchi.fhir.profile.Profiles;
import jp.madoguchi.gateway.access.TokenAddress;
import jp.madoguchi.gateway.fhir.search.SearchCatalogue;
import jp.madoguchi.gateway.fhir.search.SearchParam;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/**
 * Adds to HAPI's CapabilityStatement what it cannot know: how access is granted, how versions are treated, and what can be searched, from
 * the one catalogue that searches are read by.
 */
@Interceptor
public class CapabilityDetails {

    /** Of the guide, which demands just this. JP Core's own demands that everything be written, and batches: nothing here fulfils it, so that it is not named. */
    static final String GUIDE = Profiles.BASE + "/CapabilityStatement/madoguchi-server";
    private static final String VALIDATE = "http://hl7.org/fhir/OperationDefinition/Resource-validate";

    /** Called by HAPI each time the statement is made. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void complete(IBaseConformance statement, RequestDetails request) {
        if (statement instanceof CapabilityStatement capability) {
            // HAPI says "RestServer", and that nobody published it.
            capability.setName("MadoguchiGateway").setTitle("Madoguchi").setPublisher("Madoguchi");
            capability.getSoftware().setReleaseDateElement(new DateTimeType(Release.CURRENT.date()));
            capability.addInstantiates(GUIDE);
            for (CapabilityStatementRestComponent rest : capability.getRest()) {
                rest.getSecurity().addExtension(oauth(request.getFhirServerBase()));
                rest.getSecurity().setCors(false).addService().setText("SMART Backend Services").addCoding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                        .setCode("SMART-on-FHIR");
                // HAPI tells of definitions of operations, of which it has none here.
                rest.getResource().removeIf(resource -> ReadableType.of(resource.getType()).isEmpty());
                rest.getResource().forEach(
                        resource -> ReadableType.of(resource.getType()).ifPresent(type -> complete(resource, type)));
                question(rest.addResource());
                subscription(rest.addResource());
            }
        }
    }

    /** What {@link jp.madoguchi.gateway.fhir.ask.QuestionServlet} answers, of which HAPI knows nothing. */
    private static void question(CapabilityStatementRestResourceComponent resource) {
        resource.setType("CoverageEligibilityRequest").addSupportedProfile(Profiles.ELIGIBILITY_REQUEST)
                .setVersioning(ResourceVersionPolicy.NOVERSION).setConditionalCreate(false)
                .setReadHistory(false)
                .setUpdateCreate(false).setConditionalUpdate(false)
                .setDocumentation(
                        "Asks the national system. The same Idempotency-Key, or else the same identifier, asks"
                                + " nothing twice. Prefer: respond-async gives a status address, wait=n waits n seconds.");
        resource.addInteraction().setCode(TypeRestfulInteraction.CREATE);
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        resource.addOperation().setName("submit")
                .setDefinition("http://hl7.org/fhir/OperationDefinition/CoverageEligibilityRequest-submit");
        resource.addOperation().setName("validate").setDefinition(VALIDATE);
    }

    /**
     * What {@link jp.madoguchi.gateway.fhir.subscribe.SubscriptionServlet} answers. Not {@code versioned-update}: that would say that nothing is changed without
     * {@code If-Match}. A subscription has one owner, who may leave it out; where it is sent it has to be right.
     */
    private static void subscription(CapabilityStatementRestResourceComponent resource) {
        resource.setType("Subscription").addSupportedProfile(Backport.SUBSCRIPTION)
                .setVersioning(ResourceVersionPolicy.VERSIONED).setConditionalCreate(false).setReadHistory(false)
                .setUpdateCreate(false).setConditionalUpdate(false)
                .setConditionalRead(ConditionalReadStatus.NOTMATCH)
                .setDocumentation(
                        "A client's own subscriptions; rest-hook, or server-sent events ($stream). Topics: " + Arrays
                                .stream(
                                        SubscriptionTopic.values())
                                .map(Backport::address).collect(Collectors.joining(", ")));
        for (TypeRestfulInteraction one : List.of(TypeRestfulInteraction.CREATE, TypeRestfulInteraction.READ,
                TypeRestfulInteraction.UPDATE, TypeRestfulInteraction.DELETE, TypeRestfulInteraction.SEARCHTYPE)) {
            resource.addInteraction().setCode(one);
        }
        resource.addSearchParam().setName("_id").setType(SearchParamType.TOKEN)
                .setDefinition("http://hl7.org/fhir/SearchParameter/Resource-id").setDocumentation("its id");
        resource.addSearchParam().setName("status").setType(SearchParamType.TOKEN)
                .setDefinition("http://hl7.org/fhir/SearchParameter/Subscription-status")
                .setDocumentation("where it stands");
        resource.addOperation().setName("status").setDefinition(Backport.OPERATION_STATUS);
        resource.addOperation().setName("events").setDefinition(Backport.OPERATION_EVENTS);
        resource.addOperation().setName("stream").setDefinition(Backport.OPERATION_STREAM);
        resource.addOperation().setName("validate").setDefinition(VALIDATE);
        for (SubscriptionTopic topic : SubscriptionTopic.values()) {
            resource.addExtension(Backport.SUPPORTED_TOPIC, new CanonicalType(Backport.address(topic)));
        }
    }

    /** R4 has no elements for what may stand behind a name and before a value. */
    private static String documentation(SearchParam param) {
        return param.meaning() + "; modifiers: " + String.join(", ", param.modifiers())
                + (param.prefixes().isEmpty() ? "" : "; prefixes: " + String.join(", ", param.prefixes()));
    }

    private static Extension oauth(String base) {
        Extension uris = new Extension("http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");
        uris.addExtension("token", new UriType(new TokenAddress(base).told()));
        return uris;
    }

    private static void complete(CapabilityStatementRestResourceComponent resource, ReadableType type) {
        if (type.isMedical()) {
            resource.setDocumentation(
                    "Medical information, inside the window of a consent and for roles that may see it;"
                            + " kept nowhere. The scope must name the type; X-Staff-ID comes with every request.");
        }
        if (type == ReadableType.ELIGIBILITY_RESPONSE || type == ReadableType.PROVENANCE) {
            resource.setDocumentation("Searches find those of a patient's newest answers; older ones are read by id.");
        }
        resource.setVersioning(type.isMedical() ? ResourceVersionPolicy.NOVERSION : ResourceVersionPolicy.VERSIONED)
                .setConditionalRead(type.isMedical()
                        ? ConditionalReadStatus.NOTSUPPORTED
                        : ConditionalReadStatus.FULLSUPPORT)
                .setReadHistory(type == ReadableType.COVERAGE).setUpdateCreate(false).setConditionalCreate(false)
                .setConditionalUpdate(false);
        resource.getSearchParam().clear();
        for (SearchParam param : SearchCatalogue.of(type)) {
            resource.addSearchParam().setName(param.name()).setDefinition(param.definition())
                    .setType(SearchParamType.fromCode(param.kind().code())).setDocumentation(documentation(param));
        }
        resource.getSearchInclude().clear();
        SearchCatalogue.includes(type).forEach(resource::addSearchInclude);
        resource.getSearchRevInclude().clear();
        SearchCatalogue.reverseIncludes(type).forEach(resource::addSearchRevInclude);
        resource.getSupportedProfile().clear();
        type.profiles().forEach(resource::addSupportedProfile);
    }
}
