package jp.madoguchi.gateway.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /.well-known/smart-configuration}: what of SMART App Launch 2 is there. Tokens are given out by the operator, not over HTTP. */
@WebServlet(name = "smart-configuration", urlPatterns = {"/.well-known/smart-configuration",
        "/fhir/.well-known/smart-configuration"})
public class SmartConfigurationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = JSON
                .writeValueAsBytes(new TreeMap<>(Map.of("capabilities", List.of("permission-v2"), "scopes_supported",
                        List.of("system/*.rs", "system/Patient.rs", "system/Coverage.rs", "system/Organization.rs",
                                "system/CoverageEligibilityResponse.rs", Need.INQUIRY.toString(), "system/Task.rus",
                                "system/Claim.rus", "system/Flag.us", "system/Encounter.c", "system/AuditEvent.cus",
                                "system/DocumentReference.cru", "system/Consent.u"),
                        "grant_types_supported", List.of(), "token_endpoint_auth_signing_alg_values_supported",
                        List.of("ES256"))));
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
