package jp.madoguchi.sim.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void theBuiltInPeopleAreThoseOfThePlanAndMoreAndTakeEveryWayIn() throws Exception {
        People people = PeopleFile.builtIn(TODAY);

        assertThat(people.facility()).isEqualTo("9919999999");
        assertThat(people.persons()).hasSizeGreaterThanOrEqualTo(40).extracting(Person::id)
                .containsAll(IntStream.rangeClosed(1, 25).mapToObj("P%02d"::formatted).toList());
        assertThat(people.persons().stream().map(person -> person.demo().channel()).collect(Collectors.toSet()))
                .hasSize(DemoPart.Channel.values().length);
        assertThat(people.persons().stream().map(person -> person.demo().expect()).collect(Collectors.toSet()))
                .hasSize(DemoPart.Standing.values().length);
    }

    @Test
    void theBuiltInPeopleGiveEveryValidityThereIs() throws Exception {
        People people = PeopleFile.builtIn(TODAY);
        NationalSystem system = new NationalSystem(people);

        assertThat(people.persons().stream()
                .map(person -> HeldPerson.of(person, system, TODAY).validity())
                .filter(validity -> validity != null)
                .collect(Collectors.toSet())).hasSize(Validity.values().length);
    }

    @Test
    void relativeDatesCountFromTheDayOfTheStart() throws Exception {
        People people = read("lost: today-20");

        assertThat(people.persons().getFirst().qualifications().getFirst().lost())
                .isEqualTo(LocalDate.of(2026, 10, 31));
    }

    @Test
    void anUnknownKeyIsReportedWithItsLineAndTheKnownOnes() {
        assertThatThrownBy(() -> read("losst: 2026-10-01")).isInstanceOf(PeopleFileProblem.class)
                .hasMessageContaining("line 13: the key losst is not known here").hasMessageContaining("lossReason");
    }

    @Test
    void aWrongCheckDigitIsReportedWithTheRightOne() {
        assertThatThrownBy(() -> PeopleFile.read("people.yaml", file("").replace("06990014", "06990015"), TODAY))
                .hasMessage("people.yaml, line 10: the check digit of insurer 06990015 is wrong; "
                        + "write 06990014 or correct the other digits");
    }

    @Test
    void aDayThatIsInNoCalendarIsReported() {
        assertThatThrownBy(() -> read("lost: 2026-02-30")).hasMessageContaining("line 13")
                .hasMessageContaining("2026-02-30").hasMessageContaining("write yyyy-MM-dd");
    }

    @Test
    void aLossBeforeTheStartIsReported() {
        assertThatThrownBy(() -> read("lost: 2020-01-01")).hasMessageContaining("is before from");
    }

    @Test
    void theSameIdTwiceIsReported() {
        String second = file("").substring(file("").indexOf("  - id"));
        assertThatThrownBy(() -> PeopleFile.read("people.yaml", file("") + "\n" + second, TODAY))
                .hasMessageContaining("the id A1 is taken");
    }

    @Test
    void oneInsurerUnderTwoNamesIsReported() {
        String second = file("").substring(file("").indexOf("  - id")).replace("A1", "A2").replace("見本", "別");
        assertThatThrownBy(() -> PeopleFile.read("people.yaml", file("") + second, TODAY))
                .hasMessageContaining("line 24: insurer 06990014 is called 見本健康保険組合（架空） above");
    }

    @Test
    void brokenYamlIsReportedWithItsLine() {
        assertThatThrownBy(() -> PeopleFile.read("people.yaml", "facility: [\npeople: {", TODAY))
                .hasMessageContaining("people.yaml, line").hasMessageContaining("no YAML");
    }

    @Test
    void aMissingFileIsReportedByName() {
        assertThatThrownBy(() -> PeopleFile.read(Path.of("no-such-people.yaml"), TODAY))
                .hasMessage("no-such-people.yaml: there is no such file; give another --people");
    }

    private static People read(String line) throws PeopleFileProblem {
        return PeopleFile.read("people.yaml", file(line), TODAY);
    }

    private static String file(String line) {
        return """
                facility: 9919999999
                people:
                  - id: A1
                    note: somebody
                    name: 架空　一郎
                    kana: ｶｸｳ ｲﾁﾛｳ
                    sex: male
                    birthDate: 1958-04-12
                    insurances:
                      - insurer: 06990014
                        insurerName: 見本健康保険組合（架空）
                        number: 4567
                        %s
                        from: 2024-04-01
                    demo: {channel: face, expect: linked}
                """.formatted(line.isEmpty() ? "family: false" : line);
    }
}
