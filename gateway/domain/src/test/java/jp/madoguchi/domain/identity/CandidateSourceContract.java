package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every {@link CandidateSource} does. The ledger's own, and each double that stands in for it in a test, has a test that extends this
 * one: what a double finds, the ledger finds, and the other way round.
 */
public abstract class CandidateSourceContract {

    private static final FacilityCode HERE = new FacilityCode("9919999999");
    private static final FacilityCode ELSEWHERE = new FacilityCode("1319999999");
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final ResourceId HANAKO = new ResourceId("hanako");
    private static final ResourceId TWIN = new ResourceId("twin");

    /**
     * What the directory of an institution answers.
     *
     * @param known the patients that it and the directories of others hold
     */
    protected abstract <T> T ask(FacilityCode facility, List<KnownPatient> known,
            Function<CandidateSource, T> question);

    @Test
    void aPatientIsFoundByIdWithEverythingThatMatchingCompares() {
        KnownPatient hanako = hanako();
        assertThat(byId(HERE, List.of(hanako), HANAKO)).contains(hanako.candidate());
        assertThat(byId(HERE, List.of(hanako), TWIN)).isEmpty();
    }

    @Test
    void theHospitalsNumberIsAReferenceNumberAndSoIsOneThatAnAnswerBrought() {
        KnownPatient both = new KnownPatient(HERE, number("0000020002"), reference("R-1"), hanako().candidate(),
                List.of());
        for (String either : List.of("0000020002", "R-1")) {
            assertThat(found(List.of(both), directory -> directory.byReference(reference(either))))
                    .containsExactly(HANAKO);
        }
        assertThat(found(List.of(both), directory -> directory.byReference(reference("20002")))).isEmpty();
    }

    @Test
    void aReferenceNumberEqualToTheHospitalsFindsItsPatientOnce() {
        KnownPatient same = new KnownPatient(HERE, number("0000020002"), reference("0000020002"), hanako().candidate(),
                List.of());
        assertThat(found(List.of(same), directory -> directory.byReference(reference("0000020002"))))
                .containsExactly(HANAKO);
    }

    @Test
    void everybodyWhoBearsAReusedNumberIsFound() {
        KnownPatient linked = new KnownPatient(HERE, number("7"), null, hanako().candidate(), List.of());
        KnownPatient provisional = provisional(TWIN, "シケン モモコ", BIRTH, reference("7"));
        assertThat(found(List.of(linked, provisional), directory -> directory.byReference(reference("7"))))
                .containsExactlyInAnyOrder(HANAKO, TWIN);
    }

