package jp.madoguchi.gateway.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.problem.ProblemException;

/** {@code POST /auth/token}: the token endpoint of SMART Backend Services (docs/fhir-api.md). Open: whoever asks proves who it is. */
@WebServlet(name = "token", urlPatterns = TokenServlet.PATH)
public class TokenServlet extends HttpServlet {

    /** Where it is. */
    static final String PATH = "/auth/token";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(TokenServlet.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int LARGEST = 16 * 1024;

    private final transient BackendServices services;
    private final transient TokenAddress address;

    @Inject
    public TokenServlet(BackendServices services, TokenAddress address) {
        this.services = services;
        this.address = address;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, grant(request));
    }

    private TokenGrant grant(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM) || request.getContentLength() > LARGEST
                || request.getContentLength() < 0) {
            return new TokenGrant.Refused(TokenRefusal.INVALID_REQUEST, "what is no form");
        }
        if (!"client_credentials".equals(request.getParameter("grant_type"))) {
            return new TokenGrant.Refused(TokenRefusal.UNSUPPORTED_GRANT_TYPE, "another grant type");
        }
        String assertion = request.getParameter("client_assertion");
        if (assertion == null || !ASSERTION.equals(request.getParameter("client_assertion_type"))) {
            return new TokenGrant.Refused(TokenRefusal.INVALID_REQUEST, "no assertion");
        }
        try {
            return services.grant(
                    new BackendServices.Request(request.getParameter("scope"), assertion,
                            address.of(request), request.getRemoteAddr()));
        } catch (ProblemException unusable) {
            return new TokenGrant.Refused(TokenRefusal.INVALID_CLIENT, unusable.problem().line(Locale.ENGLISH));
        }
    }

    private static void answer(HttpServletResponse response, TokenGrant grant) throws IOException {
        Map<String, Object> body = switch (grant) {
            case TokenGrant.Granted granted -> {
                LOG.log(Level.INFO, "A token was given to {0}: {1}", new Object[]{granted.client(), granted.scopes()});
                yield Map.of("access_token", granted.token(), "token_type", "bearer", "expires_in", granted.seconds(),
                        "scope", granted.scopes().toString());
            }
            case TokenGrant.Refused refused -> {
                LOG.log(refused.why() == TokenRefusal.TOO_MANY ? Level.FINE : Level.WARNING,
                        "No token was given, {0}: {1}",
                        new Object[]{refused.why().error(), refused.detail()});
                response.setStatus(refused.why().status());
                if (refused.why() == TokenRefusal.TOO_MANY) {
                    response.setHeader("Retry-After", "10");
                }
                yield Map.of("error", refused.why().error(), "error_description", refused.why().description());
            }
        };
        byte[] json = JSON.writeValueAsBytes(new TreeMap<>(body));
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
