package jp.madoguchi.sim.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Entries;
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

    /** Units of bulk results about such people, as if they had been asked about. */
    static Stream<Element> units(NationalSystem centre, Set<String> asked, LocalDate day, int most) {
        return insured(centre, asked, day, most).stream()
                .map(person -> Units.unit(null, centre.answer(person, day), Entries.forBulk()::element));
    }
}
