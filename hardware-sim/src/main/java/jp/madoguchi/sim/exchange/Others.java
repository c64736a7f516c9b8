package jp.madoguchi.sim.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.Qualification;

/** Finds people for answers that are about the wrong ones. */
final class Others {
    private Others() {}

    /** Somebody insured who is not one of {@code asked}, always the same for the same. */
    static List<Person> insured(NationalSystem centre, Set<String> asked, LocalDate day, int most) {
        return centre.people().persons().stream().filter(person -> !asked.contains(person.id()))
                .filter(person -> person.error() == null)
                .filter(person -> person.qualifications().stream().anyMatch((Qualification q) -> q.covers(day)))
                .limit(most).toList();
    }
}
