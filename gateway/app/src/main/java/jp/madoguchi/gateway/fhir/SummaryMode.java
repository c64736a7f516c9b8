package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code _summary} (R4 Search, 3.1.1.5.9). HAPI shortens what a Bundle holds as R4 says. Of one resource it makes a page of HTML for {@code text}, as the version before
 * R4 had it, with the whole resource as JSON inside: for that it is asked for the same elements by their names instead.
 */
@Interceptor
public class SummaryMode {

    static final String PARAMETER = "_summary";
    private static final String ELEMENTS = "_elements";
    private static final String TEXT = "text";
    private static final String COUNT = "count";
    private static final String FALSE = "false";
    private static final Set<String> MODES = Set.of("true", TEXT, "data", COUNT, FALSE);
    /**
     * What a summary of the kind {@code text} has of any type; the last is HAPI's name for all that a type must have. The date of a statement, the only one here, HAPI's
     * model takes for optional.
     */
    private static final String OF_TEXT = "id,meta,text,CapabilityStatement.date,(mandatory)";

    /**
     * Whether a request asks for a summary in one of the ways that there are, or for none. One resource has nothing to count. Two ways at once, or a summary of
     * elements that are named, could be read in several ways; R4 leaves open which.
     *
     * @param ofMany whether the answer is a Bundle
     */
    static boolean canBeGiven(HttpServletRequest request, boolean ofMany) {
        String[] modes = request.getParameterValues(PARAMETER);
        return modes == null || modes.length == 1 && MODES.contains(modes[0]) && (ofMany || !modes[0].equals(COUNT))
                && (modes[0].equals(FALSE) || request.getParameterValues(ELEMENTS) == null);
    }

    /** Called by HAPI when it knows what is asked for, and before it asks for it. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void name(RequestDetails request, RestOperationTypeEnum operation) {
        String[] modes = request.getParameters().get(PARAMETER);
        if (modes == null || modes.length != 1 || !modes[0].equals(TEXT)) {
            return;
        }
        switch (operation) {
            case READ, VREAD, METADATA -> {
                Map<String, String[]> named = new HashMap<>(request.getParameters());
                named.remove(PARAMETER);
                named.put(ELEMENTS, new String[]{OF_TEXT});
                request.setParameters(named);
            }
            default -> {
                // of a Bundle HAPI gives what R4 says
            }
        }
    }
}
