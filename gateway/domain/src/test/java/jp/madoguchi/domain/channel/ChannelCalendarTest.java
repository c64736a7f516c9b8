package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.card.CertificateGrace;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalRequest.Identification;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R-CH-33, R-CH-37, R-CH-50, R-CH-52, R-CH-53: on which days a channel exists, and that every row of the file decides something. */
class ChannelCalendarTest {

    private static final String TEXT = Given.file(ChannelCalendar.FILE);

    static Stream<String> rows() {
        return TEXT.lines().filter(line -> line.contains(",yes,") || line.contains(",no,"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowThatSaidTheContraryWouldChangeADecisionOnItsFirstAndItsLastDay(String row) {
        String contrary = row.contains(",yes,") ? row.replace(",yes,", ",no,") : row.replace(",no,", ",yes,");
        ChannelCalendar delivered = ChannelCalendar.parse(TEXT);
        ChannelCalendar changed = ChannelCalendar.parse(TEXT.replace(row, contrary));
        String[] cells = row.split(",", -1);
        Channel channel = Channel.valueOf(cells[0]);
        LocalDate first = LocalDate.parse(cells[1]);
        for (LocalDate day : List.of(first, cells[2].isEmpty() ? first.plusYears(20) : LocalDate.parse(cells[2]))) {
            assertThat(decision(channel, changed, day)).as("%s on %s", channel, day)
                    .isNotEqualTo(decision(channel, delivered, day));
        }
    }

    /** What a reception decides for somebody who takes the channel, in words. */
    private static String decision(Channel channel, ChannelCalendar channels, LocalDate day) {
        return switch (channel) {
            case MNC_FACE -> reception("card FACE", channels, day);
            case MNC_PIN -> reception("card PIN", channels, day);
            case MNC_VISUAL -> reception("card VISUAL", channels, day);
            case MNC_SMARTPHONE -> reception("phone", channels, day);
            case HOME_WEB -> reception("remote HOME_VISIT WEB", channels, day);
            case HOME_APP -> reception("remote HOME_VISIT APP", channels, day);
            case ONLINE_WEB -> reception("remote ONLINE WEB", channels, day);
            case OTHER_ROUTE_WEB -> reception("remote INPATIENT WEB", channels, day);
            case FAILURE_MODE -> reception("unread", "nobody failure=OPEN", channels, day);
            case DISASTER_MODE -> exceptional(new ExceptionalRequest.Disaster("久留米市",
                    List.of(new DisasterArea("久留米市", day, day)), Consent.GIVEN, false), channels, day);
            case EMERGENCY_VIEW -> exceptional(new ExceptionalRequest.Emergency(true, Identification.MY_NUMBER_CARD,
                    Consent.GIVEN, false, null), channels, day);
            case CARD_NUMBER, STORED_NUMBER, PORTAL_SCREEN, NOTICE_PLUS_CARD, AMBULANCE ->
                throw new IllegalArgumentException(channel + " has no row");
        };
    }

    /** Everything but the calendar is as if there had been all of it from the start. */
    private static String reception(String presented, ChannelCalendar channels, LocalDate day) {
        return reception(presented, "nobody", channels, day);
    }

    private static String reception(String presented, String onFile, ChannelCalendar channels, LocalDate day) {
        String windows = Stream.of(CareSituation.values()).map(situation -> situation + ",2021-03-01,,24,\n")
                .reduce("situation,from,to,hours,rules\n", String::concat);
        ReceptionTables tables = new ReceptionTables(Given.switches(),
                CertificateGrace.parse(Given.file(CertificateGrace.FILE)), channels, Given.papers(), Given.holders(),
                ViewingWindows.parse(windows), Given.exceptional(), Given.procedure());
        NextStep step = new ReceptionRules(tables, Institution.withEverything())
                .decide(Given.presented(presented), Given.onFile(onFile, null), day);
        return Given.said(step);
    }

    private static String exceptional(ExceptionalRequest request, ChannelCalendar channels, LocalDate day) {
        String identifications = Stream.of(Identification.values()).map(one -> one + ",2021-03-01,,yes,\n")
                .reduce("identification,from,to,accepted,rules\n", String::concat);
        return ExceptionalViews.parse(identifications).decide(request, channels, day).toString();
    }

    /** What exists no more on a day is refused by the rules of its row, and the other ways of the card stay. */
    @Test
    void aWayThatEndedLeavesTheOthersAndNamesTheRulesOfItsRow() {
        ChannelCalendar without = ChannelCalendar.parse(TEXT.replace("MNC_PIN,2021-03-01,,yes,R-CH-05",
                "MNC_PIN,2021-03-01,2026-12-31,yes,R-CH-05\nMNC_PIN,2027-01-01,,no,R-ZZ-01"));
        ReceptionRules rules = new ReceptionRules(new ReceptionTables(Given.switches(),
                CertificateGrace.parse(Given.file(CertificateGrace.FILE)), without, Given.papers(), Given.holders(),
                Given.windows(), Given.exceptional(), Given.procedure()), Institution.withEverything());
        NextStep before = rules.decide(Given.presented("card PIN"), OnFile.nobody(), LocalDate.of(2026, 12, 31));
        NextStep after = rules.decide(Given.presented("card PIN"), OnFile.nobody(), LocalDate.of(2027, 1, 1));
        assertThat(Given.said(before)).isEqualTo("Query MNC_PIN CARD_CERTIFICATE ask=all");
        assertThat(Given.said(after)).isEqualTo("ChooseMethod [FACE, VISUAL]");
        assertThat(after.rules()).containsExactly(RuleId.of("R-ZZ-01"));
        NextStep locked = rules.decide(Given.presented("card PIN faces=10"), OnFile.nobody(), LocalDate.of(2027, 1, 1));
        assertThat(Given.said(locked)).isEqualTo("ChooseMethod [VISUAL]");
        assertThat(Set.copyOf(locked.rules())).containsExactly(RuleId.of("R-ZZ-01"));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', value = {
            "MNC_FACE,2021-03-01,,yes,R-CH-05|MNC_FACE,2021-03-01,,yes,|needs a value in rules",
            "MNC_FACE,2021-03-01,,yes,R-CH-05|MNC_FACE,2021-03-01,,on,R-CH-05|says neither yes nor no in exists",
            "MNC_FACE,2021-03-01,,yes,R-CH-05|PORTAL_SCREEN,2021-03-01,,yes,R-CH-05|dates PORTAL_SCREEN, which other files date"})
    void aWrongRowStopsTheStart(String from, String to, String what) {
        assertThatThrownBy(() -> ChannelCalendar.parse(TEXT.replace(from, to))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("[channels.csv line 4 ").hasMessageContaining(what);
    }
}
