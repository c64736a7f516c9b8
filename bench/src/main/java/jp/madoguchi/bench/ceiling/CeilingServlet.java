package jp.madoguchi.bench.ceiling;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/**
 * A constant body of the size that {@code ?size=} asks for, and nothing else: no token, no look-up, no audit. What the gateway reaches of this is
 * what its work costs ({@code bench/fhir-reads}).
 */
@WebServlet(name = "ceiling", urlPatterns = "/ceiling", loadOnStartup = 1)
public class CeilingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1 << 20;

    /** The body last asked for; a benchmark asks for one size at a time. */
    private transient volatile byte[] body = new byte[0];

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int size = Math.clamp(Integer.parseInt(request.getParameter("size")), 1, MOST);
        byte[] now = body;
        if (now.length != size) {
            now = new byte[size];
            Arrays.fill(now, (byte) 'x');
            body = now;
        }
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(size);
        response.getOutputStream().write(now);
    }
}
