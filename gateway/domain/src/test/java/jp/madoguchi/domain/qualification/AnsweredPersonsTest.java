package jp.madoguchi.domain.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an answer is about: one person, or a family under a number without branch (R-BR-04). */
class AnsweredPersonsTest {

    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final NameVariants NONE = NameVariants.none();

    private static MemberId member(String insurer, String branch) {
        return new MemberId(InsurerNumber.parse(insurer).orElseThrow(), null, new CardNumber("345"),
                branch == null ? null : new BranchNumber(branch));
    }

    private static Person person(String kana, LocalDate birth, Sex sex) {
        return new Person(null, KanaName.parse(kana).orElseThrow(), null, null, sex, null, birth, null);
    }

    /** {@code kana birth sex branch}, separated by semicolons; a branch {@code -} is none. */
    private static AnsweredPersons persons(String text) {
        List<Qualification> entries = new ArrayList<>();
        for (String entry : text.split(";")) {
            String[] parts = entry.strip().split(" ");
            entries.add(new Qualification(null, member("138057", parts[3].equals("-") ? null : parts[3]), null, null,
                    null, person(parts[0], LocalDate.parse(parts[1]), Sex.valueOf(parts[2])), null, null, null,
                    new DateRange(null, null), null, false, null, null, null, List.of(), List.of(), List.of(), null));
        }
        return AnsweredPersons.of(new Answer(new FacilityCode("9919999999"), null, null, null, Instant.EPOCH,
                LocalDate.of(2026, 11, 20), new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), null,
                entries, null), NONE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"ハナコ 1990-01-15 FEMALE 02,1", "ハナコ 1990-01-15 FEMALE 02;ハナコ 1990-01-15 FEMALE 02,1",
            "ハナコ 1990-01-15 FEMALE 02;ハナコ 1990-01-15 UNSET 02,1",
            "ハナコ 1990-01-15 FEMALE 02;ハナコ 1990-01-16 FEMALE 02,2",
            "ハナコ 1990-01-15 FEMALE 02;ハナコ 1990-01-15 MALE 02,2",
            "ハナコ 1990-01-15 FEMALE 02;モモコ 1990-01-15 FEMALE 02,2",
            "ハナコ 1990-01-15 FEMALE 02;ハナコ 1990-01-15 FEMALE 03,2",
            "ハナコ 1990-01-15 FEMALE 02;タロウ 1960-02-03 MALE 01;ハナコ 1990-01-15 FEMALE 02,2"})
    void twoEntriesAreOfTwoPersonsWhereBirthDateSexNameOrBranchDiffer(String entries, int persons) {
        assertThat(persons(entries).entries()).hasSize(persons);
        assertThat(persons(entries).areSeveral()).isEqualTo(persons > 1);
        assertThat(persons(entries)).hasToString("AnsweredPersons[" + persons + "]");
    }

    @ParameterizedTest(name = "asked with {0} {1} family {2}: {3}")
    @CsvSource({"138057,,true,true", "138057,02,true,false", "39131156,,true,false", "138057,,false,false"})
    void onlyANumberWithoutBranchWhereBranchesAreUsedFindsAFamily(String insurer, String branch, boolean family,
            boolean found) {
        AnsweredPersons persons = persons(family
                ? "ハナコ 1990-01-15 FEMALE 02;タロウ 1960-02-03 MALE 01"
                : "ハナコ 1990-01-15 FEMALE 02");
        assertThat(persons.underOneNumber(new CardQuestion(member(insurer, branch), BIRTH, false), null, NONE)
                .isPresent()).isEqualTo(found);
        assertThat(persons.underOneNumber(null, null, NONE)).isEmpty();
    }

    @Test
    void whatBelongsToTheOneWhoIsMeantIsTakenWhole() {
        AnsweredPersons persons = persons(
                "タロウ 1960-02-03 MALE 01;ハナコ 1990-01-15 FEMALE 02;ハナコ 1990-01-15 FEMALE 02");
        BranchLookup lookup = persons
                .underOneNumber(new CardQuestion(member("138057", null), BIRTH, false), null, NONE).orElseThrow();
        assertThat(lookup).isInstanceOfSatisfying(BranchLookup.One.class,
                one -> assertThat(persons.of(one.qualification())).hasSize(2));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"ハナコ 1990-01-15 FEMALE 02,true", "モモコ 1990-01-15 FEMALE 02,true",
            "ハナコ 1990-01-16 FEMALE 02,false",
            "ハナコ 1990-01-15 FEMALE 02;モモコ 1990-01-15 FEMALE 03,true",
            "ハナコ 1990-01-15 FEMALE 02;ハナコ 1990-01-15 FEMALE 03,false",
            "モモコ 1990-01-15 FEMALE 02;サクラ 1990-01-15 FEMALE 03,false"})
    void theDeskMayNameAPatientOfTheBirthDateAndAmongTwinsOfTheName(String entries, boolean meant) {
        assertThat(persons(entries).about(person("ハナコ", BIRTH, Sex.FEMALE), NONE).isPresent()).isEqualTo(meant);
    }
}
