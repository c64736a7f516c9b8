package jp.madoguchi.domain.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Expiry and grace, by {@code certificates.psv}: R-EX-01, R-EX-02, R-EX-03, R-EX-04, R-EX-05, R-EX-06, R-EX-07, R-LK-06. */
class CertificateGraceTest {

    private static final CertificateGrace GRACE = CardFiles.grace();
    private static final LocalDate BEGIN = LocalDate.of(2020, 1, 1);

    @ParameterizedTest(name = "{0} on {1} ({2}) {6}: {3}, alert {4} ({8})")
    @CsvFileSource(resources = "certificates.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void aCertificateStandsAsTheTableSays(LocalDate expiry, LocalDate today, CardMedium medium, CertificateState state,
            String alert, LocalDate lastUsableDay, String settings, String rules, String why) {
        CertificateStanding standing = GRACE.certState(expiry, today, medium, CardFiles.switches(settings));
        assertThat(standing.state()).as(why).isEqualTo(state);
        assertThat(standing.alert()).as(why).isEqualTo(alert.equals("yes"));
        assertThat(standing.lastUsableDay()).as(why).isEqualTo(lastUsableDay);
        assertThat(standing.rules().stream().map(RuleId::value).collect(Collectors.joining(" "))).isEqualTo(rules);
        assertThat(standing.usable()).isEqualTo(List.of("NORMAL", "GRACE").contains(state.name()));
    }

    /** Normal, then grace, then expired: never back. */
    @Property
    void aCertificateNeverGetsBetterWithTime(@ForAll @IntRange(min = 1800, max = 4000) int expiry,
            @ForAll @IntRange(min = 1800, max = 4200) int first, @ForAll @IntRange(min = 0, max = 400) int later,
            @ForAll CardMedium medium) {
        CertificateState now = state(expiry, first, medium);
        CertificateState then = state(expiry, first + later, medium);
        assertThat(then.compareTo(now)).isGreaterThanOrEqualTo(0);
    }

    private static CertificateState state(int expiry, int today, CardMedium medium) {
        return GRACE.certState(BEGIN.plusDays(expiry), BEGIN.plusDays(today), medium, CardFiles.switches(null)).state();
    }

    /** The grace of a card lasts three whole months and at most one month more. */
    @Property
    void theMonthEndFormIsNeverShorterThanTheDayForm(@ForAll @IntRange(min = 1800, max = 9000) int expiry) {
        LocalDate end = BEGIN.plusDays(expiry);
        LocalDate today = end.isBefore(LocalDate.of(2024, 12, 2)) ? LocalDate.of(2024, 12, 2) : end;
        LocalDate last = GRACE.certState(end, today, CardMedium.CARD, CardFiles.switches(null)).lastUsableDay();
        assertThat(last).isBetween(end.plusMonths(3), end.plusMonths(3).plusDays(30));
        assertThat(last.plusDays(1).getDayOfMonth()).isEqualTo(1);
    }

    @ParameterizedTest(name = "issued {0}, born {1}: {2}, {3} ({4})")
    @CsvFileSource(resources = "lives.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void aCardAndItsCertificateEndOnABirthday(LocalDate issued, LocalDate born, LocalDate card, LocalDate certificate,
            String why) {
        assertThat(CardLife.cardLastDay(issued, born)).as(why).isEqualTo(card);
        assertThat(CardLife.certificateLastDay(issued, born)).as(why).isEqualTo(certificate);
    }

    @ParameterizedTest
    @CsvSource({"2036-04-02,2031-04-02", "2036-02-29,2031-02-28"})
    void whereItIsNotPrintedTheCertificateEndsFiveYearsBeforeTheCard(LocalDate card, LocalDate certificate) {
        assertThat(CardLife.certificateLastDayByCard(card)).isEqualTo(certificate);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"SMARTPHONE,2025-09-19,,0,3,0,R-EX-05 R-EX-07||must have no end",
            "SMARTPHONE,2025-09-19,,0|SMARTPHONE,2025-09-19,,3|gives a smartphone a grace",
            "CARD,2024-12-02|CARD,2024-12-03|gap", "CARD,2024-12-02,,3|CARD,2024-12-02,,three|no whole number",
            "3,3,3,R-EX-03|3,3,3,EX-03|names no rule"})
    void aWrongFileStopsTheStart(String from, String to, String what) {
        String text = CardFiles.file(CertificateGrace.FILE);
        assertThat(text).contains(from);
        assertThatThrownBy(() -> CertificateGrace.parse(text.replace(from, to == null ? "" : to)))
                .isInstanceOf(ProblemException.class).hasMessageContaining("certificate-grace.csv")
                .hasMessageContaining(what);
    }
}
