package jp.madoguchi.sim.national;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everybody the national system knows, and the one institution that asks.
 *
 * @param persons those of the people file
 * @param crowd   generated ones, who take no part in the demo
 */
public record People(String facility, List<Person> persons, List<Person> crowd) {

    /** People without a crowd. */
    public People(String facility, List<Person> persons) {
        this(facility, persons, List.of());
    }

    /** The same people with this crowd. */
    public People withCrowd(List<Person> more) {
        return new People(facility, persons, List.copyOf(more));
    }

    /** Those of the file, then the crowd. */
    public List<Person> everybody() {
        List<Person> all = new ArrayList<>(persons);
        all.addAll(crowd);
        return List.copyOf(all);
    }

    /** The person with this id. */
    public Optional<Person> byId(String id) {
        return everybody().stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
