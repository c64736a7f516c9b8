package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The channel matrix of rules 1.1; R-CH-01, R-CH-02, R-CH-05, R-CH-14, R-CH-15, R-CH-51. */
class ChannelTest {

    private static final ChannelCalendar CHANNELS = Given.channels();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "channels.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void everyChannelAsksShowsAndNeedsWhatTheMatrixSays(Channel channel, String asks, String identified,
            ConsentNeed consent, String shows, LocalDate firstDay) {
        assertThat(names(channel.mayAsk())).containsExactlyInAnyOrderElementsOf(Given.words(asks));
        assertThat(names(channel.identifiedBy())).containsExactlyInAnyOrderElementsOf(Given.words(identified));
        assertThat(channel.consent()).isEqualTo(consent);
        assertThat(names(channel.mayShow())).containsExactlyInAnyOrderElementsOf(Given.words(shows));
        assertThat(channel.dated()).isEqualTo(firstDay != null);
        if (firstDay != null) {
            assertThat(CHANNELS.exists(channel, firstDay)).isTrue();
            assertThat(CHANNELS.exists(channel, firstDay.minusDays(1))).isFalse();
        }
    }

    /** Of papers, of the patient card and of what runs elsewhere the calendar says nothing: it is never asked. */
    @Test
    void aChannelThatIsDatedElsewhereIsNotAskedAbout() {
        assertThatThrownBy(() -> CHANNELS.exists(Channel.PORTAL_SCREEN, LocalDate.of(2026, 5, 11)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("PORTAL_SCREEN is not dated by channels.csv");
    }

    private static List<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    /** R-CH-15: whatever the patient says. */
    @ParameterizedTest
    @EnumSource
    void medicalInformationNeedsAMyNumberCardOrAnExceptionalMode(Channel channel) {
        boolean exceptional = channel.consent() == ConsentNeed.UNLESS_LIFE_AT_STAKE || channel.outsideTheGateway();
        assertThat(channel.mayShow().stream().anyMatch(ViewableInformation::medical))
                .isEqualTo(channel.readsTheCard() || exceptional);
    }

    @Test
    void theWaysAwayFromTheReaderAndTheSmartphoneNeedSwitchingOn() {
        assertThat(Arrays.stream(Channel.values()).filter(Channel::remote)).containsExactly(Channel.HOME_WEB,
                Channel.HOME_APP, Channel.ONLINE_WEB, Channel.OTHER_ROUTE_WEB);
        assertThat(Arrays.stream(Channel.values()).filter(Channel::outsideTheGateway))
                .containsExactly(Channel.AMBULANCE);
        assertThat(Channel.MNC_SMARTPHONE.needsSwitchingOn()).isTrue();
        assertThat(Channel.MNC_FACE.needsSwitchingOn()).isFalse();
    }

    /** R-CH-01, R-CH-02: neither the 12-digit number nor the 4-digit one has a place; a presentation holds no text at all. */
    @Test
    void whatIsPresentedHasNoPlaceForTheMyNumberOrThePin() {
        Stream<RecordComponent> components = Arrays.stream(Presented.class.getPermittedSubclasses())
                .flatMap(type -> Arrays.stream(type.getRecordComponents()));
        assertThat(components).isNotEmpty().allMatch(part -> part.getType().isEnum() || part.getType() == boolean.class
                || part.getType() == LocalDate.class || part.getType().getSimpleName().equals("CardLocks"));
    }

    @Test
    void whatAChannelShowsCannotBeChanged() {
        assertThatThrownBy(() -> Channel.CARD_NUMBER.mayShow().add(ViewableInformation.MEDICINES))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource({"DISASTER_MODE,says nothing of DISASTER_MODE", "HOME_WEB,says nothing of HOME_WEB"})
    void aFileWithoutAChannelStopsTheStart(String channel, String what) {
        String text = Given.file(ChannelCalendar.FILE).lines().filter(line -> !line.startsWith(channel + ","))
                .reduce("", (a, b) -> a + b + "\n");
        assertThatThrownBy(() -> ChannelCalendar.parse(text)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("channels.csv").hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource({"MNC_FACE,MY_NUMBER_CARD", "MNC_SMARTPHONE,MY_NUMBER_CARD", "ONLINE_WEB,MY_NUMBER_CARD",
            "CARD_NUMBER,PAPER", "PORTAL_SCREEN,PAPER", "FAILURE_MODE,PAPER", "STORED_NUMBER,PATIENT_CARD_ONLY",
            "EMERGENCY_VIEW,", "DISASTER_MODE,"})
    void aChannelCountsForTheMonthAsWhatWasPresented(Channel channel, Presentation presentation) {
        assertThat(Presentation.of(channel)).isEqualTo(java.util.Optional.ofNullable(presentation));
    }
}
