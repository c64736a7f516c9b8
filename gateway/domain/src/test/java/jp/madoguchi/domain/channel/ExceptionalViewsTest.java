package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalRequest.Identification;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.rule.RuleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Failure, disaster and emergency, by {@code exceptional.psv}: R-CH-50, R-CH-51, R-CH-52, R-CH-53. */
class ExceptionalViewsTest {

    private static final ExceptionalViews VIEWS = ExceptionalViews.parse(Given.file(ExceptionalViews.FILE));
    private static final DisasterArea RAIN = new DisasterArea("久留米市", LocalDate.of(2023, 7, 8),
            LocalDate.of(2023, 7, 14));

    @ParameterizedTest(name = "{0} {1}: {2} ({5})")
    @CsvFileSource(resources = "exceptional.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void anExceptionalViewGivesAndLeavesBehindWhatTheTableSays(LocalDate day, String request, String permit,
            String show,
            String record, String why) {
        ExceptionalPermit given = VIEWS.decide(request(request), Given.channels(), day);
        switch (given) {
            case ExceptionalPermit.Granted granted -> {
                assertThat(granted.channel().name()).as(why).isEqualTo(permit);
                assertThat(names(granted.show())).containsExactlyInAnyOrderElementsOf(Given.words(show));
                assertThat(names(granted.record())).containsExactlyElementsOf(Given.words(record));
            }
            case ExceptionalPermit.Denied denied -> assertThat(denied.reason().name()).as(why).isEqualTo(permit);
        }
        String rule = request.startsWith("failure")
                ? "R-CH-50"
                : request.startsWith("disaster") ? "R-CH-52" : "R-CH-53";
        assertThat(given.rules()).contains(RuleId.of(rule));
    }

