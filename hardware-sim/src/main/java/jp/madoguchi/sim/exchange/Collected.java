package jp.madoguchi.sim.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.Person;

/**
 * The work of a bulk exchange whose list the centre makes itself.
 *
 * @param list who is on it when it is fetched
 */
record Collected(NationalSystem centre, Function<Circumstance, List<Member>> list) implements BulkJobs.Work {

    /** Somebody on the list, and what is said of them. */
    record Member(Person person, Element unit) {}

    @Override
    public boolean counted() {
        return true;
    }

    @Override
    public List<Element> units(Circumstance circumstance) {
        LocalDate today = circumstance.at().toLocalDate();
        List<Member> members = list.apply(circumstance);
        return Stream.concat(members.stream().map(Member::unit), Others.units(centre,
                members.stream().map(member -> member.person().id()).collect(Collectors.toSet()), today,
                circumstance.twist().foreign())).toList();
    }
}
