package jp.madoguchi.reception.medical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.EnvironmentDefaults;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.DeliveredRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes next where a consent is missing (R-CO-01, R-CO-03, R-CO-06). */
class ConsentAdviceTest {

    private final ConsentAdvice advice = new ConsentAdvice(DeliveredRules.book().table(EnvironmentDefaults.class));

    @ParameterizedTest(name = "{1} refused for {0}: {2}")
    @CsvSource({"CONSENT_NOT_GIVEN,MEDICINES,READ_CARD_FOR_CONSENT,R-CO-03",
            "CONSENT_REVOKED,HEALTH_CHECKUPS,READ_CARD_FOR_CONSENT,R-CO-03",
            "CONSENT_EXPIRED,MEDICINES,READ_CARD_FOR_CONSENT,R-CO-03",
            "CARE_ENDED,MEDICINES,READ_CARD_FOR_CONSENT,R-CO-03",
            "CONSENT_NOT_GIVEN,TREATMENTS,SWITCH_ON_FUNCTION,R-CO-06",
            "CONSENT_NOT_GIVEN,OPERATIONS,SWITCH_ON_FUNCTION,R-CO-01", "NOT_FOR_THIS_ROLE,MEDICINES,,",
            "NO_SUCH_INFORMATION,MEDICINES,,", "REPORTED_AS_ANOTHER_PERSONS,MEDICINES,,"})
    void theCardIsReadAgainWhereTheReaderOffersItAndNothingHelpsWhereNoConsentIsMissing(View.Reason refused,
            ConsentItem item, DeskStep step, String rule) {
        Optional<ConsentAdvice.Next> next = advice.after(refused, item, LocalDate.of(2026, 11, 20));

        assertThat(next.map(ConsentAdvice.Next::step).orElse(null)).isEqualTo(step);
        next.ifPresent(told -> assertThat(told.rules()).contains(RuleId.of(rule)));
    }

    /** An environment file of the hospital's own that switches treatments on changes the advice. */
    @ParameterizedTest
    @CsvSource({"yes,READ_CARD_FOR_CONSENT", "no,SWITCH_ON_FUNCTION"})
    void whatIsOfferedIsWhatTheTerminalsSettingsSay(String used, DeskStep step) {
        ConsentAdvice own = new ConsentAdvice(EnvironmentDefaults.parse(DeliveredRules.text(EnvironmentDefaults.FILE)
                .replace("TREATMENTS,2021-03-01,,no", "TREATMENTS,2021-03-01,," + used)));
        assertThat(own.after(View.Reason.CONSENT_NOT_GIVEN, ConsentItem.TREATMENTS, LocalDate.of(2026, 11, 20)))
                .map(ConsentAdvice.Next::step).contains(step);
    }
}
