package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.gateway.access.Refusal;

/**
 * Refuses with the right status what HAPI would call malformed or answer in another form: methods that nothing here knows (405, with what is
 * allowed), forms that cannot be given (406), bodies that are no form (415).
 */
@Interceptor
public class SupportedRequests {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Called by HAPI before anything else; false says that the answer is written. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
    public boolean check(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        boolean search = path.endsWith("/_search");
        if (!isKnown(request.getMethod(), search)) {
            response.setHeader("Allow", search ? "GET, HEAD, POST" : "GET, HEAD");
            return refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_SUPPORTED);
        }
        if (request.getMethod().equals("POST") && !FhirForms.plain(request.getContentType()).equals(FORM)) {
            return refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, ProblemCode.REQUEST_MALFORMED);
        }
        if (!FhirForms.canBeGiven(request)) {
            return refuse(response, HttpServletResponse.SC_NOT_ACCEPTABLE, ProblemCode.REQUEST_MALFORMED);
        }
        return true;
    }

    private static boolean refuse(HttpServletResponse response, int status, ProblemCode code) throws IOException {
        Refusal.write(response, true, status, "not-supported", Problem.of(code));
        return false;
    }

    private static boolean isKnown(String method, boolean search) {
        return switch (method) {
            case "GET", "HEAD" -> true;
            case "POST" -> search;
            default -> false;
        };
    }
}
