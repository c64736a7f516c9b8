package jp.madoguchi.gateway.fhir.ask;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import jp.madoguchi.gateway.fhir.FhirRefused;
import jp.madoguchi.gateway.fhir.ResourceBody;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Parameters;

/** The request in a body: by itself, or as the parameter {@code resource} of the operation. */
final class QuestionBody {

    private QuestionBody() {}

    /** Reads it; fails with {@code FhirRefused}, which says nothing of what stood there. */
    static CoverageEligibilityRequest read(HttpServletRequest request) throws IOException {
        return question(ResourceBody.read(request));
    }

    private static CoverageEligibilityRequest question(IBaseResource body) {
        if (body instanceof CoverageEligibilityRequest question) {
            return question;
        }
        if (body instanceof Parameters parameters) {
            List<ParametersParameterComponent> all = parameters.getParameter();
            if (all.size() == 1 && "resource".equals(all.getFirst().getName())
                    && all.getFirst().getResource() instanceof CoverageEligibilityRequest question) {
                return question;
            }
        }
        throw FhirRefused.unreadable(400, "invalid", "resourceType");
    }
}
