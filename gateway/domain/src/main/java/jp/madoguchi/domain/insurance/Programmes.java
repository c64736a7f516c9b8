package jp.madoguchi.domain.insurance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The table of programmes (法別番号) with their ranks, {@code programmes.csv}. Local numbers differ per prefecture: a hospital adds its
 * own, a row with its prefecture going before one without.
 */
public final class Programmes {

    /** The file's name. */
    public static final String FILE = "programmes.csv";

    private static final List<String> COLUMNS = List.of("code", "prefecture", "from", "to", "scope", "category", "key",
            "priority", "uncertain", "named", "hub", "ja", "en");
    private static final String NATIONAL_HEALTH_INSURANCE = "00";

    private final Map<String, Timeline<Programme>> byNumber;

    private Programmes(Map<String, Timeline<Programme>> byNumber) {
        this.byNumber = byNumber;
    }

    /** Reads the file's content; no two national programmes have one rank. */
    public static Programmes parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<Integer, String> ranks = new HashMap<>();
        for (RuleTable.Row row : table.rows()) {
            Programme programme = programme(row);
            if (programme.scope() == ProgrammeScope.NATIONAL
                    && !ranks.computeIfAbsent(programme.priority(), rank -> programme.code())
                            .equals(programme.code())) {
                throw row.wrong("has the priority of another programme: give each national one its own");
            }
        }
        return new Programmes(
                table.timelinesAsListed(row -> row.text("code") + row.text("prefecture"), Programmes::programme));
    }

    private static Programme programme(RuleTable.Row row) {
        String code = digits(row, "code");
        @Nullable
        String prefecture = row.text("prefecture").isEmpty() ? null : digits(row, "prefecture");
        ProgrammeScope scope = row.one("scope", ProgrammeScope.class);
        CoverageCategory category = row.one("category", CoverageCategory.class);
        if ((scope == ProgrammeScope.INSURANCE) == (category == CoverageCategory.PUBLIC_EXPENSE)) {
            throw row.wrong("has a scope that does not go with its category: INSURANCE goes with every other than "
                    + "PUBLIC_EXPENSE");
        }
        return new Programme(code, prefecture, scope, category, row.required("key"),
                scope == ProgrammeScope.INSURANCE ? 0 : row.number("priority"), !yes(row, "uncertain"),
                yes(row, "named"), yes(row, "hub"), row.required("ja"), row.required("en"));
    }

    private static String digits(RuleTable.Row row, String column) {
        String digits = row.required(column);
        if (!AsciiDigits.fill(digits, 2)) {
            throw row.wrong("has no two digits in " + column);
        }
        return digits;
    }

    private static boolean yes(RuleTable.Row row, String column) {
        return switch (row.text(column)) {
            case "yes" -> true;
            case "" -> false;
            default -> throw row.wrong("has neither yes nor nothing in " + column);
        };
    }

    /** The programme of an insurer or public payer on a day; empty when its number means nothing here: a person decides. */
    public Optional<Programme> of(InsurerNumber payer, LocalDate day) {
        String code = payer.programme().orElse(NATIONAL_HEALTH_INSURANCE);
        Optional<Programme> ownPrefecture = at(code + payer.prefecture(), day);
        return ownPrefecture.isPresent() ? ownPrefecture : at(code, day);
    }

    /** The keys of all programmes of public expenses, whatever the day; unmodifiable. */
    public Set<String> keys() {
        return byNumber.values().stream().flatMap(timeline -> timeline.spans().stream()).map(Timeline.Span::value)
                .filter(programme -> programme.scope() != ProgrammeScope.INSURANCE).map(Programme::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Programme> at(String number, LocalDate day) {
        Timeline<Programme> timeline = byNumber.get(number);
        return timeline == null ? Optional.empty() : timeline.at(day);
    }
}
