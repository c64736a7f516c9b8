package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** What a client prefers to get for what it wrote (R4, 3.1.0.1.7; RFC 7240, 4.2). Of several the first counts, as the RFC asks. */
public enum ReturnPreference {
    /** The resource as it is kept; also where nothing is preferred. */
    REPRESENTATION("representation"),
    /** No body. */
    MINIMAL("minimal"),
    /** What is to be said of the writing. */
    OPERATION_OUTCOME("OperationOutcome");

    private static final String NAME = "return=";

    private final String value;

    ReturnPreference(String value) {
        this.value = value;
    }

    /** That of a request; one that is not understood is ignored. */
    public static ReturnPreference of(HttpServletRequest request) {
        return named(request).orElse(REPRESENTATION);
    }

    private static Optional<ReturnPreference> named(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(one -> one.strip().toLowerCase(Locale.ROOT)).filter(one -> one.startsWith(NAME)).findFirst()
                .flatMap(one -> Arrays.stream(values())
                        .filter(known -> one.equals(NAME + known.value.toLowerCase(Locale.ROOT))).findFirst());
    }

    /** Notes in the answer that the preference was followed, where there was one. */
    public static void tell(HttpServletRequest request, HttpServletResponse response) {
        named(request).ifPresent(followed -> response.setHeader("Preference-Applied", NAME + followed.value));
    }

    /**
     * That something was written.
     *
     * @param japanese what the client should know of it
     * @param english  the same
     */
    public static Resource outcome(String japanese, String english) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.INFORMATION).setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(english).getDetails().setText(japanese);
        return outcome;
    }
}
