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
    static final String TRUE = "true";
    static final String TEXT = "text";
    static final String DATA = "data";
    static final String COUNT = "count";
    static final String FALSE = "false";
    private static final Set<String> MODES = Set.of(TRUE, TEXT, DATA, COUNT, FALSE);
    /** What a summary of the kind {@code text} has of any type; the last is HAPI's name for all that a type must have. */
    private static final String OF_TEXT = "id,meta,text," + NamedElements.MANDATORY_ALL_THE_SAME + ",(mandatory)";

    /**
     * Whether a request asks for a summary in one of the ways that there are, or for none. One resource has nothing to count. Two ways at once, or a summary of
     * elements that are named, could be read in several ways; R4 leaves open which.
     *
     * @param ofMany whether the answer is a Bundle
     */
    static boolean canBeGiven(HttpServletRequest request, boolean ofMany) {
        String[] modes = request.getParameterValues(PARAMETER);
        return modes == null || modes.length == 1 && MODES.contains(modes[0]) && (ofMany || !modes[0].equals(COUNT))
                && (modes[0].equals(FALSE) || request.getParameterValues(NamedElements.PARAMETER) == null);
    }

    /** Whether named elements stand for a summary of the kind {@code text}: they are all that it has. */
    static boolean isOfText(String[] elements) {
        return elements.length == 1 && elements[0].equals(OF_TEXT);
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
                named.put(NamedElements.PARAMETER, new String[]{OF_TEXT});
                request.setParameters(named);
            }
            default -> {
                // of a Bundle HAPI gives what R4 says
            }
        }
    }
}
