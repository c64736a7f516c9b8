package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever the directory holds: nobody is certain who contradicts the answer in a point that both know (R-BC-03). */
class PatientMatcherPropertyTest {

    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final ReferenceNumber NUMBER = ReferenceNumber.parse("0000020002").orElseThrow();

    record Known(KanaName kana, Sex sex, LocalDate birth, boolean provisional, boolean numbered, String branch) {}

    @Property
    void whoIsCertainContradictsTheAnswerInNothing(@ForAll("known") @Size(max = 3) List<Known> known,
            @ForAll("known") @Size(value = 1) List<Known> asked) {
        DirectoryOf directory = directory(known);
        MatchSubject subject = subject(asked.getFirst());
        if (PatientMatcher.match(subject, directory) instanceof Match.Certain certain) {
            Candidate patient = directory.byId(certain.patient()).orElseThrow();
            assertThat(patient.birthDate()).isEqualTo(subject.birthDate());
            assertThat(patient.sexContradicts(subject)).isFalse();
            if (patient.kana() != null && subject.kana() != null) {
                assertThat(patient.kana().matchKey()).isEqualTo(subject.kana().matchKey());
            }
        }
    }

    @Property
    void twinsOfOneNumberAreNeverCertainWithoutAName(@ForAll("known") @Size(value = 2) List<Known> twins) {
        DirectoryOf directory = new DirectoryOf();
        for (int i = 0; i < 2; i++) {
            directory.with(new Candidate(new ResourceId("p" + i), PatientStanding.LINKED, twins.get(i).kana(),
                    Sex.FEMALE, BIRTH), null, card(null));
        }
        MatchSubject subject = new MatchSubject(null, null, List.of(card(null)), null, Sex.FEMALE, BIRTH);
        assertThat(PatientMatcher.match(subject, directory)).isNotInstanceOf(Match.Certain.class);
    }

    @Property
    void aReferenceNumberGivenTwiceIsNeverCertain(@ForAll("known") @Size(value = 1) List<Known> asked) {
        Known one = asked.getFirst();
        DirectoryOf directory = new DirectoryOf();
        for (int i = 0; i < 2; i++) {
            directory.with(new Candidate(new ResourceId("p" + i), PatientStanding.LINKED, one.kana(), one.sex(),
                    one.birth()), NUMBER);
        }
        MatchSubject subject = new MatchSubject(null, NUMBER, List.of(), one.kana(), one.sex(), one.birth());
        assertThat(PatientMatcher.match(subject, directory)).isInstanceOf(Match.Doubtful.class);
    }

    @Test
    void theSexOnBothSidesMustAgree() {
        KanaName kana = KanaName.parse("シケン ハナコ").orElseThrow();
        ResourceId id = new ResourceId("p0");
        DirectoryOf directory = new DirectoryOf()
                .with(new Candidate(id, PatientStanding.LINKED, kana, Sex.FEMALE, BIRTH), NUMBER, card("02"));
        assertThat(PatientMatcher.match(new MatchSubject(null, NUMBER, List.of(), kana, Sex.MALE, BIRTH), directory))
                .isEqualTo(new Match.Doubtful(List.of(id), DoubtReason.NUMBER_CONTRADICTS));
        assertThat(PatientMatcher.match(new MatchSubject(null, NUMBER, List.of(), kana, Sex.UNSET, BIRTH), directory))
                .isEqualTo(new Match.Certain(id, MatchBasis.REFERENCE_NUMBER));
        assertThat(PatientMatcher.match(new MatchSubject(id, null, List.of(), kana, Sex.MALE, BIRTH), directory))
                .isEqualTo(new Match.Doubtful(List.of(id), DoubtReason.NUMBER_CONTRADICTS));
        assertThat(PatientMatcher.match(new MatchSubject(null, null, List.of(card("02")), kana, Sex.MALE, BIRTH),
                directory)).isEqualTo(new Match.Doubtful(List.of(id), DoubtReason.CARD_OF_ANOTHER_NAME));
        assertThat(PatientMatcher.match(new MatchSubject(null, null, List.of(card("02")), null, Sex.MALE, BIRTH),
                directory)).isEqualTo(new Match.Doubtful(List.of(id), DoubtReason.CARD_WITHOUT_NAME));
    }

    private static DirectoryOf directory(List<Known> known) {
        DirectoryOf directory = new DirectoryOf();
        for (int i = 0; i < known.size(); i++) {
            Known one = known.get(i);
            directory.with(new Candidate(new ResourceId("p" + i),
                    one.provisional() ? PatientStanding.PROVISIONAL : PatientStanding.LINKED, one.kana(), one.sex(),
                    one.birth()), one.numbered() ? NUMBER : null, card(one.branch()));
        }
        return directory;
    }

    private static MatchSubject subject(Known asked) {
        return new MatchSubject(null, asked.numbered() ? NUMBER : null, List.of(card(asked.branch())), asked.kana(),
                asked.sex(), asked.birth());
    }

    private static MemberId card(String branch) {
        return new MemberId(new InsurerNumber("138057"), null, new CardNumber("7770001"),
                branch == null ? null : new BranchNumber(branch));
    }

    @Provide
    Arbitrary<List<Known>> known() {
        Arbitrary<KanaName> kana = Arbitraries.of("シケン ハナコ", "ｼｹﾝ ﾊﾅｺ", "シケン モモコ")
                .map(text -> KanaName.parse(text).orElseThrow()).injectNull(0.2);
        return Combinators.combine(kana, Arbitraries.of(Sex.values()), Arbitraries.of(BIRTH, BIRTH.plusDays(1)),
                Arbitraries.of(true, false), Arbitraries.of(true, false),
                Arbitraries.of("01", "02").injectNull(0.3)).as(Known::new).list();
    }
}
