package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.problem.ProblemKind;
import jp.madoguchi.gateway.access.Refusal;
import jp.madoguchi.gateway.access.RequestId;
import jp.madoguchi.gateway.fhir.search.SearchRefused;
import jp.madoguchi.routes.kiosk.ProblemJson;
import org.jspecify.annotations.Nullable;

/**
 * Answers every failure with an OperationOutcome of our own words: HAPI's messages can repeat a search value, and a search value
 * can be an insured number.
 */
@Interceptor
public class PrivateErrors {
    private static final Logger LOG = Logger.getLogger(PrivateErrors.class.getName());
    private static final int TOO_MANY = 429;

    /** Called by HAPI for each failed request; false says that the answer is written. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean answer(BaseServerResponseException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SearchRefused refused = cause(failure, SearchRefused.class);
        if (refused != null) {
            if (refused.problem().code().kind() == ProblemKind.TRANSIENT) {
                response.setHeader("Retry-After", "1");
            }
            Refusal.write(response, true, refused.status(), refused.issue(), refused.problem());
            return false;
        }
        ProblemException known = cause(failure, ProblemException.class);
        if (known != null) {
            boolean later = known.problem().code().kind() == ProblemKind.TRANSIENT;
            if (later) {
                response.setHeader("Retry-After", "5");
            }
            int own = ProblemJson.status(known.problem().code());
            int status = later && own != TOO_MANY ? 503 : own;
            Refusal.write(response, true, status, later && own != TOO_MANY ? "transient" : issue(status),
                    known.problem());
            return false;
        }
        int status = failure.getStatusCode();
        if (failure instanceof InternalErrorException || status >= 500) {
            LOG.log(Level.WARNING, failure, () -> "FHIR request failed: " + RequestId.of(request));
        }
        Refusal.write(response, true, status, issue(status), Problem.of(code(status)));
        return false;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static ProblemCode code(int status) {
        return switch (status) {
            case 404, 410 -> ProblemCode.RESOURCE_UNKNOWN;
            default -> status >= 500 ? ProblemCode.INTERNAL : ProblemCode.REQUEST_MALFORMED;
        };
    }

    private static String issue(int status) {
        return switch (status) {
            case 403 -> "forbidden";
            case 404, 410 -> "not-found";
            case 405, 406, 415 -> "not-supported";
            case TOO_MANY -> "throttled";
            default -> status >= 500 ? "exception" : "invalid";
        };
    }
}
