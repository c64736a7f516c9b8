package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.fhir.convert.DeskTaskView.Standing;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeskTaskConverterTest {

    private static DeskTaskView view(DeskStep step, @Nullable String patient, @Nullable String answer,
            Standing standing) {
        return view(step, patient, answer, standing, Set.of());
    }

    private static DeskTaskView view(DeskStep step, @Nullable String patient, @Nullable String answer,
            Standing standing, Set<RuleSwitch> open) {
        return new DeskTaskView(new ResourceId("task-1"), Samples.STAMP, step,
                patient == null ? null : new ResourceId(patient), answer == null ? null : new ResourceId(answer),
                "INVALID", List.of(RuleId.of("R-RS-01"), RuleId.of("R-RS-02a")), open, Samples.TODAY,
                Samples.TODAY.plusDays(3), Samples.CONSENTED, standing);
    }

    private static Task converted(DeskTaskView view) {
        return valid(new DeskTaskConverter().convert(view));
    }

    @ParameterizedTest
    @EnumSource(DeskStep.class)
    void everyStepIsToldWithItsWords(DeskStep step) {
        Task task = converted(view(step, "patient-1", "answer-1", new Standing.Open()));

        assertThat(task.getCode().getCodingFirstRep().getCode()).isEqualTo(step.name());
        assertThat(task.getCode().getCodingFirstRep().getDisplay()).isNotBlank();
        assertThat(task.getDescription()).isNotBlank();
    }

    @Test
    void itSaysWhomItIsAboutWhyAndByWhen() {
        Task task = converted(view(DeskStep.ASK_OTHER_PAPER, "patient-1", "answer-1", new Standing.Open()));

        assertThat(task.getFor().getReference()).isEqualTo("Patient/patient-1");
        assertThat(task.getFocus().getReference()).isEqualTo("CoverageEligibilityResponse/answer-1");
        assertThat(task.getReasonCode().getCodingFirstRep().getCode()).isEqualTo("INVALID");
        assertThat(task.getRestriction().getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-11-25");
        assertThat(task.getInput()).extracting(
                one -> one.getType().getCodingFirstRep().getCode() + "=" + one.getValue().primitiveValue())
                .containsExactly("visit=2026-11-22",
                        "pays=" + DeskStep.ASK_OTHER_PAPER.pays(),
                        "rule=https://madoguchi.jp/fhir/rule/R-RS-01", "rule=https://madoguchi.jp/fhir/rule/R-RS-02a");
    }

    @Test
    void itSaysWhatItHangsOnThatTheTextsLeaveOpenAndWhereThatIsDecided() {
        Task task = converted(view(DeskStep.FETCH_MEDICAL_TICKET, "patient-1", "answer-1", new Standing.Open(),
                EnumSet.of(RuleSwitch.ACCEPT_VALIDITY_6, RuleSwitch.UNCERTAIN_PAPERS)));

        assertThat(task.getExtensionsByUrl(ExtensionUrls.UNCERTAIN_READING))
                .extracting(DeskAdviceConverterTest::told)
                .containsExactly("UNCERTAIN_PAPERS in switches.csv by R-CH-22",
                        "ACCEPT_VALIDITY_6 in switches.csv by R-RS-09");
    }

    @Test
    void whatIsCertainSaysNothingOfIt() {
        assertThat(converted(view(DeskStep.ASK_OTHER_PAPER, "patient-1", "answer-1", new Standing.Open()))
                .hasExtension()).isFalse();
    }

    static Stream<Arguments> standings() {
        return Stream.of(Arguments.of(new Standing.Open(), "requested", null),
                Arguments.of(new Standing.Taken(), "in-progress", null),
                Arguments.of(new Standing.Done("DECLINED"), "completed", "DECLINED"),
                Arguments.of(new Standing.Cancelled("VALID_SINCE"), "cancelled", "VALID_SINCE"));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void whereItStandsAndHowItEnded(Standing standing, String status, @Nullable String end) {
        Task task = converted(view(DeskStep.ASK_OTHER_PAPER, null, null, standing));

        assertThat(task.getStatus().toCode()).isEqualTo(status);
        assertThat(Stream.of(task.getBusinessStatus(), task.getStatusReason())
                .map(one -> one.getCodingFirstRep().getCode()).filter(code -> code != null).findFirst().orElse(null))
                .isEqualTo(end);
    }

    @Test
    void nobodyOfTheStaffIsNamed() {
        Task task = converted(view(DeskStep.ASK_OTHER_PAPER, "patient-1", null, new Standing.Taken()));

        assertThat(task.hasOwner()).isFalse();
        assertThat(task.hasRequester()).isFalse();
        assertThat(task.hasNote()).isFalse();
    }

    @Test
    void anAnswerThatMayBeSomebodyElsesIsNotNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view(DeskStep.ASK_OTHER_PAPER, null, "answer-1", new Standing.Open()));
    }
}
