package jp.madoguchi.sim.national;

import java.util.List;
import java.util.Optional;

/** Everybody the national system knows, and the one institution that asks. */
public record People(String facility, List<Person> persons) {

    /** The person with this id of the people file. */
    public Optional<Person> byId(String id) {
        return persons.stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
