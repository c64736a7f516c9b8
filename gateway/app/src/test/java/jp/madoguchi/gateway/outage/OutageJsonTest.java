package jp.madoguchi.gateway.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.mode.ModeStanding;
import org.junit.jupiter.api.Test;

class OutageJsonTest {

    private static final RuleBook RULES = RuleFiles.read(new Settings(name -> ""));

    private static Map<String, Object> json(ExceptionalView.Kind kind, Consent consent, String doctor) {
        ExceptionalView view = new ExceptionalView(kind, consent, doctor, "搬送", "dr-1", "p1",
                LocalDateTime.of(2026, 11, 20, 9, 30));
        return OutageJson.of(
                new LookUpRecord(new ResourceId("l1"), new FacilityCode("9919999999"), view, null, null, null, null),
                RULES.switches());
    }

    /** R-CH-53, R-SE-09: whoever reviews a look sees how the consent stood, and who decided where there was none. */
    @Test
    void aLookSaysHowTheConsentStoodAndWhoDecidedWithoutOne() {
        assertThat(json(ExceptionalView.Kind.EMERGENCY, Consent.UNOBTAINABLE, "dr-1"))
                .containsEntry("consent", "UNOBTAINABLE").containsEntry("doctor", "dr-1");
        assertThat(json(ExceptionalView.Kind.DISASTER, Consent.GIVEN, null)).containsEntry("consent", "GIVEN")
                .doesNotContainKey("doctor");
        assertThat(json(ExceptionalView.Kind.FAILURE, null, null)).doesNotContainKeys("consent", "doctor");
    }

    /** R-CH-54: whoever has to call the call centre sees its number. */
    @Test
    void theModeThatIsAskedForByPhoneCarriesTheNumber() {
        Map<String, Object> json = OutageJson.of(
                new OutageDesk.Modes(new ModeStanding(FailureMode.CLOSED, null), List.of()),
                LocalDate.of(2026, 11, 20), Locale.ENGLISH, RULES.table(PhoneNumbers.class));
        assertThat(json.get("failure")).extracting("next").extracting("phone")
                .isEqualTo(Map.of("line", "CALL_CENTRE", "number", "0800-080-4583"));
    }
}
