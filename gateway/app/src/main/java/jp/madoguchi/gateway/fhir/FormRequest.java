package jp.madoguchi.gateway.fhir;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search by POST, whose form is decoded here: a container may leave out a parameter that it cannot decode, and a search without its filter finds everything. Bounded,
 * and strict: what is no UTF-8 in a form's encoding is refused.
 */
public final class FormRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private final Map<String, String[]> parameters;

    private FormRequest(HttpServletRequest request, byte[] body, Map<String, String[]> parameters) {
        super(request);
        this.body = body;
        this.parameters = parameters;
    }

    /** The request itself, unless it is a form; before anything looks at a parameter. Fails with {@code FhirRefused} 400 or 413. */
    public static HttpServletRequest of(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST") || !FhirForms.isForm(request.getContentType())) {
            return request;
        }
        byte[] body = ResourceBody.bytes(request);
        Map<String, List<String>> all = new LinkedHashMap<>();
        add(request.getQueryString(), all);
        add(new String(body, StandardCharsets.UTF_8), all);
        Map<String, String[]> parameters = new LinkedHashMap<>();
        all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return new FormRequest(request, body, parameters);
    }

    private static void add(@Nullable String encoded, Map<String, List<String>> all) {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        for (String one : encoded.split("&", -1)) {
            int equals = one.indexOf('=');
            String name = decoded(equals < 0 ? one : one.substring(0, equals));
            if (!name.isEmpty()) {
                all.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(one.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String encoded) {
        try {
            String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) {
                return text;
            }
        } catch (IllegalArgumentException notEncoded) {
            // Refused below; its message repeats what was sent.
        }
        throw FhirRefused.unreadable(400, "invalid", "parameters");
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                return bytes.read(into, from, most);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("the form was read already");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
