package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.exchange.Centre.assertIsExpected;
import static jp.madoguchi.sim.exchange.Centre.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.madoguchi.sim.message.AnswerXml;
import jp.madoguchi.sim.national.PeopleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 照会番号登録 (oqs-interface 4.1). */
class RegistrationTest {
    private static final String CHANGES_ON_DECEMBER_FIRST = """
            facility: 9919999999
            people:
              - id: A1
                note: changes insurance
                name: 架空　一郎
                kana: ｶｸｳ ｲﾁﾛｳ
                sex: male
                birthDate: 1958-04-12
                insurances:
                  - {insurer: 06990014, insurerName: 甲, symbol: "1", number: "11", from: 2024-04-01, lost: 2026-12-01}
                  - {insurer: 06990022, insurerName: 乙, symbol: "2", number: "22", from: 2026-12-01}
                demo: {channel: desk, expect: linked}
            """;

    @Test
    void aNumberIsRegisteredAndEchoed() throws Exception {
        assertIsExpected("registration.xml",
                written(Centre.builtIn().reply(Exchange.REGISTRATION, Ask.register(Ask.P07, "H-7"))));
    }

    @ParameterizedTest
    @CsvSource({"06990099,,1,,SIM-E0101", "06990022,55,220,,SIM-E0102", "01990019,99000001,31,00,SIM-E0103",
            "06990022,55,220,02,''"})
    void exactlyOneInsuranceInForceCanCarryANumber(String insurer, String symbol, String number, String branch,
            String code) throws Exception {
        Ask.Card card = Ask.Card.of(insurer, symbol == null ? "" : symbol, number, branch == null ? "" : branch, "");

        AnswerXml answer = Centre.builtIn().ask(Exchange.REGISTRATION, Ask.register(card, "X"));

        assertThat(answer.text("ProcessingResultCode")).isEqualTo(code);
        assertThat(answer.text("ProcessingResultStatus")).isEqualTo(code.isEmpty() ? "1" : "2");
        assertThat(answer.text("SegmentOfResult")).isEqualTo("1");
    }

    @Test
    void aRegisteredNumberComesBackUntilTheInsuranceChanges() throws Exception {
        Centre centre = new Centre(
                PeopleFile.read("people.yaml", CHANGES_ON_DECEMBER_FIRST, LocalDate.of(2026, 11, 20)));
        Ask.Card before = Ask.Card.of("06990014", "1", "11", "", "19580412");
        Ask.Card after = Ask.Card.of("06990022", "2", "22", "", "19580412");
        centre.ask(Exchange.REGISTRATION, Ask.register(before, "H-1"));

        assertThat(centre.ask(Exchange.CONFIRMATION, Ask.confirm(before, "20261130")).text("ReferenceNumber"))
                .isEqualTo("H-1");
        centre.now = Centre.MORNING.plusDays(11);
        assertThat(centre.ask(Exchange.CONFIRMATION, Ask.confirm(after, "20261201")).has("ReferenceNumber")).isFalse();

        centre.ask(Exchange.REGISTRATION, Ask.register(after, "H-1"));
        assertThat(centre.ask(Exchange.CONFIRMATION, Ask.confirm(after, "20261201")).text("ReferenceNumber"))
                .isEqualTo("H-1");
    }

    @Test
    void anotherInstitutionIsRefused() throws Exception {
        AnswerXml answer = Centre.builtIn().ask(Exchange.REGISTRATION,
                Ask.register(Ask.P07, "H-7").replace("9919999999", "9919999998"));

        assertThat(answer.text("SegmentOfResult")).isEqualTo("9");
        assertThat(answer.text("ErrorCode")).isEqualTo("SIM-E0002");
    }
}
