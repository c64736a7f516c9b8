package jp.madoguchi.gateway.conformance;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * What may stand behind a search parameter's name and before its value: all that the statement names for it does what R4 says, and whatever else R4 knows
 * is refused. What has to be found is known from the parameter's published expression.
 */
final class ModifierWalk {

    private static final List<String> MODIFIERS = List.of("missing", "exact", "contains", "text", "not", "above",
            "below", "in", "not-in", "identifier", "Patient", "nonsense");
    private static final Pattern NAMED_MODIFIERS = Pattern.compile("; modifiers: ([^;]+)");
    private static final Pattern NAMED_PREFIXES = Pattern.compile("; prefixes: ([^;]+)");
    private static final String LONG_AGO = "1871-01-01";
    private static final String FAR_AHEAD = "2871-01-01";
    /** What finds something that is later, and what something that is earlier, than the date that is sought. */
    private static final Set<String> LATER = Set.of("ge", "gt", "ne", "sa");
    private static final Set<String> EARLIER = Set.of("le", "lt", "ne", "eb");
    private static final Set<String> SAME = Set.of("eq", "ge", "le", "ap");
    /** Of a period without an end it is not known whether it goes on until far ahead. */
    private static final Set<String> OPEN_AHEAD = Set.of("ge", "gt", "eb", "ap", "eq");

    private final FhirDoor door;
    private final SoftAssertions softly;
    private final String type;
    private final CapabilityStatementRestResourceSearchParamComponent parameter;
    private final Function<String, String> search;

    /** @param search puts a search of the type together from a parameter with its value */
    ModifierWalk(FhirDoor door, SoftAssertions softly, String type,
            CapabilityStatementRestResourceSearchParamComponent parameter, Function<String, String> search) {
        this.door = door;
        this.softly = softly;
        this.type = type;
        this.parameter = parameter;
        this.search = search;
    }

    /** All that is named, with a resource that holds a value. */
    void whatIsNamedWorks(Resource sample, String value) throws Exception {
        String name = parameter.getName();
        String id = sample.getIdElement().getIdPart();
        for (String modifier : named(NAMED_MODIFIERS)) {
            String with = name + ":" + modifier;
            switch (modifier) {
                case "missing" -> {
                    found(with, "false", id, true);
                    found(with, "true", id, false);
                }
                case "not" -> {
                    found(with, value, id, false);
                    found(with, Values.nobodys(parameter), id, true);
                }
                case "exact" -> {
                    found(with, value, id, true);
                    found(with, value + "ヰ", id, false);
                }
                case "contains" -> {
                    found(with, value.length() > 1 ? value.substring(1) : value, id, true);
                    found(with, Values.nobodys(parameter), id, false);
                }
                default -> found(with, value.substring(value.indexOf('/') + 1), id,
                        value.startsWith(modifier + "/"));
            }
        }
        for (String prefix : named(NAMED_PREFIXES)) {
            prefixed(prefix, value, id);
        }
    }

    private void prefixed(String prefix, String value, String id) throws Exception {
        boolean period = value.startsWith("ge");
        found(parameter.getName(), prefix + LONG_AGO, id, LATER.contains(prefix));
        if (!period) {
            found(parameter.getName(), prefix + value, id, SAME.contains(prefix));
        }
        if (!period || !OPEN_AHEAD.contains(prefix)) {
            found(parameter.getName(), prefix + FAR_AHEAD, id, EARLIER.contains(prefix));
        }
    }

    /** What is not named for it, and what nobody knows. */
    void nothingElseIsAnswered() throws Exception {
        List<String> others = new ArrayList<>(MODIFIERS);
        others.removeAll(named(NAMED_MODIFIERS));
        for (String modifier : others) {
            refused(parameter.getName() + ":" + modifier + "=" + encoded(Values.nobodys(parameter)));
        }
        if (!named(NAMED_PREFIXES).isEmpty()) {
            refused(parameter.getName() + "=xx" + LONG_AGO);
        }
    }

    private void refused(String condition) throws Exception {
        HttpResponse<String> answer = door.get(search.apply(condition));
        softly.assertThat(answer.statusCode()).as(type + "?" + condition + " " + answer.body()).isEqualTo(400);
        softly.assertThat(answer.body()).contains("OperationOutcome");
    }

    private void found(String name, String value, String id, boolean there) throws Exception {
        HttpResponse<String> answer = door.get(search.apply(name + "=" + encoded(value)));
        softly.assertThat(answer.statusCode()).as(type + "?" + name + "=" + value + " " + answer.body()).isEqualTo(200);
        if (answer.statusCode() == 200) {
            softly.assertThat(CapabilityWalk.ids(FhirDoor.resource(Bundle.class, answer)).contains(id))
                    .as(type + "?" + name + "=" + value + " finds " + id).isEqualTo(there);
        }
    }

    private List<String> named(Pattern pattern) {
        Matcher named = pattern.matcher(parameter.getDocumentation());
        return named.find() ? Arrays.asList(named.group(1).split(", ", -1)) : List.of();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
