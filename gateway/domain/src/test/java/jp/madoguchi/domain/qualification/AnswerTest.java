package jp.madoguchi.domain.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest(name = "{0}, lost {1} → {2}")
    @CsvSource({
            "VALID, , IN_FORCE",
            "VALID, 2026-11-21, IN_FORCE",
            "VALID, 2026-11-20, LOST",
            "VALID, 2026-11-19, LOST",
            "INVALID, , LOST",
            "INVALID, 2026-11-01, LOST",
            "INVALID_NEW_EXISTS, 2026-10-01, LOST",
            "INVALID_NEW_EXISTS, , UNCONFIRMED",
            "VALID_UNREGISTERED, , UNCONFIRMED",
            "MULTIPLE, , UNCONFIRMED",
            "NOT_FOUND, , UNCONFIRMED"})
    void aQualificationIsInForceOnlyInAValidAnswerAndBeforeTheDayOfLoss(QualificationValidity validity, LocalDate lost,
            CoverageStanding expected) {
        Qualification entry = entry(lost);
        assertThat(answer(new AnswerOutcome.Confirmed(validity, null), entry).standingOf(entry)).isEqualTo(expected);
    }

    @Test
    void aRefusedOrFailedAnswerSaysNothingAboutValidity() {
        Notice notice = new Notice("SIM-E0001", "模擬");
        for (AnswerOutcome outcome : List.of(new AnswerOutcome.Refused(notice), new AnswerOutcome.Failed(notice),
                new AnswerOutcome.Processing())) {
            Qualification entry = entry(null);
            Answer answer = answer(outcome, entry);
            assertThat(answer.isValid()).isFalse();
            assertThat(answer.standingOf(entry)).isEqualTo(CoverageStanding.UNCONFIRMED);
        }
    }

    @Test
    void theLastCoveredDayIsTheDayBeforeTheDayOfLoss() {
        assertThat(entry(LocalDate.of(2026, 11, 1)).lastCoveredDay()).isEqualTo("2026-10-31");
        assertThat(entry(null).lastCoveredDay()).isNull();
    }

    /** R-CO-04: with every medical item refused, or timed out, the qualification is as good as with every one given. */
    @ParameterizedTest
    @EnumSource
    void aRefusedConsentNeverBlocksTheReception(ConsentStatus status) {
        List<Consent> consents = Stream.of(ConsentItem.values()).map(item -> new Consent(item, status, null, null))
                .toList();
        Qualification entry = entry(null, consents);
        Answer answer = answer(new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), entry);
        assertThat(answer.isValid()).isTrue();
        assertThat(answer.standingOf(entry)).isEqualTo(CoverageStanding.IN_FORCE);
    }

    private static Answer answer(AnswerOutcome outcome, Qualification entry) {
        return new Answer(new FacilityCode("9919999999"), ReferenceClassification.CARD_DATA, null, null,
                Instant.parse("2026-11-20T00:00:00Z"), DAY, outcome, null, List.of(entry), null);
    }

    private static Qualification entry(LocalDate lost) {
        return entry(lost, List.of());
    }

    private static Qualification entry(LocalDate lost, List<Consent> consents) {
        Person person = new Person(null, null, null, null, Sex.MALE, null, LocalDate.of(1978, 3, 3), null);
        return new Qualification(InsuredCardClassification.GENERAL, null, null, null, null, person, null, lost, null,
                new DateRange(null, null), null, false, null, null, null, List.of(), List.of(), consents, null);
    }
}
