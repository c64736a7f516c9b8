package jp.madoguchi.gateway.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The address of the token endpoint as clients see it, and the only one that an assertion may be meant for: beside the FHIR base, where that is
 * configured, else as the request says. Where programs are registered it is to be configured: what a request says of its address is the
 * caller's word, and an assertion for another server of the same name could be used here.
 */
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

    private static String asSent(HttpServletRequest request) {
        String whole = request.getRequestURL().toString();
        int path = whole.indexOf('/', whole.indexOf("://") + 3);
        return (path < 0 ? whole : whole.substring(0, path)) + request.getContextPath() + TokenServlet.PATH;
    }
}
