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
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * R-BC-03, whatever the directory holds: certain is only who the answer's person is beyond doubt. Twins, people who got a number that was
 * another's, and names of {@code ●} are generated with every part of them missing somewhere.
 */
class PatientMatcherPropertyTest {

    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);

    /** Who somebody really is: those of one letter are one person. */
    private record Truth(char who, String name, String kana, Sex sex) {}

    /** Two of one birth date, as alike as twins' names are. */
    private record Twins(Truth one, Truth other) {}

    /** A record of somebody, here or in an answer: parts of the truth, and the numbers it came under. */
    record Told(Truth truth, Person person, ReferenceNumber reference, List<MemberId> cards, PatientStanding standing) {

        KnownPatient as(ResourceId id) {
            return new KnownPatient(new FacilityCode("9919999999"), null, reference,
                    new Candidate(id, standing, person),
                    cards);
        }

        MatchSubject asked(ResourceId named) {
            return new MatchSubject(named, reference, cards, person);
        }
    }

    /** A directory, somebody to find in it, and whom the desk named, by place in the directory; -1 for nobody. */
    record Case(List<Told> known, Told asked, int named) {

        Match match() {
            DirectoryOf directory = new DirectoryOf();
            for (int i = 0; i < known.size(); i++) {
                directory.with(known.get(i).as(id(i)));
            }
            ResourceId desk = named < 0 || named >= known.size() ? null : id(named);
            return PatientMatcher.match(asked.asked(desk), directory, Variants.DELIVERED);
        }

        Told of(ResourceId patient) {
            return known.get(Integer.parseInt(patient.value().substring(1)));
        }

        static ResourceId id(int place) {
            return new ResourceId("p" + place);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void nobodyIsEverCertainlyTheirTwin(@ForAll("twinsWithMissingParts") Case one) {
        Match match = one.match();
        if (match instanceof Match.Certain certain) {
            assertThat(one.of(certain.patient()).truth().who()).isEqualTo(one.asked().truth().who());
        }
        Statistics.collect(match.getClass().getSimpleName());
        Statistics.coverage(coverage -> {
            coverage.check("Certain").percentage(percent -> percent > 2);
            coverage.check("Doubtful").percentage(percent -> percent > 20);
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whoIsCertainAgreesInBirthDateSexAndName(@ForAll("anything") Case one) {
        if (one.match() instanceof Match.Certain certain) {
            Person patient = one.of(certain.patient()).person();
            Person asked = one.asked().person();
            assertThat(patient.birthDate()).isEqualTo(asked.birthDate());
            assertThat(patient.sex()).isEqualTo(asked.sex());
            if (patient.sex() == Sex.UNSET) {
                assertThat(patient.kana()).isNotNull();
                assertThat(asked.kana()).isNotNull();
                assertThat(patient.name()).isEqualTo(asked.name()).isNotNull();
            }
            if (patient.kana() != null && asked.kana() != null) {
                assertThat(patient.kana().matchKey()).isEqualTo(asked.kana().matchKey());
            } else {
                assertThat(patient.name()).isNotNull();
                assertThat(asked.name()).isNotNull();
                assertThat(patient.name().hasBlackCircle() || asked.name().hasBlackCircle()).isFalse();
                assertThat(patient.name().text()).isEqualTo(asked.name().text());
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aBlackCircleAloneIsNeverCertain(@ForAll("anything") Case one) {
        Told asked = one.asked();
        Person lost = new Person(PersonName.parse("●● ●●").orElseThrow(), null, null, null, asked.person().sex(), null,
                asked.person().birthDate(), null);
        Case nameless = new Case(one.known(),
                new Told(asked.truth(), lost, asked.reference(), asked.cards(), asked.standing()), one.named());
        assertThat(nameless.match()).isNotInstanceOf(Match.Certain.class);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aReferenceNumberGivenTwiceIsNeverCertain(@ForAll("told") Told asked, @ForAll("told") Told one,
            @ForAll("told") Told other) {
        ReferenceNumber number = new ReferenceNumber("7");
        List<Told> bearers = List.of(bearing(number, one), bearing(number, other));
        assertThat(new Case(bearers, bearing(number, asked), -1).match()).isInstanceOf(Match.Doubtful.class);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whoIsKnownAndWhoIsAskedForMayChangePlaces(@ForAll("told") Told one, @ForAll("told") Told other,
            @ForAll boolean numbered) {
        ReferenceNumber none = numbered ? new ReferenceNumber("8") : null;
        Told left = numbered == (one.reference() != null) ? one : linked(bearing(none, one));
        Told right = numbered == (other.reference() != null) ? other : linked(bearing(none, other));
        assertThat(new Case(List.of(linked(left)), right, -1).match())
                .isEqualTo(new Case(List.of(linked(right)), left, -1).match());
    }

    private static Told bearing(ReferenceNumber number, Told one) {
        return new Told(one.truth(), one.person(), number, one.cards(), PatientStanding.LINKED);
    }

    private static Told linked(Told one) {
        return bearing(one.reference(), one);
    }

    @Provide
    Arbitrary<Case> twinsWithMissingParts() {
        return twins().flatMap(twins -> {
            Arbitrary<Told> either = Arbitraries.of(twins.one(), twins.other())
                    .flatMap(truth -> told(truth, Arbitraries.just(BIRTH)));
            return Combinators
                    .combine(either.list().ofMinSize(1).ofMaxSize(3), either, Arbitraries.integers().between(-1, 2))
                    .as(Case::new);
        });
    }

    @Provide
    Arbitrary<Case> anything() {
        return Combinators.combine(told().list().ofMaxSize(3), told(), Arbitraries.integers().between(-1, 2))
                .as(Case::new);
    }

    @Provide
    Arbitrary<Told> told() {
        return twins().flatMap(twins -> Arbitraries.of(twins.one(), twins.other()))
                .flatMap(truth -> told(truth, Arbitraries.of(BIRTH, BIRTH, BIRTH.plusDays(1))));
    }

    /** Names of which one differs from the other in one kanji and one kana, or in a voiced mark or a long vowel; sexes equal or not. */
    private static Arbitrary<Twins> twins() {
        Arbitrary<List<String>> names = Arbitraries.of(
                List.of("試験 花子", "シケン ハナコ", "試験 華江", "シケン ハナエ"),
                List.of("試験 勇太", "シケン ユウタ", "試験 勇人", "シケン ユウト"),
                List.of("髙見 大", "タカミ ダイ", "髙見 泰", "タカミ タイ"),
                List.of("試験 王太", "シケン オータ", "試験 桜太", "シケン オウタ"));
        return Combinators.combine(names, Arbitraries.of(Sex.MALE, Sex.FEMALE), Arbitraries.of(Sex.MALE, Sex.FEMALE))
                .as((name, one, other) -> new Twins(new Truth('a', name.get(0), name.get(1), one),
                        new Truth('b', name.get(2), name.get(3), other)));
    }

    /** A record of somebody, from complete to saying nothing but the birth date, under numbers of theirs or of anybody else's. */
    private static Arbitrary<Told> told(Truth truth, Arbitrary<LocalDate> birth) {
        Arbitrary<String> name = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(truth.name())),
                Tuple.of(2, Arbitraries.integers().between(0, truth.name().length() - 1)
                        .map(place -> withBlackCircle(truth.name(), place))),
                Tuple.of(2, Arbitraries.just((String) null)));
        Arbitrary<String> kana = Arbitraries.just(truth.kana()).injectNull(0.3);
        Arbitrary<Sex> sex = Arbitraries.frequency(Tuple.of(4, truth.sex()), Tuple.of(1, Sex.UNSET));
        Arbitrary<Person> person = Combinators.combine(name, kana, sex, birth).as(NameComparisonTest::person);
        Arbitrary<ReferenceNumber> reference = Arbitraries.of("1", "2").injectNull(0.6)
                .map(text -> text == null ? null : new ReferenceNumber(text));
        Arbitrary<List<MemberId>> cards = Arbitraries.of("01", "02").injectNull(0.4)
                .map(PatientMatcherPropertyTest::card).list().ofMaxSize(2);
        return Combinators.combine(person, reference, cards, Arbitraries.of(PatientStanding.values()))
                .as((who, number, members, standing) -> new Told(truth, who, number, members, standing));
    }

    private static String withBlackCircle(String name, int place) {
        return name.charAt(place) == ' ' ? name : name.substring(0, place) + "●" + name.substring(place + 1);
    }

    private static MemberId card(String branch) {
        return new MemberId(new InsurerNumber("138057"), null, new CardNumber("7770001"),
                branch == null ? null : new BranchNumber(branch));
    }
}
