package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CapabilityStatementKind;

/**
 * {@code metadata?mode=} (R4, 3.1.0.14): the whole statement; the statement without the elements that R4 has for trial use; or what this server knows of
 * terminologies, which is nothing that could be asked for.
 */
@Interceptor
public class MetadataMode {

    static final String PARAMETER = "mode";
    private static final String NORMATIVE = "normative";
    private static final String TERMINOLOGY = "terminology";
    private static final Set<String> MODES = Set.of("full", NORMATIVE, TERMINOLOGY);

    /** Whether a request for the statement asks for it in one of the ways that there are. */
    static boolean isKnown(HttpServletRequest request) {
        String[] modes = request.getParameterValues(PARAMETER);
        return modes == null || modes.length == 1 && MODES.contains(modes[0]);
    }

    /** Called by HAPI before it writes an answer; the statement is one for all requests, and stays as it is. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void shape(RequestDetails request, ResponseDetails answer) {
        if (answer.getResponseResource() instanceof CapabilityStatement whole) {
            String[] modes = request.getParameters().getOrDefault(PARAMETER, new String[0]);
            switch (modes.length == 0 ? "" : modes[0]) {
                case NORMATIVE -> answer.setResponseResource(normative(whole));
                case TERMINOLOGY -> answer.setResponseResource(terminology(whole));
                default -> {
                    // It is wanted whole.
                }
            }
        }
    }

    /** R4 marks these elements of its CapabilityStatement as trial use. */
    private static CapabilityStatement normative(CapabilityStatement whole) {
        CapabilityStatement some = whole.copy();
        some.setUseContext(List.of()).setImports(List.of()).setMessaging(List.of()).setDocument(List.of());
        some.getImplementation().setCustodian(null);
        some.getRest().forEach(rest -> {
            rest.setSecurity(null);
            rest.getResource().forEach(MetadataMode::normative);
        });
        return some;
    }

    private static void normative(CapabilityStatementRestResourceComponent resource) {
        resource.setSupportedProfile(List.of()).setReferencePolicy(List.of()).setSearchInclude(List.of())
                .setSearchRevInclude(List.of());
        resource.setVersioning(null).setConditionalRead(null).setConditionalDelete(null)
                .setReadHistoryElement(null).setUpdateCreateElement(null).setConditionalCreateElement(null)
                .setConditionalUpdateElement(null);
    }

    private static TerminologyCapabilities terminology(CapabilityStatement whole) {
        TerminologyCapabilities known = new TerminologyCapabilities();
        known.setStatus(PublicationStatus.ACTIVE).setDateElement(whole.getDateElement())
                .setKind(CapabilityStatementKind.INSTANCE)
                .setDescription("窓口は用語サービスを提供しない。 Madoguchi is no terminology server: code systems and value sets"
                        + " of its guide are in the guide.");
        known.getSoftware().setName(whole.getSoftware().getName()).setVersion(whole.getSoftware().getVersion());
        known.getImplementation().setDescription(whole.getImplementation().getDescription())
                .setUrl(whole.getImplementation().getUrl());
        return known;
    }
}
