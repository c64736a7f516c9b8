package jp.madoguchi.domain.subsidy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * Which bodies hold which programmes in the public medical hub since when (R-PM-10), {@code pmh-participation.csv}. The Digital Agency
 * publishes the list, and it grows step by step: a payer that is not listed may take part all the same.
 */
public final class Participation {

    /** The file's name. */
    public static final String FILE = "pmh-participation.csv";

    private static final List<String> COLUMNS = List.of("body", "programme", "payers", "from", "to", "rules");

    private record Key(String body, String programme) {}

    private final Map<Key, Timeline<Set<InsurerNumber>>> payers;

    private Participation(Map<Key, Timeline<Set<InsurerNumber>>> payers) {
        this.payers = payers;
    }

    /**
     * Reads the file's content. A row without payers' numbers says that a body takes part whose numbers are not entered yet.
     *
     * @param programmes each row must name one of these by its key
     */
    public static Participation parse(String text, Programmes programmes) {
        return new Participation(RuleTable.parse(FILE, text, COLUMNS)
                .timelinesAsListed(row -> new Key(row.required("body"), programme(row, programmes)),
                        Participation::payers));
    }

    private static String programme(RuleTable.Row row, Programmes programmes) {
        String key = row.required("programme");
        if (!programmes.keys().contains(key)) {
            throw row.wrong("names an unknown programme " + key + ": write a key of " + Programmes.FILE
                    + ", such as local-child");
        }
        return key;
    }

    private static Set<InsurerNumber> payers(RuleTable.Row row) {
        Set<InsurerNumber> payers = new HashSet<>();
        for (String number : row.words("payers")) {
            switch (InsurerNumber.parseTyped(number)) {
                case Parsed.Value<InsurerNumber> v -> payers.add(v.value());
                case Parsed.Refused<InsurerNumber> r ->
                    throw row.wrong("holds " + number + ", which is no payer's number with a right check digit");
            }
        }
        return Set.copyOf(payers);
    }

    /** Whether a payer is listed on a day. */
    public boolean isListed(InsurerNumber payer, LocalDate day) {
        return payers.values().stream().anyMatch(timeline -> timeline.at(day).orElse(Set.of()).contains(payer));
    }
}
