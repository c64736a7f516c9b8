package jp.madoguchi.gateway.medical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.HomeRevocationState;
import jp.madoguchi.reception.medical.LockMedicalInformation;
import jp.madoguchi.reception.medical.MedicalView;
import org.junit.jupiter.api.Test;

/** What is told of revocations, and beside medical information. */
class MedicalJsonTest {

    private static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");

    @Test
    void aRevocationThatTheNationalSystemRefusedSaysSoWithItsWordsAndItsTask() {
        HomeRevocation sent = HomeRevocation.asked(new InquiryId("20261120100000ABCDEFGHJK"),
                new FacilityCode("9919999999"), new ResourceId("patient-1"), "clerk-1", AT)
                .became(HomeRevocationState.REFUSED, new Notice("E1", "できません"), AT.plusSeconds(2))
                .with(new ResourceId("task-1"));
        assertThat(MedicalJson.of(new LockMedicalInformation.Known(Optional.of(AT), Optional.of(sent))))
                .isEqualTo(Map.of("revoked", true, "at", "2026-11-20T01:00:00Z", "atHome",
                        Map.of("state", "REFUSED", "since", "2026-11-20T01:00:02Z", "askedAt", "2026-11-20T01:00:00Z",
                                "by", "clerk-1", "question", "20261120100000ABCDEFGHJK", "task", "task-1",
                                "nationalCode", "E1", "nationalMessage", "できません")));
    }

    /** R-CO-08: of public assistance the texts differ. */
    @Test
    void whatMayBeLookedAtByAReadingOfTheTextsSaysSoAndNothingElseDoes() {
        CheckUpHistory nothing = new CheckUpHistory(MedicalSubject.UNNAMED, List.of());
        assertThat(MedicalJson.of(nothing, new MedicalView.Shown(nothing, Optional.empty(),
                Set.of(RuleSwitch.PUBLIC_ASSISTANCE_MEDICAL_INFORMATION)), Locale.ENGLISH).get("uncertain"))
                .isEqualTo(List.of(Map.of("switch", "PUBLIC_ASSISTANCE_MEDICAL_INFORMATION", "title",
                        "Whether medical information may be asked for with public assistance is not confirmed.",
                        "rules", List.of("R-CO-08"))));
        assertThat(MedicalJson.of(nothing, new MedicalView.Shown(nothing, Optional.empty(), Set.of()),
                Locale.ENGLISH)).doesNotContainKey("uncertain");
    }

    @Test
    void whereNothingWasTakenBackNothingIsTold() {
        assertThat(MedicalJson.of(new LockMedicalInformation.Known(Optional.empty(), Optional.empty())))
                .isEqualTo(Map.of("revoked", false));
    }
}
