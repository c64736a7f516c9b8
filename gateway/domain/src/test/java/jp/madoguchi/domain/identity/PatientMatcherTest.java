package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientMatcherTest {

    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final ResourceId HANAKO = new ResourceId("hanako");
    private static final ResourceId OTHER = new ResourceId("other");
    private static final ReferenceNumber NUMBER = ReferenceNumber.parse("0000020002").orElseThrow();

    @Test
    void theReferenceNumberFindsThePatientWhenBirthDateAndKanaAgree() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), NUMBER);
        assertThat(match(subject(NUMBER, "ｼｹﾝ ﾊﾅｺ"), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.REFERENCE_NUMBER));
    }

    @Test
    void aReferenceNumberOfAnotherPersonIsNeverFollowed() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), NUMBER);
        assertThat(match(subject(NUMBER, "ｶｸｳ ｲﾁﾛｳ"), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.NUMBER_CONTRADICTS));
    }

    @Test
    void anUnknownReferenceNumberOnAnUnknownPersonMatchesNobody() {
        assertThat(match(subject(NUMBER, "ｼｹﾝ ﾊﾅｺ"), new DirectoryOf())).isEqualTo(new Match.None());
    }

    @Test
    void anUnknownReferenceNumberOnAKnownPersonIsDoubtful() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card("02"));
        assertThat(match(subject(NUMBER, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.UNKNOWN_NUMBER_KNOWN_PERSON));
    }

    @Test
    void theCardFindsThePatientWhenBirthDateAndKanaAgree() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card("02"));
        assertThat(match(subject(null, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.CARD));
    }

    @Test
    void twinsUnderOneCardWithoutBranchAreToldApartByKanaOnly() {
        var directory = new DirectoryOf()
                .with(linked(HANAKO, "シケン ハナコ"), null, card(null))
                .with(linked(OTHER, "シケン モモコ"), null, card(null));
        assertThat(match(subject(null, "ｼｹﾝ ﾓﾓｺ", card(null)), directory))
                .isEqualTo(new Match.Certain(OTHER, MatchBasis.CARD));
        assertThat(match(subject(null, null, card(null)), directory)).isInstanceOf(Match.Doubtful.class);
    }

    @Test
    void theUnregisteredTwinIsNotTakenForTheRegisteredOne() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card(null));
        assertThat(match(subject(null, "ｼｹﾝ ﾓﾓｺ", card(null)), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.CARD_OF_ANOTHER_NAME));
    }

    @Test
    void aCardAndABirthDateNeverSufficeWhereNoNameIsKnown() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card("02"));
        for (String branch : Arrays.asList("02", null)) {
            assertThat(match(subject(null, null, card(branch)), directory))
                    .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.CARD_WITHOUT_NAME));
        }
    }

    /** R-BC-03(d): what stands in for kana that one side does not know, by each way to the patient. */
    @ParameterizedTest(name = "known {0}/{1}, answered {2}/{3} {4}: {5}")
    @CsvSource(nullValues = "-", textBlock = """
            試験 花子, シケン ハナコ, 試験 花子, シケン ハナコ, FEMALE, -
            試験 花子, -,         試験 花子, シケン ハナコ, FEMALE, -
            試験 花子, シケン ハナコ, 試験　花子, -,        FEMALE, -
            髙橋 花子, タカハシ ハナコ, 高橋 花子, -,       FEMALE, -
            試験 花子, シケン ハナコ, 試験 ●子, シケン ハナコ, FEMALE, -
            試験 花子, -,         試験 ●子, -,         FEMALE, NUMBER_WITHOUT_NAME
            試験 花子, シケン ハナコ, ●● ●●, -,          FEMALE, NUMBER_WITHOUT_NAME
            試験 花子, シケン ハナコ, 試験 桃子, -,         FEMALE, NUMBER_WITHOUT_NAME
            試験 花子, -,         -,        シケン ハナコ, FEMALE, NUMBER_WITHOUT_NAME
            -,        -,         -,        -,         FEMALE, NUMBER_WITHOUT_NAME
            試験 花子, シケン ハナコ, 試験 花子, シケン モモコ, FEMALE, NUMBER_CONTRADICTS
            試験 花子, シケン ハナコ, 試験 花子, シケン ハナコ, UNSET,  SEX_UNKNOWN
            試験 花子, シケン ハナコ, 試験 花子, シケン ハナコ, MALE,   NUMBER_CONTRADICTS
            試験 花子, -,         試験 ●子, -,         UNSET,  NUMBER_WITHOUT_NAME
            """)
    void aNumberIsCertainOnlyWithBirthDateSexAndName(String name, String kana, String answeredName,
            String answeredKana, Sex answeredSex, DoubtReason doubt) {
        var directory = new DirectoryOf().with(
                candidate(HANAKO, PatientStanding.LINKED, person(name, kana, Sex.FEMALE)), NUMBER, card("02"));
        Person answered = person(answeredName, answeredKana, answeredSex);
        assertThat(match(new MatchSubject(null, NUMBER, List.of(), answered), directory)).isEqualTo(doubt == null
                ? new Match.Certain(HANAKO, MatchBasis.REFERENCE_NUMBER)
                : new Match.Doubtful(List.of(HANAKO), doubt));
        assertThat(match(new MatchSubject(HANAKO, null, List.of(), answered), directory)).isEqualTo(doubt == null
                ? new Match.Certain(HANAKO, MatchBasis.NAMED_AT_DESK)
                : new Match.Doubtful(List.of(HANAKO), doubt));
        Match byCard = match(new MatchSubject(null, null, List.of(card("02")), answered), directory);
        if (doubt == null) {
            assertThat(byCard).isEqualTo(new Match.Certain(HANAKO, MatchBasis.CARD));
        } else {
            assertThat(byCard).isInstanceOf(Match.Doubtful.class);
        }
    }

    @Test
    void aCardWithoutBranchFindsWhoIsKnownUnderOneAndTheOtherWayRound() {
        var withBranch = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card("02"));
        var without = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card(null));
        Match certain = new Match.Certain(HANAKO, MatchBasis.CARD);
        assertThat(match(subject(null, "ｼｹﾝ ﾊﾅｺ", card(null)), withBranch)).isEqualTo(certain);
        assertThat(match(subject(null, "ｼｹﾝ ﾊﾅｺ", card("02")), without)).isEqualTo(certain);
    }

    @Test
    void underACardWhoseNameFitsASexThatIsNotSetIsForAPerson() {
        var directory = new DirectoryOf().with(
                candidate(HANAKO, PatientStanding.LINKED, person(null, "シケン ハナコ", Sex.UNSET)), null, card("02"));
        assertThat(match(subject(null, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.SEX_UNKNOWN));
    }

    @Test
    void aNamedPatientWhomTheDirectoryDoesNotHoldIsForAPerson() {
        assertThat(match(named("ｼｹﾝ ﾊﾅｺ", BIRTH), new DirectoryOf()))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.NUMBER_CONTRADICTS));
    }

    @Test
    void afterAChangeOfInsuranceKanaBirthDateAndSexFindThePatient() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null);
        assertThat(match(subject(null, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.KANA));
    }

    @Test
    void twoNamesakesOfOneBirthDateAreForAPerson() {
        var directory = new DirectoryOf()
                .with(linked(HANAKO, "シケン ハナコ"), null)
                .with(linked(OTHER, "シケン ハナコ"), null);
        assertThat(match(subject(null, "ｼｹﾝ ﾊﾅｺ"), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO, OTHER), DoubtReason.SEVERAL_FIT));
    }

    @Test
    void anUnsetSexIsForAPerson() {
        var directory = new DirectoryOf()
                .with(candidate(HANAKO, PatientStanding.LINKED, person(null, "シケン ハナコ", Sex.UNSET)), null);
        assertThat(match(subject(null, "ｼｹﾝ ﾊﾅｺ"), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.SEX_UNKNOWN));
    }

    /**
     * A sex that is not set takes nobody away and is never certain, whether the card led to those who fit or their kana. HANAKO is linked;
     * the other is linked or provisional, or is not there.
     */
    @ParameterizedTest(name = "hanako {0}, the other {1} {2}, answered {3}: {4} of {5}")
    @CsvSource(nullValues = "-", textBlock = """
            FEMALE, -,           -,      FEMALE, -,           hanako
            FEMALE, LINKED,      FEMALE, FEMALE, SEVERAL_FIT, hanako other
            FEMALE, LINKED,      UNSET,  FEMALE, SEVERAL_FIT, hanako other
            FEMALE, LINKED,      MALE,   FEMALE, -,           hanako
            FEMALE, PROVISIONAL, FEMALE, FEMALE, -,           hanako
            FEMALE, PROVISIONAL, UNSET,  FEMALE, -,           hanako
            UNSET,  -,           -,      FEMALE, SEX_UNKNOWN, hanako
            UNSET,  LINKED,      UNSET,  FEMALE, SEVERAL_FIT, hanako other
            UNSET,  LINKED,      MALE,   FEMALE, SEX_UNKNOWN, hanako
            UNSET,  PROVISIONAL, FEMALE, FEMALE, SEVERAL_FIT, hanako other
            UNSET,  PROVISIONAL, UNSET,  FEMALE, SEVERAL_FIT, hanako other
            MALE,   PROVISIONAL, FEMALE, FEMALE, -,           other
            FEMALE, -,           -,      UNSET,  SEX_UNKNOWN, hanako
            FEMALE, LINKED,      MALE,   UNSET,  SEVERAL_FIT, hanako other
            """)
    void aSexThatIsNotSetTakesNobodyAwayAndIsNeverCertain(Sex hanako, PatientStanding other, Sex others, Sex answered,
            DoubtReason doubt, String who) {
        List<ResourceId> whom = Arrays.stream(who.split(" ")).map(ResourceId::new).toList();
        for (MatchBasis basis : List.of(MatchBasis.CARD, MatchBasis.KANA)) {
            MemberId[] cards = basis == MatchBasis.CARD ? new MemberId[]{card("02")} : new MemberId[0];
            var directory = new DirectoryOf()
                    .with(candidate(HANAKO, PatientStanding.LINKED, person(null, "シケン ハナコ", hanako)), null, cards);
            if (other != null) {
                directory.with(candidate(OTHER, other, person(null, "シケン ハナコ", others)), null, cards);
            }
            var asked = new MatchSubject(null, null, List.of(cards), person(null, "ｼｹﾝ ﾊﾅｺ", answered));
            assertThat(match(asked, directory)).as("led to by %s", basis).isEqualTo(doubt == null
                    ? new Match.Certain(whom.getFirst(), basis)
                    : new Match.Doubtful(whom, doubt));
        }
    }

    @Test
    void aRegisteredPatientGoesBeforeTheProvisionalOneOfTheSamePerson() {
        var directory = new DirectoryOf()
                .with(candidate(OTHER, PatientStanding.PROVISIONAL, person(null, "シケン ハナコ", Sex.FEMALE)), NUMBER,
                        card("02"))
                .with(linked(HANAKO, "シケン ハナコ"), NUMBER, card("02"));
        assertThat(match(subject(NUMBER, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.REFERENCE_NUMBER));
    }

    @Test
    void aPatientNamedAtTheDeskMustAgreeWithTheAnswer() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null);
        assertThat(match(named("ｼｹﾝ ﾊﾅｺ", BIRTH), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.NAMED_AT_DESK));
        assertThat(match(named("ｼｹﾝ ﾊﾅｺ", BIRTH.plusDays(1)), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.NUMBER_CONTRADICTS));
    }

    @Property
    void nobodyOfAnotherBirthDateEverMatches(@ForAll boolean byNumber, @ForAll boolean byCard) {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), NUMBER, card("02"));
        var subject = new MatchSubject(null, byNumber ? NUMBER : null, byCard ? List.of(card("02")) : List.of(),
                person(null, "ｼｹﾝ ﾊﾅｺ", BIRTH.minusYears(1)));
        assertThat(match(subject, directory)).isNotInstanceOf(Match.Certain.class);
    }

    private static Match match(MatchSubject subject, CandidateSource directory) {
        return PatientMatcher.match(subject, directory, Variants.DELIVERED);
    }

    private static Candidate linked(ResourceId id, String kana) {
        return candidate(id, PatientStanding.LINKED, person(null, kana, BIRTH));
    }

    private static Candidate candidate(ResourceId id, PatientStanding standing, Person person) {
        return new Candidate(id, standing, person);
    }

    private static Person person(String name, String kana, Sex sex) {
        return NameComparisonTest.person(name, kana, sex, BIRTH);
    }

    private static Person person(String name, String kana, LocalDate birth) {
        return NameComparisonTest.person(name, kana, Sex.FEMALE, birth);
    }

    private static MemberId card(String branch) {
        return new MemberId(InsurerNumber.parse("138057").orElseThrow(), null,
                CardNumber.parse("7770001").orElseThrow(),
                branch == null ? null : BranchNumber.parse(branch).orElseThrow());
    }

    private static MatchSubject subject(ReferenceNumber reference, String kana, MemberId... members) {
        return new MatchSubject(null, reference, List.of(members), person(null, kana, BIRTH));
    }

    private static MatchSubject named(String kana, LocalDate birthDate) {
        return new MatchSubject(HANAKO, null, List.of(), person(null, kana, birthDate));
    }
}
