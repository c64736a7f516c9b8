package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import jp.madoguchi.domain.channel.ShownAtDesk.Thing;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clerk says was shown (R-CH-11, R-CH-12, R-CH-30): refused where it cannot be, judged by the acceptance matrix, never guessed. */
class ShownAtDeskTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 19);

    @ParameterizedTest(name = "{0}, with card {1}, issued {2}, until {3}: {4} {5}")
    @CsvSource({"QUALIFICATION_CERTIFICATE,false,2025-12-01,2026-07-31,,",
            "QUALIFICATION_CERTIFICATE,false,2026-05-19,2026-05-19,,",
            "QUALIFICATION_CERTIFICATE,false,2026-05-20,,DATE_IMPOSSIBLE,presented.issued",
            "QUALIFICATION_CERTIFICATE,false,2025-12-01,2030-12-01,,",
            "QUALIFICATION_CERTIFICATE,false,2025-12-01,2030-12-02,DATE_IMPOSSIBLE,presented.validUntil",
            "QUALIFICATION_CERTIFICATE,false,,2031-05-19,,",
            "QUALIFICATION_CERTIFICATE,false,,2031-05-20,DATE_IMPOSSIBLE,presented.validUntil",
            "QUALIFICATION_NOTICE,false,2025-12-01,2031-01-01,,",
            "QUALIFICATION_CERTIFICATE,false,2026-05-19,2026-05-18,DATE_IMPOSSIBLE,presented.validUntil",
            "INSURANCE_CARD,false,,2025-03-31,,", "QUALIFICATION_NOTICE,true,2025-12-01,,,",
            "QUALIFICATION_NOTICE,false,,2026-07-31,,",
            "PORTAL_SCREEN,true,,,,", "PORTAL_SCREEN,false,,,,", "NOTHING,false,,,,", "PATIENT_CARD,false,,,,",
            "QUALIFICATION_CERTIFICATE,true,,,REQUEST_MALFORMED,presented.withMyNumberCard",
            "NOTHING,true,,,REQUEST_MALFORMED,presented.withMyNumberCard",
            "PATIENT_CARD,false,2026-05-01,,DATE_IMPOSSIBLE,presented.issued",
            "MY_NUMBER_CARD,false,,2026-07-31,DATE_IMPOSSIBLE,presented.validUntil"})
    void whatCannotBeShownIsRefusedWhereItStands(Thing what, boolean withCard, LocalDate issued, LocalDate until,
            ProblemCode code, String where) {
        Parsed<ShownAtDesk> parsed = ShownAtDesk.parse(what, withCard, issued, until, InsuredStatement.INSURED, TODAY);
        if (code == null) {
            assertThat(parsed).isEqualTo(
                    Parsed.of(new ShownAtDesk(what, withCard, issued, until, InsuredStatement.INSURED)));
        } else {
            assertThat(parsed).isEqualTo(Parsed.refused(code, where));
        }
    }

    @ParameterizedTest
    @CsvSource({"QUALIFICATION_CERTIFICATE,true,,", "NOTHING,false,2026-05-01,", "PORTAL_SCREEN,false,,2026-05-01",
            "INSURANCE_CARD,false,2025-05-02,2025-05-01"})
    void noSuchThingCanBeBuilt(Thing what, boolean withCard, LocalDate issued, LocalDate until) {
        assertThatThrownBy(() -> new ShownAtDesk(what, withCard, issued, until, InsuredStatement.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}, with card {1}, until {2}, of {3} on {4}: {5}")
    @CsvSource({"QUALIFICATION_CERTIFICATE,false,2026-05-19,NATIONAL,2026-05-19,OK",
            "QUALIFICATION_CERTIFICATE,false,2026-05-18,NATIONAL,2026-05-19,NOT_ACCEPTED",
            "INSURANCE_CARD,false,2025-07-31,NATIONAL,2026-03-31,OK_IF_VALID",
            "INSURANCE_CARD,false,2025-07-31,NATIONAL,2026-04-01,NOT_ACCEPTED",
            "INSURANCE_CARD,false,2027-03-31,EMPLOYEES,2025-12-01,OK",
            "INSURANCE_CARD,false,2027-03-31,EMPLOYEES,2025-12-02,OK_IF_VALID",
            "INSURANCE_CARD,false,,NATIONAL,2026-03-31,OK_IF_VALID",
            "INSURANCE_CARD,false,2027-03-31,EMPLOYEES,2026-04-01,NOT_ACCEPTED",
            "QUALIFICATION_CERTIFICATE,false,,NATIONAL,2024-12-01,IMPOSSIBLE",
            "QUALIFICATION_NOTICE,false,,EMPLOYEES,2025-12-01,NOT_ACCEPTED",
            "QUALIFICATION_NOTICE,false,,EMPLOYEES,2025-12-02,OK_IF_VALID",
            "QUALIFICATION_NOTICE,true,,EMPLOYEES,2026-05-19,OK", "PORTAL_SCREEN,true,,EMPLOYEES,2026-05-19,OK",
            "MY_NUMBER_CARD,false,,EMPLOYEES,2026-05-19,OK", "PATIENT_CARD,false,,EMPLOYEES,2026-05-19,MONTHLY_RULE",
            "NOTHING,false,,EMPLOYEES,2026-05-19,", "UNKNOWN,false,,EMPLOYEES,2026-05-19,"})
    void theAcceptanceMatrixJudgesByTheDayOfTheVisit(Thing what, boolean withCard, LocalDate until,
            InsuranceScheme scheme, LocalDate day, PaperVerdict verdict) {
        ShownAtDesk shown = new ShownAtDesk(what, withCard, null, until, InsuredStatement.UNKNOWN);
        assertThat(shown.verdict(Given.papers(), scheme, day).orElse(null)).isEqualTo(verdict);
    }

    @Test
    void whatNobodySaidIsUnknownAndALogShowsTheThingOnly() {
        assertThat(ShownAtDesk.unknown().what()).isEqualTo(Thing.UNKNOWN);
        assertThat(ShownAtDesk.unknown().insured()).isEqualTo(InsuredStatement.UNKNOWN);
        assertThat(new ShownAtDesk(Thing.INSURANCE_CARD, false, null, TODAY, InsuredStatement.INSURED))
                .hasToString("ShownAtDesk[INSURANCE_CARD]");
    }
}
