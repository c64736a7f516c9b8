package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.claim.DeskDecision;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the desk does because of an answer, and what of it rests on a reading of the official texts (R-RS-09, R-CH-22). */
class DeskAdviceConverterTest {

    private static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final DeskDecision TICKET = new DeskDecision.DeskDecides(
            DeskDecision.DeskDecides.Reason.TICKET_NOT_REGISTERED,
            List.of(DeskStep.FETCH_MEDICAL_TICKET, DeskStep.CALL_WELFARE_OFFICE),
            List.of(RuleId.of("R-RS-09"), RuleId.of("R-PM-09")));

    private static CoverageEligibilityResponse advised(DeskDecision decision, Set<RuleSwitch> open) {
        Inquiry inquiry = new Inquiry(new InquiryId("20261120100000ABCDEFGHJK"), new FacilityCode("9919999999"),
                TerminalId.DEFAULT, DAY,
                new CardQuestion(Samples.member("06990014", "1", "2", "00"), LocalDate.of(1990, 1, 15), false));
        CoverageEligibilityResponse response = new QuestionConverter(FhirDialect.DEFAULT)
                .response(new QuestionView(inquiry, new ResourceId("patient-1"), new Stamp(2, AT), AT,
                        new AnswerOutcome.Confirmed(QualificationValidity.VALID_UNREGISTERED, null)));
        DeskAdviceConverter.add(response, decision, open);
        return valid(response);
    }

    /** A reading in one line: the switch, its file, its rules. */
    static String told(Extension reading) {
        assertThat(reading.getExtensionByUrl("title").getValue().primitiveValue()).as("in Japanese")
                .matches(".*[^\\p{ASCII}].*");
        return reading.getExtensionByUrl("switch").getValue().primitiveValue() + " in "
                + reading.getExtensionByUrl("file").getValue().primitiveValue() + " by "
                + reading.getExtensionsByUrl("rule").stream().map(rule -> rule.getValue().primitiveValue())
                        .collect(Collectors.joining(" "));
    }

    @Test
    void everyStepStandsInItsOrderWithItsWordsAndRules() {
        List<Extension> advice = advised(TICKET, Set.of()).getExtensionsByUrl(ExtensionUrls.DESK_ADVICE);

        assertThat(advice).extracting(one -> one.getExtensionByUrl("step").getValue().primitiveValue())
                .containsExactly("FETCH_MEDICAL_TICKET", "CALL_WELFARE_OFFICE");
        assertThat(advice).allSatisfy(one -> {
            assertThat(one.getExtensionByUrl("title").getValue().primitiveValue()).isNotBlank();
            assertThat(one.getExtensionByUrl("next").getValue().primitiveValue()).isNotBlank();
            assertThat(one.getExtensionsByUrl("rule")).extracting(rule -> rule.getValue().primitiveValue())
                    .containsExactly("R-RS-09", "R-PM-09");
            assertThat(one.getExtensionsByUrl(ExtensionUrls.UNCERTAIN_READING)).as("certain").isEmpty();
        });
    }

    @Test
    void aStepThatRestsOnReadingsSaysWhichAndWhereTheHospitalHasDecidedThem() {
        CoverageEligibilityResponse response = advised(TICKET,
                EnumSet.of(RuleSwitch.ACCEPT_VALIDITY_6, RuleSwitch.UNCERTAIN_PAPERS));

        assertThat(response.getExtensionsByUrl(ExtensionUrls.DESK_ADVICE)).hasSize(2)
                .allSatisfy(advice -> assertThat(advice.getExtensionsByUrl(ExtensionUrls.UNCERTAIN_READING))
                        .extracting(DeskAdviceConverterTest::told)
                        .containsExactly("UNCERTAIN_PAPERS in switches.csv by R-CH-22",
                                "ACCEPT_VALIDITY_6 in switches.csv by R-RS-09"));
        assertThat(response.getExtensionsByUrl(ExtensionUrls.UNCERTAIN_READING)).as("it stands beside the steps")
                .isEmpty();
    }

    @Test
    void thatNothingIsLeftToTheDeskMayRestOnAReadingAsWell() {
        CoverageEligibilityResponse response = advised(
                new DeskDecision.Proven(List.of(), List.of(RuleId.of("R-RS-02"))),
                Set.of(RuleSwitch.UNCERTAIN_PAPERS));

        assertThat(response.getExtensionsByUrl(ExtensionUrls.DESK_ADVICE)).isEmpty();
        assertThat(response.getExtensionsByUrl(ExtensionUrls.UNCERTAIN_READING))
                .extracting(DeskAdviceConverterTest::told)
                .containsExactly("UNCERTAIN_PAPERS in switches.csv by R-CH-22");
    }

    /** Whichever switch is open, what is said of it is what the guide asks for. */
    @ParameterizedTest
    @MethodSource("openSwitches")
    void everyOpenSwitchIsSaidByTheGuide(RuleSwitch key) {
        assertThat(advised(TICKET, EnumSet.of(key)).getExtensionsByUrl(ExtensionUrls.DESK_ADVICE))
                .allSatisfy(advice -> assertThat(told(advice.getExtensionByUrl(ExtensionUrls.UNCERTAIN_READING)))
                        .startsWith(key + " in "));
    }

    static Stream<RuleSwitch> openSwitches() {
        return Arrays.stream(RuleSwitch.values()).filter(RuleSwitch::isOpen);
    }
}