    /** One concept: what the rules permit leaves exactly the traces that they ask for; a usage report follows later. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "exceptional.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void whatIsWrittenDownOfAPermittedViewHoldsEveryTraceThatThePermitAsksFor(LocalDate day, String request) {
        ExceptionalRequest wish = request(request);
        if (VIEWS.decide(wish, Given.channels(), day) instanceof ExceptionalPermit.Granted granted) {
            Set<ExceptionalPermit.Trace> asked = EnumSet.copyOf(granted.record());
            asked.remove(ExceptionalPermit.Trace.USAGE_REPORT);
            ExceptionalView view = ExceptionalView.parse(wish, "why", "staff-1", "p1", day.atTime(9, 0)).orElseThrow();
            assertThat(view.traces()).isEqualTo(asked);
            assertThat(view.kind()).isEqualTo(switch (granted.channel()) {
                case FAILURE_MODE -> ExceptionalView.Kind.FAILURE;
                case DISASTER_MODE -> ExceptionalView.Kind.DISASTER;
                default -> ExceptionalView.Kind.EMERGENCY;
            });
        }
    }

    /** R-CO-09: what a role is shown of a permitted view is what it may see at any time. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"DOCTOR,MEDICINES TREATMENTS HEALTH_CHECKUPS OPERATIONS EMERGENCY_SUMMARY", "PHARMACIST,MEDICINES",
            "NURSE,", "DESK_STAFF,"})
    void aPermittedViewShowsARoleNoMoreThanItMaySee(ViewerRole role, String show) {
        LocalDate day = LocalDate.of(2026, 5, 11);
        ExceptionalPermit.Granted granted = (ExceptionalPermit.Granted) VIEWS
                .decide(request("emergency hospital MY_NUMBER_CARD GIVEN"), Given.channels(), day);
        ExceptionalPermit seen = granted.seenBy(role, Viewers.parse(Given.file(Viewers.FILE)), day);
        if (show == null) {
            assertThat(seen).isEqualTo(new ExceptionalPermit.Denied(ExceptionalPermit.Reason.NOT_FOR_THIS_ROLE,
                    List.of(RuleId.of("R-CO-09"))));
        } else {
            assertThat(names(((ExceptionalPermit.Granted) seen).show()))
                    .containsExactlyInAnyOrderElementsOf(Given.words(show));
            assertThat(((ExceptionalPermit.Granted) seen).record()).isEqualTo(granted.record());
        }
    }

    @Test
    void theQualificationIsForEveryRole() {
        ExceptionalPermit.Granted granted = (ExceptionalPermit.Granted) VIEWS.decide(
                new ExceptionalRequest.Failure(FailureMode.OPEN), Given.channels(), LocalDate.of(2026, 5, 11));
        ExceptionalPermit.Granted seen = (ExceptionalPermit.Granted) granted.seenBy(ViewerRole.NURSE,
                Viewers.parse(Given.file(Viewers.FILE)), LocalDate.of(2026, 5, 11));
        assertThat(seen.show()).contains(ViewableInformation.QUALIFICATION)
                .doesNotContain(ViewableInformation.LIMIT_CATEGORY);
    }

    private static List<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    private static ExceptionalRequest request(String text) {
        List<String> words = Given.words(text);
        boolean life = words.contains("life");
        return switch (words.getFirst()) {
            case "failure" -> new ExceptionalRequest.Failure(FailureMode.valueOf(words.get(1)));
            case "disaster" ->
                new ExceptionalRequest.Disaster(words.get(1), List.of(RAIN), Consent.valueOf(words.get(2)),
                        life);
            default -> new ExceptionalRequest.Emergency(words.remove("hospital"), Identification.valueOf(words.get(1)),
                    Consent.valueOf(words.get(2)), life, words.contains("doctor") ? "dr-1" : null);
        };
    }

    @Test
    void anotherWayOfIdentificationIsOneMoreRow() {
        ExceptionalViews later = ExceptionalViews.parse(Given.file(ExceptionalViews.FILE).replace(
                "FOUR_ITEMS,2021-03-01,,no,R-CH-53",
                "FOUR_ITEMS,2021-03-01,2027-03-31,no,R-CH-53\nFOUR_ITEMS,2027-04-01,,yes,R-CH-53"));
        ExceptionalRequest request = request("emergency hospital FOUR_ITEMS GIVEN");
        assertThat(later.decide(request, Given.channels(), LocalDate.of(2027, 4, 1)))
                .isInstanceOf(ExceptionalPermit.Granted.class);
        assertThat(later.decide(request, Given.channels(), LocalDate.of(2027, 3, 31)))
                .isInstanceOf(ExceptionalPermit.Denied.class);
    }

    @Test
    void aFileThatSaysNothingOfAnIdentificationStopsTheStart() {
        assertThatThrownBy(() -> ExceptionalViews
                .parse(Given.file(ExceptionalViews.FILE).replaceAll("(?m)^INSURED_NUMBER.*\n", "")))
                .hasMessageContaining("emergency-identification.csv says nothing of INSURED_NUMBER");
    }

    @Test
    void withoutAnyOpenedAreaDisasterModeIsClosed() {
        ExceptionalRequest request = new ExceptionalRequest.Disaster("久留米市", List.of(), Consent.GIVEN, true);
        assertThat(VIEWS.decide(request, Given.channels(), LocalDate.of(2023, 7, 10)))
                .isEqualTo(new ExceptionalPermit.Denied(ExceptionalPermit.Reason.NOT_OPENED,
                        List.of(RuleId.of("R-CH-52"))));
    }

    /** R-CH-50: ① call ② call back ③ opened ④ used and reported; no step is left out. */
    @ParameterizedTest(name = "{0}: call {1}, call back {2}, opening {3}, closing {4}, report {5}; may ask {6}, step {7}")
    @CsvSource({"CLOSED,CALLED,,,,,false,CALL_FOR_FAILURE_MODE",
            "CALLED,,CALLED_BACK,,,,false,WAIT_FOR_FAILURE_MODE", "CALLED_BACK,,,OPEN,,,false,WAIT_FOR_FAILURE_MODE",
            "OPEN,,,,REPORT_DUE,,true,", "REPORT_DUE,,,,,CLOSED,false,SEND_FAILURE_REPORT"})
    void failureModeIsOpenedStepByStep(FailureMode state, FailureMode call, FailureMode callBack, FailureMode opening,
            FailureMode closing, FailureMode report, boolean mayAsk, jp.madoguchi.domain.desk.DeskStep step) {
        assertThat(state.after(FailureMode.Event.CALL).orElse(null)).isEqualTo(call);
        assertThat(state.after(FailureMode.Event.CALL_BACK).orElse(null)).isEqualTo(callBack);
        assertThat(state.after(FailureMode.Event.OPENING).orElse(null)).isEqualTo(opening);
        assertThat(state.after(FailureMode.Event.CLOSING).orElse(null)).isEqualTo(closing);
        assertThat(state.after(FailureMode.Event.REPORT).orElse(null)).isEqualTo(report);
        assertThat(state.mayAsk()).isEqualTo(mayAsk);
        assertThat(state.step().orElse(null)).isEqualTo(step);
    }

    @Test
    void anAreaHasANameAndDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new DisasterArea(" ", RAIN.first(), RAIN.last()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisasterArea("久留米市", RAIN.last(), RAIN.first()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new DisasterArea("久留米市", RAIN.first(), RAIN.first()).covers("久留米市", RAIN.first())).isTrue();
    }

    @Test
    void theFourItemsOfACardsFaceAreNotShownInLogs() {
        FourItems items = new FourItems(PersonName.parse("見本 太郎").orElseThrow(), LocalDate.of(1981, 4, 2), Sex.MALE,
                new PostalAddress("東京都見本区一丁目", null));
        assertThat(items.toString()).doesNotContain("見本").doesNotContain("1981").isEqualTo("FourItems[＊＊]");
    }
}
