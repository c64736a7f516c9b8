package jp.madoguchi.reception.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.exchange.BulkMatch;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.reception.ledger.BulkRow;
import org.jspecify.annotations.Nullable;

/**
 * Which row each unit of a whole result ends, by {@link BulkMatch}. The very same unit again is refused. A unit that names a row's
 * person and contradicts their card, or describes somebody else, ends that row as an error, unless the result has the right one too.
 */
final class UnitMatch {

    private final List<BulkUnit> units;
    private final Map<BulkUnit, Integer> first = new HashMap<>();
    private final Map<BulkUnit, String> keys = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    UnitMatch(Collection<BulkRow> rows, List<BulkUnit> units) {
        this.units = units;
        for (int i = 0; i < units.size(); i++) {
            first.putIfAbsent(units.get(i), i);
        }
        List<BulkPerson> asked = asked(rows);
        BulkMatch match = BulkMatch.of(asked, List.copyOf(new LinkedHashSet<>(units)));
        match.answered().forEach((person, unit) -> keys.put(unit, person.key()));
        for (BulkUnit unit : match.repeated()) {
            BulkMatch.of(asked, List.of(unit)).answered().keySet().forEach(person -> twice.add(person.key()));
        }
        Set<String> unanswered = new HashSet<>();
        match.missing().stream().map(BulkPerson::key).filter(key -> !twice.contains(key)).forEach(unanswered::add);
        for (BulkUnit unit : match.unasked()) {
            String key = named(asked, unit.answer());
            if (key != null && unanswered.remove(key)) {
                keys.put(unit, key);
            }
        }
    }

    /** Whom a unit names that is not theirs: by its key, or without one by the card that it echoes. */
    private static @Nullable String named(List<BulkPerson> asked, Answer answer) {
        if (answer.arbitraryIdentifier() != null || answer.asking() == null) {
            return answer.arbitraryIdentifier();
        }
        List<String> keys = asked.stream().filter(person -> answer.echoes(person.card())).map(BulkPerson::key).toList();
        return keys.size() == 1 ? keys.getFirst() : null;
    }

    private static List<BulkPerson> asked(Collection<BulkRow> rows) {
        List<BulkPerson> asked = new ArrayList<>();
        for (BulkRow row : rows) {
            if (row.card() != null) {
                asked.add(new BulkPerson(row.key(), row.card()));
            }
        }
        return asked;
    }

    /** The key of the row that a unit ends; empty if nobody asked for it, or it came already. */
    Optional<String> rowOf(int index) {
        BulkUnit unit = units.get(index);
        return first.getOrDefault(unit, index) == index ? Optional.ofNullable(keys.get(unit)) : Optional.empty();
    }

    /** Whether different units of the result are about one row, so that none of them holds. */
    boolean isTwice(String key) {
        return twice.contains(key);
    }
}
