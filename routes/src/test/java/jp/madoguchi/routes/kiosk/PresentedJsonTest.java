package jp.madoguchi.routes.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a desk says it was shown travels with its question; what cannot be is refused with its place. */
class PresentedJsonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static ShownAtDesk read(String presented) {
        String question = """
                {"insurerNumber":"06990014","number":"４５６７","birthDate":"1958-04-12","presented":%s}""";
        return InquiryJson.read(question.formatted(presented).getBytes(StandardCharsets.UTF_8),
                new FacilityCode("9919999999"), TerminalId.DEFAULT, TODAY).shown();
    }

    @Test
    void kindDatesAndWhatThePatientSaysAreTaken() {
        assertThat(
                read("""
                        {"kind":"QUALIFICATION_CERTIFICATE","issued":"2025-12-01","validUntil":"2027-07-31","insured":"INSURED"}"""))
                .isEqualTo(new ShownAtDesk(ShownAtDesk.Thing.QUALIFICATION_CERTIFICATE, false,
                        LocalDate.of(2025, 12, 1), LocalDate.of(2027, 7, 31), InsuredStatement.INSURED));
        assertThat(read("{\"kind\":\"QUALIFICATION_NOTICE\",\"withMyNumberCard\":true}")).isEqualTo(new ShownAtDesk(
                ShownAtDesk.Thing.QUALIFICATION_NOTICE, true, null, null, InsuredStatement.UNKNOWN));
    }

    @Test
    void whatNobodySaidIsNotGuessed() {
        assertThat(read("null")).as("a desk asked, all the same").isEqualTo(ShownAtDesk.unknown());
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(delimiter = '|', value = {"\"card\"|REQUEST_MALFORMED|presented", "{}|VALUE_MISSING|presented.kind",
            "{\"kind\":\"CARD\"}|VALUE_MALFORMED|presented.kind", "{\"kind\":7}|REQUEST_MALFORMED|presented.kind",
            "{\"kind\":\"NOTHING\",\"insured\":\"YES\"}|VALUE_MALFORMED|presented.insured",
            "{\"kind\":\"NOTHING\",\"x\":1}|REQUEST_MALFORMED|presented: an unknown field",
            "{\"kind\":\"NOTHING\",\"withMyNumberCard\":\"yes\"}|REQUEST_MALFORMED|presented.withMyNumberCard",
            "{\"kind\":\"NOTHING\",\"withMyNumberCard\":true}|REQUEST_MALFORMED|presented.withMyNumberCard",
            "{\"kind\":\"INSURANCE_CARD\",\"issued\":\"2026/11/01\"}|VALUE_MALFORMED|presented.issued",
            "{\"kind\":\"INSURANCE_CARD\",\"issued\":\"2026-02-30\"}|DATE_IMPOSSIBLE|presented.issued",
            "{\"kind\":\"INSURANCE_CARD\",\"issued\":\"2026-11-21\"}|DATE_IMPOSSIBLE|presented.issued",
            "{\"kind\":\"NOTHING\",\"validUntil\":\"2026-11-21\"}|DATE_IMPOSSIBLE|presented.validUntil"})
    void whatCannotBeIsRefusedWhereItStands(String presented, ProblemCode code, String where) {
        assertThatThrownBy(() -> read(presented)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().where()).isEqualTo(where);
        });
    }
}
