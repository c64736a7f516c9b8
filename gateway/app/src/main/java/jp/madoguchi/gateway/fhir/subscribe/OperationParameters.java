package jp.madoguchi.gateway.fhir.subscribe;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.madoguchi.gateway.fhir.FhirRefused;
import jp.madoguchi.gateway.fhir.ResourceBody;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;

/** What an operation is asked with: in the address, or in the body as {@code Parameters}. */
final class OperationParameters {

    private static final Set<String> OF_FORM = Set.of("_format", "_pretty", "fhirVersion");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private OperationParameters() {}

    /** Of an address. */
    static OperationParameters of(HttpServletRequest request) {
        OperationParameters read = new OperationParameters();
        request.getParameterMap().forEach((name, all) -> {
            if (!OF_FORM.contains(name)) {
                read.values.put(name, List.of(all));
            }
        });
        return read;
    }

    /** Of an address and a body, which may be empty; a name that stands in both has all values of both. */
    static OperationParameters posted(HttpServletRequest request) throws IOException {
        OperationParameters read = of(request);
        if (request.getContentLengthLong() == 0 || request.getContentType() == null) {
            return read;
        }
        if (!(ResourceBody.read(request) instanceof Parameters body)) {
            throw FhirRefused.unreadable(400, "invalid", "resourceType");
        }
        for (ParametersParameterComponent one : body.getParameter()) {
            if (!(one.getValue() instanceof PrimitiveType<?> value) || one.hasPart() || one.hasResource()) {
                throw FhirRefused.parameter(one.getName() == null ? "" : one.getName());
            }
            read.values.computeIfAbsent(one.getName(), name -> new ArrayList<>()).add(value.getValueAsString());
        }
        return read;
    }

    /** All that an operation knows; any other is refused. */
    OperationParameters only(String... names) {
        Set<String> others = new TreeSet<>(values.keySet());
        Arrays.asList(names).forEach(others::remove);
        others.stream().findFirst().ifPresent(name -> {
            throw FhirRefused.parameter(name);
        });
        return this;
    }

    /** The same without what is not known, for a client that prefers that ({@code Prefer: handling=lenient}). */
    OperationParameters known(String... names) {
        OperationParameters known = new OperationParameters();
        for (String name : names) {
            if (values.containsKey(name)) {
                known.values.put(name, all(name));
            }
        }
        return known;
    }

    /** As the query of an address; empty without any. */
    String query() {
        return values.entrySet().stream()
                .flatMap(one -> one.getValue().stream()
                        .map(value -> one.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    /** The values of one. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
