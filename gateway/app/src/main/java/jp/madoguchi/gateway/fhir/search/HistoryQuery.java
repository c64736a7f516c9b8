package jp.madoguchi.gateway.fhir.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a history. A position is the version that the page before ended with: it stays right when versions are added, and tells
 * nothing of anybody.
 *
 * @param count  how many versions a page has, 0 to {@link SearchQuery#MOST}; 0 gives their number only
 * @param since  only versions that were made at this moment or later
 * @param before only versions earlier than this
 * @param used   the parameters that were understood
 */
public record HistoryQuery(int count, Instant since, long before, Map<String, List<String>> used) {

    static final String COUNT = "_count";
    static final String SINCE = "_since";
    static final String PAGE = "_page";
    private static final int LONGEST_VALUE = 64;

    /** Reads a request's parameters. @throws SearchRefused if one is not known and not lenient, or has a value that cannot be */
    public static HistoryQuery read(Map<String, List<String>> parameters, boolean lenient) {
        int count = SearchQuery.USUAL;
        Instant since = Instant.EPOCH;
        long before = Long.MAX_VALUE;
        Map<String, List<String>> used = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            boolean known = name.equals(COUNT) || name.equals(SINCE) || name.equals(PAGE)
                    || Results.OF_FORM.contains(name);
            if (!known && lenient) {
                continue;
            }
            if (!known) {
                throw SearchRefused.unknown(name);
            }
            String value = one(name, parameter.getValue());
            switch (name) {
                case COUNT -> count = (int) Math.min(number(name, value), SearchQuery.MOST);
                case SINCE -> since = moment(value);
                case PAGE -> before = number(name, value);
                default -> {
                    // applied to what is given out
                }
            }
            used.put(name, new ArrayList<>(List.of(value)));
        }
        return new HistoryQuery(count, since, before, used);
    }

    /** Whether it asks for the first page. */
    boolean isFirst() {
        return before == Long.MAX_VALUE;
    }

    private static String one(String name, List<String> values) {
        if (values.size() != 1 || values.getFirst().length() > LONGEST_VALUE) {
            throw SearchRefused.value(name);
        }
        return values.getFirst();
    }

    private static long number(String name, String value) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw SearchRefused.value(name);
        }
        throw SearchRefused.value(name);
    }

    /** A moment, or the beginning of a day, month or year in Japan. */
    private static Instant moment(String value) {
        return SoughtDate.parse(value).filter(sought -> Character.isDigit(value.charAt(0)))
                .map(sought -> sought.span().from()).orElseThrow(() -> SearchRefused.value(SINCE));
    }
}
