package jp.madoguchi.gateway.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /.well-known/smart-configuration}: what of SMART App Launch 2 is there: Backend Services. */
@WebServlet(name = "smart-configuration", urlPatterns = {"/.well-known/smart-configuration",
        "/fhir/.well-known/smart-configuration"})
public class SmartConfigurationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient TokenAddress address;

    @Inject
    public SmartConfigurationServlet(TokenAddress address) {
        this.address = address;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsBytes(new TreeMap<>(Map.of(
                "token_endpoint", address.of(request),
                "grant_types_supported", List.of("client_credentials"),
                "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
                "token_endpoint_auth_signing_alg_values_supported", AssertionAlgorithms.NAMES,
                "capabilities", List.of("client-confidential-asymmetric", "permission-v2"),
                "scopes_supported", List.of("system/*.rs", "system/Patient.rs", "system/Coverage.rs",
                        "system/Organization.rs", "system/CoverageEligibilityResponse.rs", "system/Provenance.rs",
                        "system/Device.rs",
                        "system/Consent.rus", "system/MedicationStatement.rs", "system/Procedure.rs",
                        "system/Observation.rs", Need.INQUIRY.toString(),
                        "system/Task.rus", "system/Claim.rus", "system/Flag.us", "system/Encounter.c",
                        "system/ExplanationOfBenefit.r", "system/AuditEvent.crus", "system/DocumentReference.cru"))));
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
