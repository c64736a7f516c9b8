package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalRequest.Identification;
import jp.madoguchi.domain.channel.ExceptionalView.Kind;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written down of a view, and who reviews it (R-SE-09). */
class ExceptionalViewTest {

    private static final LocalDateTime AT = LocalDateTime.of(2026, 5, 11, 9, 0);

    @ParameterizedTest
    @CsvSource({"admin-2,2026-05-12T09:00:00,true", "admin-2,2026-05-12T09:00:01,false",
            "admin-2,2026-05-11T09:00:00,true", "admin-2,2026-05-11T08:59:59,false",
            "doctor-1,2026-05-11T10:00:00,false", "' doctor-1 ',2026-05-11T10:00:00,false",
            "' ',2026-05-11T10:00:00,false"})
    void aViewIsReviewedByASecondPersonWithinADay(String reviewer, LocalDateTime reviewed, boolean counts) {
        RuleSwitches switches = RuleSwitches.parse(Given.file(RuleSwitches.FILE));
        ExceptionalView view = view("unconscious");
        assertThat(view.isReviewedBy(reviewer, reviewed, switches)).isEqualTo(counts);
        assertThat(view.reviewDue(switches)).isEqualTo(AT.plusHours(24));
        assertThat(view.step()).isEqualTo(DeskStep.REVIEW_EXCEPTIONAL_VIEW);
        assertThat(ExceptionalView.RULES).containsExactly(RuleId.of("R-SE-09"));
    }

    @Test
    void aReasonHoldsNoMyNumberAndALogHoldsNobody() {
        ExceptionalView view = view(" unconscious, card 1234 5678 9018 ");
        assertThat(view.reason()).isEqualTo("unconscious, card **** **** ****");
        assertThat(view).hasToString("ExceptionalView[EMERGENCY 2026-05-11T09:00]");
    }

    @ParameterizedTest
    @CsvSource({"' ',doctor-1,p1,reason", "why,' ',p1,user", "why,doctor-1,'',patient"})
    void aViewSaysWhyWhoAndAboutWhom(String reason, String user, String patient, String missing) {
        ExceptionalRequest rain = new ExceptionalRequest.Disaster("架空市", List.of(), Consent.GIVEN, false);
        assertThat(ExceptionalView.parse(rain, reason, user, patient, AT))
                .isEqualTo(Parsed.refused(ProblemCode.VALUE_MISSING, missing));
        assertThatThrownBy(() -> new ExceptionalView(Kind.DISASTER, Consent.GIVEN, null, reason, user, patient, AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** R-CH-51, R-CH-52, R-CH-53. */
    @ParameterizedTest(name = "{0} with consent {1} and doctor {2}: {3}")
    @CsvSource({"FAILURE,,,true", "FAILURE,GIVEN,,false", "FAILURE,,dr-1,false", "DISASTER,,,false",
            "DISASTER,GIVEN,,true", "DISASTER,UNOBTAINABLE,,true", "DISASTER,REFUSED,,false",
            "DISASTER,UNOBTAINABLE,dr-1,false", "EMERGENCY,,,false", "EMERGENCY,GIVEN,,true",
            "EMERGENCY,GIVEN,dr-1,false", "EMERGENCY,UNOBTAINABLE,dr-1,true", "EMERGENCY,UNOBTAINABLE,,false",
            "EMERGENCY,REFUSED,,false"})
    void aViewThatNoRulePermitsCannotBeWrittenDown(Kind kind, Consent consent, String doctor, boolean possible) {
        if (possible) {
            assertThat(new ExceptionalView(kind, consent, doctor, "why", "staff-1", "p1", AT).kind()).isEqualTo(kind);
        } else {
            assertThatThrownBy(() -> new ExceptionalView(kind, consent, doctor, "why", "staff-1", "p1", AT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDoctorWhoDecidesHasAnIdentifier() {
        assertThatThrownBy(() -> new ExceptionalRequest.Emergency(true, Identification.MY_NUMBER_CARD,
                Consent.UNOBTAINABLE, true, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ExceptionalView view(String reason) {
        return ExceptionalView.parse(new ExceptionalRequest.Emergency(true, Identification.MY_NUMBER_CARD,
                Consent.UNOBTAINABLE, true, "doctor-1"), reason, "doctor-1", "p1", AT).orElseThrow();
    }
}
