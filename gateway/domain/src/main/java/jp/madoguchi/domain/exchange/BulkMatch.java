package jp.madoguchi.domain.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import jp.madoguchi.domain.qualification.CardQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Which unit of a bulk result belongs to which person of its job. A unit is taken by the key it echoes, and only if the card data it
 * echoes, and the person it describes, are the person's too; without a key by card data that no other person of the job shares. Whatever does not fit is never taken
 * for the nearest.
 *
 * @param answered the unit of each person who got one, in the job's order
 * @param missing  persons without a unit
 * @param unasked  units about nobody in the job, or that contradict the person whose key they echo
 * @param repeated further units about a person who has one: which of them holds is not known, so the person is among the missing
 */
public record BulkMatch(SequencedMap<BulkPerson, BulkUnit> answered, List<BulkPerson> missing, List<BulkUnit> unasked,
        List<BulkUnit> repeated) {

    public BulkMatch {
        answered = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answered));
        missing = List.copyOf(missing);
        unasked = List.copyOf(unasked);
        repeated = List.copyOf(repeated);
    }

    /** Puts the units of a result to the persons of its job. */
    public static BulkMatch of(List<BulkPerson> asked, List<BulkUnit> units) {
        Map<String, BulkPerson> byKey = new HashMap<>();
        Map<String, BulkPerson> byCard = new HashMap<>();
        Map<String, Integer> sameCard = new HashMap<>();
        for (BulkPerson person : asked) {
            byKey.put(person.key(), person);
            byCard.put(cardKey(person.card()), person);
            sameCard.merge(cardKey(person.card()), 1, Integer::sum);
        }
        Map<BulkPerson, List<BulkUnit>> found = new HashMap<>();
        List<BulkUnit> unasked = new ArrayList<>();
        for (BulkUnit unit : units) {
            String key = unit.answer().arbitraryIdentifier();
            CardQuestion card = unit.answer().asking();
            BulkPerson person = key != null ? byKey.get(key) : alone(byCard, sameCard, card);
            if (person == null || !unit.answer().mayBeAbout(person.card())) {
                unasked.add(unit);
            } else {
                found.computeIfAbsent(person, one -> new ArrayList<>()).add(unit);
            }
        }
        return sorted(asked, found, unasked);
    }

    private static BulkMatch sorted(List<BulkPerson> asked, Map<BulkPerson, List<BulkUnit>> found,
            List<BulkUnit> unasked) {
        SequencedMap<BulkPerson, BulkUnit> answered = new LinkedHashMap<>();
        List<BulkPerson> missing = new ArrayList<>();
        List<BulkUnit> repeated = new ArrayList<>();
        for (BulkPerson person : asked) {
            List<BulkUnit> units = found.getOrDefault(person, List.of());
            if (units.size() == 1) {
                answered.put(person, units.getFirst());
            } else {
                missing.add(person);
                repeated.addAll(units);
            }
        }
        return new BulkMatch(answered, missing, unasked, repeated);
    }

    private static @Nullable BulkPerson alone(Map<String, BulkPerson> byCard, Map<String, Integer> sameCard,
            @Nullable CardQuestion card) {
        return card != null && sameCard.getOrDefault(cardKey(card), 0) == 1 ? byCard.get(cardKey(card)) : null;
    }

    private static String cardKey(CardQuestion card) {
        return card.member().matchKey() + "|" + card.birthDate();
    }

    /** Whether every person got one unit, and no unit was left over. */
    public boolean isWhole() {
        return missing.isEmpty() && unasked.isEmpty();
    }

    /** Masked: numbers only. */
    @Override
    public String toString() {
        return "BulkMatch[" + answered.size() + " missing " + missing.size() + " unasked " + unasked.size()
                + " repeated " + repeated.size() + "]";
    }
}
