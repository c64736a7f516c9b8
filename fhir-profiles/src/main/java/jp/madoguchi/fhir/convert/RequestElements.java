package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Findings.malformed;
import static jp.madoguchi.fhir.convert.Findings.problem;

import java.text.Normalizer;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Resource;

/** What elements of a request have in common: references that lead to us or into the request itself, and numbers. */
final class RequestElements {

    private RequestElements() {}

    /** The id in a reference to a resource of ours. */
    static ResourceId id(String reference, String type, String where) {
        if (!reference.startsWith(type + "/")) {
            throw malformed(where);
        }
        return value(ResourceId.parse(reference.substring(type.length() + 1)), where);
    }

    /** Where among the contained resources the one stands that a reference names. */
    static int contained(CoverageEligibilityRequest request, String reference,
            Class<? extends Resource> type, String where) {
        String id = reference.substring(1);
        for (int i = 0; i < request.getContained().size(); i++) {
            Resource one = request.getContained().get(i);
            if (type.isInstance(one) && (id.equals(one.getId()) || ("#" + id).equals(one.getId()))) {
                return i;
            }
        }
        throw malformed(where);
    }

    /** Nobody's My Number is taken, wherever it was typed. */
    static void refuseMyNumber(String text, String where) {
        if (Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s‐‑–—―−ー-]", "")
                .matches("[0-9]{12}")) {
            throw problem(ProblemCode.MY_NUMBER_REFUSED, where);
        }
    }

    /** What was parsed; refused at its place where it could not be. */
    static <T> T value(Parsed<T> parsed, String where) {
        return switch (parsed) {
            case Parsed.Value<T> v -> v.value();
            case Parsed.Refused<T> r -> throw problem(r.problem().code(), where);
        };
    }
}
