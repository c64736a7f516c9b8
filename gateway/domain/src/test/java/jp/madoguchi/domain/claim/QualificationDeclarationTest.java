package jp.madoguchi.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.ProblemCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The declaration 被保険者資格申立書 (R-RS-03, R-RS-04), its share by age, and the placeholders that nobody may type (R-CL-05). */
class QualificationDeclarationTest {

    static Stream<Rows.Row> declarations() {
        return Rows.of("declarations.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("declarations")
    void everyProblemOfEveryFieldIsToldAtOnce(Rows.Row row) {
        Map<DeclarationField, String> written = Given.written();
        written.put(DeclarationField.RATIO, "30");
        written.put(DeclarationField.DATE, "2026-05-19");
        row.parts("written", ";").forEach(one -> write(written, one));
        String problems = switch (QualificationDeclaration.parse(written, Given.VISIT)) {
            case DeclarationReading.Complete c -> "";
            case DeclarationReading.Incomplete i -> Given.problems(i.problems());
        };
        assertThat(problems).as(row.text("why")).isEqualTo(row.text("problems"));
    }

    private static void write(Map<DeclarationField, String> written, String one) {
        String key = one.substring(0, one.indexOf('='));
        String text = one.substring(one.indexOf('=') + 1).replace("{}", "").replace("\\n", "\n");
        DeclarationField field = Stream.of(DeclarationField.values()).filter(f -> f.key().equals(key)).findFirst()
                .orElseThrow();
        written.put(field, text.startsWith("*") ? "あ".repeat(Integer.parseInt(text.substring(1))) : text);
    }

    @Test
    void aCompleteFormIsReadAsItWasWritten() {
        Map<DeclarationField, String> written = Given.written();
        written.put(DeclarationField.RATIO, "３割");
        written.put(DeclarationField.DATE, "20260518");
        assertThat(Given.complete(QualificationDeclaration.parse(written, Given.VISIT)))
                .isEqualTo(new QualificationDeclaration(new PersonName("山田", "太郎"), new KanaName("ヤマダ", "タロウ"),
                        LocalDate.of(1981, 4, 2), Sex.MALE, List.of("東京都千代田区見本1-1"), "03-0000-0000",
                        InsuranceType.HEALTH_INSURANCE_SOCIETY, "○○健康保険組合", "△△株式会社", new ContributionRatio(30),
                        new Confirmation.Signed(LocalDate.of(2026, 5, 18))));
    }

    @Test
    void aFormWithoutDateIsOfTheDayOfTheVisit() {
        assertThat(Given.declaration(Given.VISIT).confirmation()).isEqualTo(new Confirmation.Signed(Given.VISIT));
    }

    /** R-RS-04: no paper and no signature; who asked and when is kept. */
    @Test
    void whatAKnownPatientSaysCountsAsHandedInWithWhoAskedAndWhen() {
        Map<DeclarationField, String> known = Given.written();
        known.remove(DeclarationField.SIGNED);
        known.put(DeclarationField.DATE, "never");
        Confirmation.Heard heard = new Confirmation.Heard("窓口　担当", LocalDateTime.of(2026, 5, 19, 9, 5));
        QualificationDeclaration deemed = Given.complete(QualificationDeclaration.deemed(known, heard));
        assertThat(deemed.confirmation()).isEqualTo(heard);
        assertThat(deemed.confirmation().on()).isEqualTo(Given.VISIT);
        known.remove(DeclarationField.CONTACT);
        assertThat(QualificationDeclaration.deemed(known, heard)).as("what must be known is not known")
                .isInstanceOfSatisfying(DeclarationReading.Incomplete.class,
                        i -> assertThat(Given.problems(i.problems())).isEqualTo("contact VALUE_MISSING"));
        assertThatThrownBy(() -> new Confirmation.Heard(" ", LocalDateTime.MIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeclarationCannotBeBuiltWrong() {
        QualificationDeclaration right = Given.declaration(Given.VISIT);
        assertRefused(() -> with(right, Sex.UNSET, right.addresses(), "03", null, "保険者", null, null));
        assertRefused(() -> with(right, Sex.MALE, List.of(), "03", null, "保険者", null, null));
        assertRefused(() -> with(right, Sex.MALE, List.of("東京都", " "), "03", null, "保険者", null, null));
        assertRefused(() -> with(right, Sex.MALE, right.addresses(), " ", null, "保険者", null, null));
        assertRefused(() -> with(right, Sex.MALE, right.addresses(), "03", InsuranceType.NATIONAL, " ", null, null));
        assertRefused(() -> with(right, Sex.MALE, right.addresses(), "03", null, "保険者", "", null));
        assertRefused(() -> with(right, Sex.MALE, right.addresses(), "03", null, null, null, null));
        assertRefused(
                () -> with(right, Sex.MALE, right.addresses(), "03", InsuranceType.OTHER_OR_UNKNOWN, null, null, null));
        assertRefused(
                () -> with(right, Sex.MALE, right.addresses(), "03", null, "保険者", null, new ContributionRatio(20)));
        assertThat(with(right, Sex.FEMALE, right.addresses(), "03", InsuranceType.NATIONAL, null, null, null).sex())
                .isEqualTo(Sex.FEMALE);
        assertRefused(() -> new QualificationDeclaration(right.name(), null, Given.VISIT.plusDays(1), Sex.MALE,
                right.addresses(), "03", InsuranceType.NATIONAL, null, null, null, right.confirmation()));
        assertRefused(() -> new DeclarationReading.Incomplete(List.of()));
    }

    private static QualificationDeclaration with(QualificationDeclaration d, Sex sex, List<String> addresses,
            String contact,
            InsuranceType type, String insurer, String employer, ContributionRatio ratio) {
        return new QualificationDeclaration(d.name(), d.kana(), d.birthDate(), sex, addresses, contact, type, insurer,
                employer, ratio, d.confirmation());
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable built) {
        assertThatThrownBy(built).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Rows.Row> ages() {
        return Rows.of("ages.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ages")
    void theShareFollowsTheAge(Rows.Row row) {
        AgeShare group = AgeShare.on(row.date("born"), row.date("day"));
        assertThat(group).as(row.text("why")).hasToString(row.text("group"));
        assertThat(group.onlyRatio().map(r -> Integer.toString(r.percent())).orElse("")).isEqualTo(row.text("only"));
    }

    @Property
    void onlySharesOfAnAgeAreAllowed(@ForAll AgeShare age, @ForAll @IntRange(min = 0, max = 100) int percent) {
        boolean allowed = switch (age) {
            case PRESCHOOL -> percent == 20;
            case GENERAL -> percent == 30;
            case ELDERLY, LATE_ELDERLY -> percent == 10 || percent == 20 || percent == 30;
        };
        assertThat(age.allows(new ContributionRatio(percent))).isEqualTo(allowed);
    }

    @Test
    void theDeclaredShareGoesBeforeThatOfTheAge() {
        Map<DeclarationField, String> written = Given.written();
        written.put(DeclarationField.BIRTH_DATE, "1948-01-10");
        QualificationDeclaration silent = Given.complete(QualificationDeclaration.parse(written, Given.VISIT));
        assertThat(silent.ratioOn(Given.VISIT)).as("income decides, nobody said it").isEmpty();
        written.put(DeclarationField.RATIO, "1割");
        assertThat(Given.complete(QualificationDeclaration.parse(written, Given.VISIT)).ratioOn(Given.VISIT))
                .contains(new ContributionRatio(10));
        assertThat(Given.declaration(Given.VISIT).ratioOn(Given.VISIT)).contains(new ContributionRatio(30));
    }

    @Test
    void aDeclarationTellsNobodyInALog() {
        assertThat(Given.heardDeclaration(Given.VISIT))
                .hasToString("QualificationDeclaration[Heard[2026-05-19T09:05]]");
        assertThat(Given.declaration(Given.VISIT)).hasToString("QualificationDeclaration[Signed[on=2026-05-19]]");
    }

    static Stream<Rows.Row> memberships() {
        return Rows.of("memberships.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("memberships")
    void whatAClerkTypesIsReadOrRefusedWithAllItsProblems(Rows.Row row) {
        TypedMembership typed = TypedMembership.parse(row.text("insurer"), row.text("symbol"), row.text("number"),
                row.text("branch"));
        switch (typed) {
            case TypedMembership.Read read -> {
                assertThat(row.text("problems")).isEmpty();
                assertThat(read.member())
                        .isEqualTo(Given.member(String.join("/", row.text("insurer"), row.text("symbol"),
                                row.text("number"), row.text("branch"))));
            }
            case TypedMembership.Refused refused ->
                assertThat(Given.problems(refused.problems())).as(row.text("why")).isEqualTo(row.text("problems"));
        }
    }

    @Test
    void thePlaceholdersProblemIsWordedForAClerk() {
        assertThat(ProblemCode.PLACEHOLDER_REFUSED.next(Locale.JAPANESE)).contains("被保険者資格申立書");
        assertThat(Placeholder.isOne("1234")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"健康保険組合,true", "後期高齢者医療,true", "その他・わからない,false"})
    void aKindOfInsuranceIsNamedAsOnTheForm(String label, boolean tells) {
        assertThat(InsuranceType.of(label).orElseThrow().label()).isEqualTo(label);
        assertThat(InsuranceType.of(label).orElseThrow().tellsInsurance()).isEqualTo(tells);
    }

    @Test
    void fieldsHaveDistinctNamesAndLabels() {
        assertThat(Stream.of(DeclarationField.values()).map(DeclarationField::key)).doesNotHaveDuplicates();
        assertThat(Stream.of(DeclarationField.values()).map(DeclarationField::label)).doesNotHaveDuplicates()
                .contains("氏名", "加入医療保険種別", "保険者等名称", "事業所名", "一部負担金の割合");
    }
}
