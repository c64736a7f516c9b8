package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Instant;
import java.util.List;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentConverterTest {

    private static final Instant T = Samples.CONSENTED;
    private static final CareTime LASTING = CareTime.Continuing.LASTING;

    private static Consent converted(ConsentView view) {
        return valid(new ConsentConverter().convert(view, Samples.PATIENT, Samples.HOSPITAL.id()));
    }

    private static ConsentView view(boolean superseded, @Nullable Instant revokedAt, CareTime time,
            jp.madoguchi.domain.consent.Consent... consents) {
        return new ConsentView(new ResourceId("answer-1"), Samples.STAMP, CareSetting.HOME_VISIT, T, superseded,
                revokedAt, time, List.of(consents));
    }

    private static String flag(ProvisionComponent provision) {
        return ((PrimitiveType<?>) provision.getExtensionByUrl(ExtensionUrls.CONSENT_FLAG).getValue())
                .getValueAsString();
    }

    private static @Nullable String end(Consent consent) {
        return consent.hasExtension(ExtensionUrls.CONSENT_END)
                ? ((PrimitiveType<?>) consent.getExtensionByUrl(ExtensionUrls.CONSENT_END).getValue())
                        .getValueAsString()
                : null;
    }

    @Test
    void whatWasGivenIsPermittedForADayAndTheRestIsDenied() {
        Consent consent = converted(Samples.consents(
                new jp.madoguchi.domain.consent.Consent(ConsentItem.TREATMENTS, ConsentStatus.NOT_GIVEN, null, null),
                Samples.given(ConsentItem.MEDICINES, null)));

        assertThat(consent.getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(consent.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("outpatient");
        assertThat(consent.getDateTimeElement().getValueAsString()).isEqualTo("2026-11-22T09:10:00+09:00");
        ProvisionComponent medicines = consent.getProvision().getProvision().getFirst();
        assertThat(medicines.getCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("medicines");
        assertThat(medicines.getType()).isEqualTo(ConsentProvisionType.PERMIT);
        assertThat(medicines.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-11-22T09:10:00+09:00");
        assertThat(medicines.getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-11-23T09:10:00+09:00");
        ProvisionComponent treatments = consent.getProvision().getProvision().getLast();
        assertThat(treatments.getCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("treatments");
        assertThat(treatments.getType()).isEqualTo(ConsentProvisionType.DENY);
    }

    @Test
    void theEndThatTheNationalSystemReturnedWins() {
        Consent consent = converted(Samples.consents(
                Samples.given(ConsentItem.HEALTH_CHECKUPS, Instant.parse("2026-11-22T03:00:00Z"))));

        assertThat(consent.getProvision().getProvisionFirstRep().getPeriod().getEndElement().getValueAsString())
                .isEqualTo("2026-11-22T12:00:00+09:00");
    }

    @Test
    void aContinuingRelationHasNoFixedEnd() {
        Consent consent = converted(view(false, null, LASTING, Samples.given(ConsentItem.MEDICINES, null)));

        assertThat(consent.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("home-visit");
        assertThat(consent.getProvision().getProvisionFirstRep().getPeriod().hasStart()).isTrue();
        assertThat(consent.getProvision().getProvisionFirstRep().getPeriod().hasEnd()).isFalse();
    }

    /** R-CH-34: the last day of the care is inside, and an end before the consent is of other care. */
    @ParameterizedTest
    @CsvSource({"2026-11-30, 2026-11-30T23:59:59+09:00", "2026-11-22, 2026-11-22T23:59:59+09:00", "2026-11-21,"})
    void theEndOfTheCareEndsIt(LocalDate lastDay, @Nullable String end) {
        Consent consent = converted(view(false, null, LASTING.endedOn(lastDay),
                Samples.given(ConsentItem.MEDICINES, null)));

        assertThat(consent.getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(consent.getProvision().getProvisionFirstRep().getPeriod().getEndElement().getValueAsString())
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"NOT_GIVEN, 0", "EXPIRED, 2", "UNOBTAINABLE, 3"})
    void whatWasNotGivenIsDeniedWithItsFlag(ConsentStatus status, String flag) {
        Consent consent = converted(Samples.consents(
                new jp.madoguchi.domain.consent.Consent(ConsentItem.MEDICINES, status, T, T.plusSeconds(9))));

        assertThat(consent.getProvision().getProvisionFirstRep().getType()).isEqualTo(ConsentProvisionType.DENY);
        assertThat(flag(consent.getProvision().getProvisionFirstRep())).isEqualTo(flag);
    }

    @Test
    void aConsentOfWhichNobodyKnowsSinceWhenIsNone() {
        Consent consent = converted(Samples.consents(
                new jp.madoguchi.domain.consent.Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, null, null)));

        assertThat(consent.getProvision().getProvisionFirstRep().getType()).isEqualTo(ConsentProvisionType.DENY);
        assertThat(flag(consent.getProvision().getProvisionFirstRep())).isEqualTo("1");
    }

    @Test
    void aNewerAnswerReplacesIt() {
        Consent consent = converted(view(true, null, LASTING, Samples.given(ConsentItem.MEDICINES, null)));

        assertThat(consent.getStatus()).isEqualTo(ConsentState.INACTIVE);
        assertThat(end(consent)).isEqualTo("superseded");
    }

    @Test
    void whatWasTakenBackIsDeniedAndWhatWasGivenSinceIsNot() {
        Consent revoked = converted(view(false, T.plusSeconds(1), LASTING, Samples.given(ConsentItem.MEDICINES, null)));
        assertThat(revoked.getStatus()).isEqualTo(ConsentState.INACTIVE);
        assertThat(end(revoked)).isEqualTo("revoked");
        assertThat(revoked.getProvision().getProvisionFirstRep().getType()).isEqualTo(ConsentProvisionType.DENY);

        Consent again = converted(view(false, T.minusSeconds(1), LASTING, Samples.given(ConsentItem.MEDICINES, null)));
        assertThat(again.getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(end(again)).isNull();
    }

    @Test
    void aRevocationEndsNothingWhereNothingWasGiven() {
        Consent refused = converted(view(false, T.plusSeconds(1), LASTING,
                new jp.madoguchi.domain.consent.Consent(ConsentItem.MEDICINES, ConsentStatus.NOT_GIVEN, T, null)));

        assertThat(refused.getStatus()).isEqualTo(ConsentState.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(ConsentItem.class)
    void everyItemHasACodeOfTheGuide(ConsentItem item) {
        assertThat(converted(Samples.consents(Samples.given(item, null))).getProvision().getProvision()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(CareSetting.class)
    void everySettingHasACodeOfTheGuide(CareSetting setting) {
        converted(new ConsentView(new ResourceId("answer-1"), Samples.STAMP, setting, T, false, null, LASTING,
                List.of(Samples.given(ConsentItem.MEDICINES, null))));
    }

    @Test
    void anAnswerWithoutConsentsIsNoConsent() {
        assertThatIllegalArgumentException().isThrownBy(Samples::consents);
    }
}
