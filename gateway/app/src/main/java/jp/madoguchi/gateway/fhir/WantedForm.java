package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import jp.madoguchi.gateway.access.OutcomeForm;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** A response that knows in which form its client reads a refusal: a client that reads XML only has to learn why. It changes nothing else. */
public final class WantedForm extends HttpServletResponseWrapper implements OutcomeForm {

    private static final String FORMAT = "_format";

    private final boolean xml;

    private WantedForm(HttpServletResponse response, boolean xml) {
        super(response);
        this.xml = xml;
    }

    /**
     * The response, which from here on knows it. By the rules of answers ({@link FhirForms#isXmlWanted}), but from the headers and the address only: nothing of a
     * body may be read before the request is let through. An ordinary request for JSON gets its own response back.
     */
    public static HttpServletResponse of(HttpServletRequest request, HttpServletResponse response) {
        String accept = request.getHeader("Accept");
        String query = request.getQueryString();
        if (!mayNameXml(accept) && (query == null || !query.contains(FORMAT))) {
            return response;
        }
        return FhirForms.isXmlWanted(format(query), accept) ? new WantedForm(response, true) : response;
    }

    /** The same once a form was read, whose {@code _format} goes before what the headers said; of any other request the response as it is. */
    public static HttpServletResponse ofForm(HttpServletRequest request, HttpServletResponse response) {
        return request instanceof FormRequest
                ? new WantedForm(response, FhirForms.isXmlWanted(request))
                : response;
    }

    /** No name of JSON has an x; asked of every request, so that it must not cost anything. */
    private static boolean mayNameXml(@Nullable String accept) {
        return accept != null && (accept.indexOf('x') >= 0 || accept.indexOf('X') >= 0);
    }

    /** The first {@code _format} of a query; where nothing can decode it, none that there is. The rest of the query may be as it likes. */
    private static @Nullable String format(@Nullable String query) {
        for (String one : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = one.split("=", 2);
            if (parts[0].equals(FORMAT)) {
                try {
                    return parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                } catch (IllegalArgumentException notEncoded) {
                    return "";
                }
            }
        }
        return null;
    }

    @Override
    public String type() {
        return xml ? "application/fhir+xml;charset=UTF-8" : PlainRequest.JSON;
    }

    /** By way of HAPI, which knows the order of elements: refusals in XML are rare. */
    @Override
    public byte[] encoded(byte[] json) {
        return xml
                ? FhirForms.encoded(FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class,
                        new ByteArrayInputStream(json)), true)
                : json;
    }
}