    @ParameterizedTest(name = "known {0}, asked {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            02, 02, true
            02, 01, false
            02, -,  true
            -,  02, true
            -,  -,  true
            """)
    void aBranchExcludesNobodyWhoseBranchIsNotKnown(String known, String asked, boolean found) {
        KnownPatient patient = provisional(HANAKO, "シケン ハナコ", BIRTH, null, card(known));
        assertThat(found(List.of(patient), directory -> directory.byCard(card(asked), BIRTH)))
                .isEqualTo(found ? List.of(HANAKO) : List.of());
    }

    @Test
    void insurerSymbolNumberAndBirthDateHaveToBeTheCardsAndWidthsDoNot() {
        MemberId known = member("06130017", "１２３", "４５６", "02");
        KnownPatient patient = provisional(HANAKO, "シケン ハナコ", BIRTH, null, known, card("01"));
        assertThat(
                found(List.of(patient), directory -> directory.byCard(member("06130017", "123", "456", "02"), BIRTH)))
                .containsExactly(HANAKO);
        assertThat(found(List.of(patient), directory -> directory.byCard(known, BIRTH.plusDays(1)))).isEmpty();
        for (MemberId other : List.of(member("138057", "123", "456", "02"), member("06130017", "124", "456", "02"),
                member("06130017", null, "456", "02"), member("06130017", "123", "457", "02"))) {
            assertThat(found(List.of(patient), directory -> directory.byCard(other, BIRTH))).isEmpty();
        }
    }

    @Test
    void aHolderOfTwoCardsOfOneNumberIsFoundOnce() {
        KnownPatient patient = provisional(HANAKO, "シケン ハナコ", BIRTH, null, card(null), card("02"));
        assertThat(found(List.of(patient), directory -> directory.byCard(card("02"), BIRTH))).containsExactly(HANAKO);
        assertThat(found(List.of(patient), directory -> directory.byCard(card(null), BIRTH))).containsExactly(HANAKO);
    }

    @Test
    void twinsUnderOneCardAreBothFoundByIt() {
        List<KnownPatient> twins = List.of(provisional(HANAKO, "シケン ハナコ", BIRTH, null, card("02")),
                provisional(TWIN, "シケン モモコ", BIRTH, null, card(null)));
        assertThat(found(twins, directory -> directory.byCard(card("02"), BIRTH)))
                .containsExactlyInAnyOrder(HANAKO, TWIN);
    }

    @Test
    void kanaAreFoundHoweverTheyAreWritten() {
        KnownPatient patient = provisional(HANAKO, "シケン キョウコ", BIRTH, null);
        for (String written : List.of("シケン キョウコ", "ｼｹﾝ ｷﾖｳｺ", "しけんきょうこ")) {
            assertThat(found(List.of(patient), directory -> directory.byKana(kana(written), BIRTH)))
                    .containsExactly(HANAKO);
        }
        assertThat(found(List.of(patient), directory -> directory.byKana(kana("シケン キョウカ"), BIRTH))).isEmpty();
        assertThat(found(List.of(patient), directory -> directory.byKana(kana("シケン キョウコ"), BIRTH.plusDays(1))))
                .isEmpty();
    }

    @Test
    void whoseKanaAreUnknownIsNotFoundByKana() {
        Person nameless = new Person(PersonName.parse("試験 花子").orElseThrow(), null, null, null, Sex.FEMALE, null, BIRTH,
                null);
        KnownPatient patient = new KnownPatient(HERE, null, null,
                new Candidate(HANAKO, PatientStanding.PROVISIONAL, nameless), List.of(card("02")));
        assertThat(found(List.of(patient), directory -> directory.byKana(kana("シケン ハナコ"), BIRTH))).isEmpty();
        assertThat(found(List.of(patient), directory -> directory.byCard(card("02"), BIRTH))).containsExactly(HANAKO);
    }

    @Test
    void nobodyOfAnotherInstitutionIsFound() {
        KnownPatient away = new KnownPatient(ELSEWHERE, number("7"), reference("R-1"), hanako().candidate(),
                List.of(card("02")));
        List<KnownPatient> known = List.of(away);
        assertThat(byId(HERE, known, HANAKO)).isEmpty();
        assertThat(found(known, directory -> directory.byReference(reference("7")))).isEmpty();
        assertThat(found(known, directory -> directory.byReference(reference("R-1")))).isEmpty();
        assertThat(found(known, directory -> directory.byCard(card("02"), BIRTH))).isEmpty();
        assertThat(found(known, directory -> directory.byKana(kana("シケン ハナコ"), BIRTH))).isEmpty();
        assertThat(byId(ELSEWHERE, known, HANAKO)).isPresent();
    }

    private Optional<Candidate> byId(FacilityCode facility, List<KnownPatient> known, ResourceId patient) {
        return ask(facility, known, directory -> directory.byId(patient));
    }

    private List<ResourceId> found(List<KnownPatient> known, Function<CandidateSource, List<Candidate>> question) {
        return ask(HERE, known, question).stream().map(Candidate::patient).toList();
    }

    private static KnownPatient hanako() {
        Person person = new Person(PersonName.parse("試験 花子").orElseThrow(), kana("シケン ハナコ"), null, null, Sex.FEMALE,
                null,
                BIRTH, null);
        return new KnownPatient(HERE, number("0000020002"), null,
                new Candidate(HANAKO, PatientStanding.LINKED, person), List.of(card("02")));
    }

    private static KnownPatient provisional(ResourceId id, String kana, LocalDate birth, ReferenceNumber reference,
            MemberId... members) {
        Person person = new Person(null, kana(kana), null, null, Sex.FEMALE, null, birth, null);
        return new KnownPatient(HERE, null, reference, new Candidate(id, PatientStanding.PROVISIONAL, person),
                List.of(members));
    }

    private static PatientNumber number(String text) {
        return PatientNumber.parse(text).orElseThrow();
    }

    private static ReferenceNumber reference(String text) {
        return ReferenceNumber.parse(text).orElseThrow();
    }

    private static KanaName kana(String text) {
        return KanaName.parse(text).orElseThrow();
    }

    private static MemberId card(String branch) {
        return member("138057", null, "7770001", branch);
    }

    private static MemberId member(String insurer, String symbol, String number, String branch) {
        return new MemberId(InsurerNumber.parse(insurer).orElseThrow(),
                symbol == null ? null : CardSymbol.parse(symbol).orElseThrow(), CardNumber.parse(number).orElseThrow(),
                branch == null ? null : BranchNumber.parse(branch).orElseThrow());
    }
}
