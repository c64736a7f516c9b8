package jp.madoguchi.gateway.fhir.search;

import java.util.Set;

/** The parameters that say how a result is given, not what is looked for (R4 Search, 3.1.1.5). */
final class Results {

    /** Those that the server's library applies to what is given out. */
    static final Set<String> OF_FORM = Set.of("_format", "_pretty", "_summary", "_elements", "fhirVersion");
    private static final Set<String> OF_RESULT = Set.of("_count", "_sort", "_total", "_include", "_revinclude");

    private Results() {}

    static boolean of(String name) {
        String plain = name.indexOf(':') < 0 ? name : name.substring(0, name.indexOf(':'));
        return OF_FORM.contains(plain) || OF_RESULT.contains(plain);
    }
}
