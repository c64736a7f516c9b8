package jp.madoguchi.gateway.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the values that a client says it prefers (RFC 9110, 12.4.2 and 12.5).
 *
 * @param value  in small letters, without parameters
 * @param weight 1 for what is wanted most, 0 for what is not wanted at all
 */
record Preference(String value, double weight) {

    private static final Pattern WEIGHT = Pattern.compile(
            ";\\s*q\\s*=\\s*(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;|$)",
            Pattern.CASE_INSENSITIVE);

    /** Those that a header names, in its order; a weight that is none counts as if it were not there. */
    static List<Preference> of(@Nullable String header) {
        List<Preference> all = new ArrayList<>();
        for (String one : header == null ? new String[0] : header.split(",", -1)) {
            String value = one.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            Matcher weight = WEIGHT.matcher(one);
            if (!value.isEmpty()) {
                all.add(new Preference(value, weight.find() ? Double.parseDouble(weight.group(1)) : 1));
            }
        }
        return all;
    }

    /** How much the first of these names that a header has is wanted; empty if it has none of them. */
    static OptionalDouble weight(List<Preference> all, List<String> mostPreciseFirst) {
        return mostPreciseFirst.stream()
                .flatMap(name -> all.stream().filter(one -> one.value().equals(name)).limit(1))
                .mapToDouble(Preference::weight).findFirst();
    }
}
