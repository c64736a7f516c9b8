package jp.madoguchi.gateway.fhir;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.madoguchi.gateway.access.TokenAddress;
import jp.madoguchi.gateway.operations.Settings;

/** {@code /api/openapi.json}: the FHIR API for tools. It tells what {@code /fhir/metadata} tells, and is as open. */
@WebServlet(name = "fhir-openapi", urlPatterns = OpenApiServlet.PATH)
public class OpenApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String PATH = "/api/openapi.json";

    private final transient Settings settings;

    @Inject
    public OpenApiServlet(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String told = settings.text(Settings.FHIR_BASE_URL).replaceAll("/$", "");
        String url = request.getRequestURL().toString();
        String base = told.isEmpty() ? url.substring(0, url.length() - PATH.length()) + "/fhir" : told;
        byte[] body = OpenApiDocument.of(base, new TokenAddress(base).told(), Release.CURRENT.version());
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
