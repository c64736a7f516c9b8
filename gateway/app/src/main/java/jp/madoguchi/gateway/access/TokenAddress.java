package jp.madoguchi.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/** The address of the token endpoint as clients see it: beside the FHIR base, where that is configured, else as the request says. */
public final class TokenAddress {

    private static final String FHIR = "/fhir";

    private final String configured;

    /** @param fhirBase the FHIR base as clients see it; empty if it is not configured */
    public TokenAddress(String fhirBase) {
        String base = fhirBase.endsWith("/") ? fhirBase.substring(0, fhirBase.length() - 1) : fhirBase;
        String root = base.endsWith(FHIR) ? base.substring(0, base.length() - FHIR.length()) : base;
        this.configured = root.isEmpty() ? "" : root + TokenServlet.PATH;
    }

    /** The address beside the FHIR base that it was made with. */
    public String told() {
        return configured;
    }

    /** The address that is told. */
    public String of(HttpServletRequest request) {
        return configured.isEmpty() ? asSent(request) : configured;
    }

    /** Those that an assertion may be meant for: the one that is told, and the one that was asked. */
    List<String> all(HttpServletRequest request) {
        return Stream.of(of(request), asSent(request)).distinct().toList();
    }

    private static String asSent(HttpServletRequest request) {
        String whole = request.getRequestURL().toString();
        int path = whole.indexOf('/', whole.indexOf("://") + 3);
        return (path < 0 ? whole : whole.substring(0, path)) + request.getContextPath() + TokenServlet.PATH;
    }
}
