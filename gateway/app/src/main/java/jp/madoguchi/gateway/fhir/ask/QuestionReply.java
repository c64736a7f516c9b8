package jp.madoguchi.gateway.fhir.ask;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.madoguchi.fhir.convert.WithoutCertificates;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Need;
import jp.madoguchi.gateway.access.Permission;
import jp.madoguchi.gateway.fhir.Excerpt;
import jp.madoguchi.gateway.fhir.FhirForms;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ReturnPreference;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * How a question is answered over HTTP. Nothing of it may be kept on the way.
 *
 * @param request  the request
 * @param response its answer
 * @param base     the API's address as the client sees it
 */
record QuestionReply(HttpServletRequest request, HttpServletResponse response, String base) {

    private static final Need READ_RESPONSES = new Need(ReadableType.ELIGIBILITY_RESPONSE.fhirName(), Permission.READ);
    private static final String RETRY_SECONDS = "2";

    /** The request was made. */
    void created(LiveQuestions.Told told) throws IOException {
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setHeader("Location", address(told));
        ReturnPreference.tell(request, response);
        switch (ReturnPreference.of(request)) {
            case MINIMAL -> response.setHeader("Cache-Control", "no-store");
            case REPRESENTATION -> give(told.request());
            case OPERATION_OUTCOME -> give(ReturnPreference.outcome(
                    "照会を受け付けました。回答は同じ ID の CoverageEligibilityResponse で読めます。",
                    "The question is taken. Its answer stands under CoverageEligibilityResponse, with the same id."));
        }
    }

    /** The answer, or that it is waited for. */
    void answered(LiveQuestions.Told told) throws IOException {
        give(allowed(told.response()));
    }

    /** The answer will stand at another address. */
    void accepted(LiveQuestions.Told told) {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", address(told) + "/_status");
        response.setHeader("Cache-Control", "no-store");
    }

    /** The answer, once it has come. */
    void status(LiveQuestions.Told told) throws IOException {
        if (told.waiting()) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setHeader("Retry-After", RETRY_SECONDS);
            response.setHeader("X-Progress", "asked");
            response.setHeader("Cache-Control", "no-store");
        } else {
            give(allowed(told.response()));
        }
    }

    /** The request itself, or as much of it as is wanted. */
    void request(LiveQuestions.Told told, Excerpt wanted) throws IOException {
        FhirForms.give(request, response, wanted.encoded(told.request(), FhirForms.isXmlWanted(request)));
    }

    private String address(LiveQuestions.Told told) {
        return base + "/CoverageEligibilityRequest/" + told.id().value();
    }

    /**
     * Who may ask but not read responses is told whether somebody is insured, and not what certificates say of income and disease (R-CO-09);
     * what is left out is marked.
     */
    private CoverageEligibilityResponse allowed(CoverageEligibilityResponse whole) {
        return mayReadResponses() ? whole : WithoutCertificates.of(whole);
    }

    /** Whether responses may be read, whoever asked. */
    boolean mayReadResponses() {
        return request.getAttribute(Access.ATTRIBUTE) instanceof Access access
                && access.scopes().allow(READ_RESPONSES);
    }

    private void give(Resource resource) throws IOException {
        FhirForms.give(request, response, FhirForms.encoded(resource, FhirForms.isXmlWanted(request)));
    }
}
