package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PatientMatcherTest {

    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final ResourceId HANAKO = new ResourceId("hanako");
    private static final ResourceId OTHER = new ResourceId("other");
    private static final ReferenceNumber NUMBER = ReferenceNumber.parse("0000020002").orElseThrow();

    @Test
    void theReferenceNumberFindsThePatientWhenBirthDateAndKanaAgree() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), NUMBER);
        assertThat(PatientMatcher.match(subject(NUMBER, "ｼｹﾝ ﾊﾅｺ"), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.REFERENCE_NUMBER));
    }

    @Test
    void aReferenceNumberOfAnotherPersonIsNeverFollowed() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), NUMBER);
        assertThat(PatientMatcher.match(subject(NUMBER, "ｶｸｳ ｲﾁﾛｳ"), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.NUMBER_CONTRADICTS));
    }

    @Test
    void anUnknownReferenceNumberOnAnUnknownPersonMatchesNobody() {
        assertThat(PatientMatcher.match(subject(NUMBER, "ｼｹﾝ ﾊﾅｺ"), new DirectoryOf())).isEqualTo(new Match.None());
    }

    @Test
    void anUnknownReferenceNumberOnAKnownPersonIsDoubtful() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card("02"));
        assertThat(PatientMatcher.match(subject(NUMBER, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.UNKNOWN_NUMBER_KNOWN_PERSON));
    }

    @Test
    void theCardFindsThePatientWhenBirthDateAndKanaAgree() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card("02"));
        assertThat(PatientMatcher.match(subject(null, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.CARD));
    }

    @Test
    void twinsUnderOneCardWithoutBranchAreToldApartByKanaOnly() {
        var directory = new DirectoryOf()
                .with(linked(HANAKO, "シケン ハナコ"), null, card(null))
                .with(linked(OTHER, "シケン モモコ"), null, card(null));
        assertThat(PatientMatcher.match(subject(null, "ｼｹﾝ ﾓﾓｺ", card(null)), directory))
                .isEqualTo(new Match.Certain(OTHER, MatchBasis.CARD));
        assertThat(PatientMatcher.match(subject(null, null, card(null)), directory)).isInstanceOf(Match.Doubtful.class);
    }

    @Test
    void theUnregisteredTwinIsNotTakenForTheRegisteredOne() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card(null));
        assertThat(PatientMatcher.match(subject(null, "ｼｹﾝ ﾓﾓｺ", card(null)), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.CARD_OF_ANOTHER_NAME));
    }

    @Test
    void aCardWithBranchAndBirthDateSufficesWhereNoNameIsKnown() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null, card("02"));
        assertThat(PatientMatcher.match(subject(null, null, card("02")), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.CARD));
        assertThat(PatientMatcher.match(subject(null, null, card(null)), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.CARD_WITHOUT_NAME));
    }

    @Test
    void afterAChangeOfInsuranceKanaBirthDateAndSexFindThePatient() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null);
        assertThat(PatientMatcher.match(subject(null, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.KANA));
    }

    @Test
    void twoNamesakesOfOneBirthDateAreForAPerson() {
        var directory = new DirectoryOf()
                .with(linked(HANAKO, "シケン ハナコ"), null)
                .with(linked(OTHER, "シケン ハナコ"), null);
        assertThat(PatientMatcher.match(subject(null, "ｼｹﾝ ﾊﾅｺ"), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO, OTHER), DoubtReason.SEVERAL_FIT));
    }

    @Test
    void anUnsetSexIsForAPerson() {
        var directory = new DirectoryOf()
                .with(new Candidate(HANAKO, PatientStanding.LINKED, kana("シケン ハナコ"), Sex.UNSET, BIRTH), null);
        assertThat(PatientMatcher.match(subject(null, "ｼｹﾝ ﾊﾅｺ"), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.SEX_UNKNOWN));
    }

    @Test
    void aRegisteredPatientGoesBeforeTheProvisionalOneOfTheSamePerson() {
        var directory = new DirectoryOf()
                .with(new Candidate(OTHER, PatientStanding.PROVISIONAL, kana("シケン ハナコ"), Sex.FEMALE, BIRTH), NUMBER,
                        card("02"))
                .with(linked(HANAKO, "シケン ハナコ"), NUMBER, card("02"));
        assertThat(PatientMatcher.match(subject(NUMBER, "ｼｹﾝ ﾊﾅｺ", card("02")), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.REFERENCE_NUMBER));
    }

    @Test
    void aPatientNamedAtTheDeskMustAgreeWithTheAnswer() {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), null);
        assertThat(PatientMatcher.match(named("ｼｹﾝ ﾊﾅｺ", BIRTH), directory))
                .isEqualTo(new Match.Certain(HANAKO, MatchBasis.NAMED_AT_DESK));
        assertThat(PatientMatcher.match(named("ｼｹﾝ ﾊﾅｺ", BIRTH.plusDays(1)), directory))
                .isEqualTo(new Match.Doubtful(List.of(HANAKO), DoubtReason.NUMBER_CONTRADICTS));
    }

    @Property
    void nobodyOfAnotherBirthDateEverMatches(@ForAll boolean byNumber, @ForAll boolean byCard) {
        var directory = new DirectoryOf().with(linked(HANAKO, "シケン ハナコ"), NUMBER, card("02"));
        var subject = new MatchSubject(null, byNumber ? NUMBER : null, byCard ? List.of(card("02")) : List.of(),
                kana("ｼｹﾝ ﾊﾅｺ"), Sex.FEMALE, BIRTH.minusYears(1));
        assertThat(PatientMatcher.match(subject, directory)).isNotInstanceOf(Match.Certain.class);
    }

    private static Candidate linked(ResourceId id, String kana) {
        return new Candidate(id, PatientStanding.LINKED, kana(kana), Sex.FEMALE, BIRTH);
    }

    private static KanaName kana(String text) {
        return KanaName.parse(text).orElseThrow();
    }

    private static MemberId card(String branch) {
        return new MemberId(InsurerNumber.parse("138057").orElseThrow(), null,
                CardNumber.parse("7770001").orElseThrow(),
                branch == null ? null : BranchNumber.parse(branch).orElseThrow());
    }

    private static MatchSubject subject(ReferenceNumber reference, String kana, MemberId... members) {
        return new MatchSubject(null, reference, List.of(members), kana == null ? null : kana(kana), Sex.FEMALE, BIRTH);
    }

    private static MatchSubject named(String kana, LocalDate birthDate) {
        return new MatchSubject(HANAKO, null, List.of(), kana(kana), Sex.FEMALE, birthDate);
    }
}
