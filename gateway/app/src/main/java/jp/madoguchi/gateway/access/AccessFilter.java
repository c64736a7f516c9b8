package jp.madoguchi.gateway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Lets a request through if its token allows it: 401 without a valid token, 403 without the scope, 429 where a program asks too often. Everything that is not named
 * open in {@link Need#door} is closed, so that a new path is never open by oversight. First of all (RequestPipeline).
 */
public class AccessFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    private final transient TokenVerifier tokens;
    private final transient ClientRates rates;

    public AccessFilter(TokenVerifier tokens, ClientRates rates) {
        this.tokens = tokens;
        this.rates = rates;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestId.give(request, response);
        String path = path(request);
        Need.Door door = Need.door(path);
        NotKept.mark(door, response);
        boolean through = switch (door) {
            case OPEN -> true;
            case LOOPBACK -> isFromThisMachine(request) || allowed(request, response, path);
            case TOKEN -> allowed(request, response, path);
        };
        if (through) {
            chain.doFilter(request, response);
        }
    }

    /** Over loopback, or over the one address that the gateway listens on: whoever has that address is this machine. */
    private static boolean isFromThisMachine(HttpServletRequest request) throws IOException {
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                || request.getRemoteAddr().equals(request.getLocalAddr());
    }

    private boolean allowed(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        boolean fhir = path.equals("/fhir") || path.startsWith("/fhir/");
        String header = request.getHeader("Authorization");
        if (header == null || !TokenVerifier.isBearer(header)) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"madoguchi\"");
            Refusal.write(response, fhir, HttpServletResponse.SC_UNAUTHORIZED, "login",
                    Problem.of(ProblemCode.TOKEN_MISSING));
            return false;
        }
        Optional<Access> access = tokens.verifyBearer(header);
        if (access.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"madoguchi\", error=\"invalid_token\"");
            Refusal.write(response, fhir, HttpServletResponse.SC_UNAUTHORIZED, "login",
                    Problem.of(ProblemCode.TOKEN_INVALID));
            return false;
        }
        for (Need need : Need.all(request.getMethod(), path)) {
            if (!access.get().scopes().allow(need)) {
                response.setHeader("WWW-Authenticate",
                        "Bearer realm=\"madoguchi\", error=\"insufficient_scope\", scope=\"" + need + "\"");
                Refusal.write(response, fhir, HttpServletResponse.SC_FORBIDDEN, "forbidden",
                        Problem.at(ProblemCode.SCOPE_INSUFFICIENT, need.toString()));
                return false;
            }
        }
        if (!rates.pass(access.get().client())) {
            response.setHeader("Retry-After", "1");
            Refusal.write(response, fhir, TOO_MANY_REQUESTS, "throttled", Problem.of(ProblemCode.TOO_MANY_REQUESTS));
            return false;
        }
        request.setAttribute(Access.ATTRIBUTE, access.get());
        return true;
    }

    /** The decoded, normalised path that servlets are chosen by, never the raw one: both must see the same door. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return path.isEmpty() ? "/" : path;
    }
}
