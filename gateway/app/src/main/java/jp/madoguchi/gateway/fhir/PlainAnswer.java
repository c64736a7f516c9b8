package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How the hot ways give their JSON: as HAPI would, zipped for those who take it. */
final class PlainAnswer {

    private PlainAnswer() {}

    /** JSON in UTF-8 that writes itself. */
    @FunctionalInterface
    interface Json {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Tells what the answer depends on; also an answer without a body says it. */
    static void vary(HttpServletResponse response) {
        response.setHeader("Vary", PlainRequest.VARY);
    }

    /** Gives it, {@code length} bytes where it is not zipped. */
    static void give(HttpServletRequest request, HttpServletResponse response, int length, Json json)
            throws IOException {
        response.setContentType(PlainRequest.JSON);
        vary(response);
        if (PlainRequest.takesGzip(request)) {
            response.setHeader("Content-Encoding", "gzip");
            try (OutputStream zip = new GZIPOutputStream(response.getOutputStream())) {
                json.writeTo(zip);
            }
        } else {
            response.setContentLength(length);
            json.writeTo(response.getOutputStream());
        }
    }
}
