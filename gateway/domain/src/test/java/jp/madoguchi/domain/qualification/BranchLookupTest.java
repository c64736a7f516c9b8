package jp.madoguchi.domain.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.DeliveredTables;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** R-BR-04: a number without branch is one person's, a twin's by name, or for the desk. */
class BranchLookupTest {

    private static final NameVariants VARIANTS = NameVariants.parse(DeliveredTables.read(NameVariants.FILE));
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final CardQuestion ASKED = new CardQuestion(member("138016", null), BIRTH, false);

    @ParameterizedTest(name = "{0} asked as {1}{2}: {3} {4} ({5})")
    @CsvFileSource(resources = "branch-lookups.csv", numLinesToSkip = 1)
    void theBranchIsTakenFromTheOneWhoFits(String hits, String kana, String kanji, String outcome, String branch,
            String why) {
        BranchLookup lookup = BranchLookup.select(ASKED,
                kana == null && kanji == null ? null : person(kanji, kana, BIRTH),
                hits(hits), VARIANTS);
        switch (lookup) {
            case BranchLookup.One one -> {
                assertThat("ONE").as(why).isEqualTo(outcome);
                assertThat(one.member()).as(why).isEqualTo(member("138016", branch.equals("-") ? null : branch));
                assertThat(hits(hits)).as(why).contains(one.qualification());
            }
            case BranchLookup.Multiple multiple -> {
                assertThat("MULTIPLE").as(why).isEqualTo(outcome);
                assertThat(multiple.hits()).as(why).isEqualTo(hits(hits));
                assertThat(multiple.step()).isEqualTo(DeskStep.ASK_NAME_UNDER_ONE_NUMBER);
            }
            case BranchLookup.None none -> assertThat("NONE").as(why).isEqualTo(outcome);
        }
    }

    @Test
    void onlyTwinsOfTheNameAreLeftToTheDesk() {
        List<Qualification> hits = hits("シケン花子/シケン ハナコ/1990-01-15/02;シケン花子/シケン ハナコ/1990-01-15/03;"
                + "シケン桃子/シケン モモコ/1990-01-15/04");
        assertThat(BranchLookup.select(ASKED, person(null, "シケン ハナコ", BIRTH), hits, VARIANTS))
                .isEqualTo(new BranchLookup.Multiple(hits.subList(0, 2)));
    }

    @Test
    void anAnswerWithoutNumberLeavesTheNumberAsAskedFor() {
        Qualification hit = qualification(null, person("試験花子", "シケン ハナコ", BIRTH));
        assertThat(BranchLookup.select(ASKED, null, List.of(hit), VARIANTS))
                .isEqualTo(new BranchLookup.One(hit, ASKED.member()));
    }

    private static List<Qualification> hits(String text) {
        List<Qualification> hits = new ArrayList<>();
        for (String hit : text == null ? new String[0] : text.split(";")) {
            String[] parts = hit.split("/");
            hits.add(qualification(member("138016", parts[3].equals("-") ? null : parts[3]),
                    person(parts[0], parts[1].equals("-") ? null : parts[1], LocalDate.parse(parts[2]))));
        }
        return hits;
    }

    private static Qualification qualification(MemberId member, Person person) {
        return new Qualification(null, member, null, null, null, person, null, null, null, new DateRange(null, null),
                null, false, null, null, null, List.of(), List.of(), List.of(), null);
    }

    private static MemberId member(String insurer, String branch) {
        return new MemberId(new InsurerNumber(insurer), null, new CardNumber("345"),
                branch == null ? null : new BranchNumber(branch));
    }

    private static Person person(String kanji, String kana, LocalDate birth) {
        return new Person(kanji == null ? null : PersonName.parse(kanji).orElseThrow(),
                kana == null ? null : KanaName.parse(kana).orElseThrow(), null, null, Sex.FEMALE, null, birth, null);
    }
}
