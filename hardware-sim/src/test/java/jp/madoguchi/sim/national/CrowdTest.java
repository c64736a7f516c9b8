package jp.madoguchi.sim.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void theSameSeedGivesTheSamePeople() throws Exception {
        assertThat(crowd(300, 5)).isEqualTo(crowd(300, 5)).isNotEqualTo(crowd(300, 6));
        assertThat(crowd(300, 5).subList(0, 100)).isEqualTo(crowd(100, 5));
    }

    @Test
    void everyoneIsFoundByCardAndNineOfTenAreInsured() throws Exception {
        People people = PeopleFile.builtIn(TODAY);
        NationalSystem system = new NationalSystem(people.withCrowd(crowd(2_000, 5)));

        Map<Validity, Long> counts = system.people().crowd().stream()
                .collect(Collectors.groupingBy(person -> validity(person, system), Collectors.counting()));

        assertThat(counts.keySet()).containsExactlyInAnyOrder(Validity.VALID, Validity.INVALID,
                Validity.INVALID_NEW_EXISTS);
        assertThat(counts.get(Validity.VALID)).isBetween(1_740L, 1_860L);
    }

    @Test
    void idsAndHospitalNumbersAreUniqueAndInsurersThoseOfTheFile() throws Exception {
        List<Person> crowd = crowd(2_000, 5);
        List<String> insurers = PeopleFile.builtIn(TODAY).persons().stream()
                .flatMap(person -> person.qualifications().stream()).map(Qualification::insurer).toList();

        assertThat(crowd.stream().map(Person::id).distinct()).hasSize(2_000);
        assertThat(crowd.stream().map(person -> person.hospital().getFirst().patientNumber()).distinct())
                .hasSize(2_000);
        assertThat(crowd).allMatch(person -> insurers.contains(person.qualifications().getFirst().insurer()));
        assertThat(crowd).allMatch(person -> person.kana().matches("[\\uff66-\\uff9f ]+"));
    }

    private static Validity validity(Person person, NationalSystem system) {
        Qualification card = person.qualifications().getFirst();
        Answer answer = system
                .answer(new Inquiry("9919999999", TODAY, null, card.insurer(), card.symbol(), card.number(),
                        card.branch(), person.birthDate(), "0", null));
        return ((Answer.Found) answer).validity();
    }

    private static List<Person> crowd(int count, long seed) throws PeopleFileProblem {
        return Crowd.of(count, seed, PeopleFile.builtIn(TODAY), TODAY);
    }
}
