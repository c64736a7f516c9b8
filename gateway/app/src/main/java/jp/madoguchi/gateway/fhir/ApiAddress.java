package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jp.madoguchi.gateway.operations.Settings;

/** The FHIR API's address as clients see it, without a slash at its end: as the operator tells it, or else as each request says. */
public final class ApiAddress {

    private static final String BASE = "/fhir";

    private final String told;

    public ApiAddress(Settings settings) {
        this.told = settings.text(Settings.FHIR_BASE_URL).replaceAll("/$", "");
    }

    /** As the operator tells it; empty if that is left to the requests. */
    public String told() {
        return told;
    }

    /** For a request to somewhere below the API. */
    public String of(HttpServletRequest request) {
        if (!told.isEmpty()) {
            return told;
        }
        String url = request.getRequestURL().toString();
        return url.substring(0, url.indexOf(BASE + "/") + BASE.length());
    }
}
