package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.exchange.Centre.assertIsExpected;
import static jp.madoguchi.sim.exchange.Centre.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import jp.madoguchi.sim.message.AnswerXml;
import jp.madoguchi.sim.message.UnreadableRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Home visits, online care and medical tickets: collected in bulk, re-checked without a card, taken back. */
class RemoteCareTest {
    private Centre centre;

    @BeforeEach
    void open() throws Exception {
        centre = Centre.builtIn();
    }

    @Test
    void homeVisitsAreCollectedWithTheirConsents() throws Exception {
        assertIsExpected("home-visits.xml", written(centre.reply(Exchange.HOME_VISITS,
                Ask.consented("Consent", "20261101", "20261120", "2"))));
        String number = centre.ask(Exchange.HOME_VISITS, Ask.consented("Consent", "20261101", "20261120", "2"))
                .text("ReceptionNumber");

        assertIsExpected("home-visits-result.xml",
                written(centre.reply(Exchange.HOME_VISITS_RESULT, Ask.fetch(number))));
    }

    @ParameterizedTest(name = "{0} {1} to {2}")
    @CsvSource(delimiter = '|', textBlock = """
            HOME_VISITS | Consent     | 20261101 | 20261120 | 施設　十一, 医療　券太
            HOME_VISITS | Consent     | 20261110 | 20261110 | 施設　十一
            HOME_VISITS | Consent     | 20261111 | 20261116 |
            HOME_VISITS | Consent     | 20261001 | 20261031 | 森　森太
            ONLINE      | Consent     | 20261120 | 20261120 | 防人　守, 森　森太
            ONLINE      | Consent     | 20261118 | 20261118 | 海原　洋
            ONLINE      | Examination | 20261120 | 20261120 | 海原　洋, 防人　守
            ONLINE      | Examination | 20261121 | 20261121 | 森　森太
            """)
    void personsAreFoundByTheDayOfConsentOrExamination(Exchange family, String stem, String from, String to,
            String names) throws Exception {
        List<Map<String, String>> entries = collect(family, stem, from, to).entries();

        assertThat(String.join(", ", entries.stream().map(entry -> entry.get("/Name")).toList()))
                .isEqualTo(names == null ? "" : names);
    }

    @Test
    void aViewThatIsOverIsFlaggedTwo() throws Exception {
        centre.now = LocalDateTime.of(2026, 11, 21, 10, 0);

        Map<String, String> entry = collect(Exchange.ONLINE, "Consent", "20261120", "20261120").entries().getFirst();

        assertThat(entry).containsEntry("/PharmacistsInfoConsFlg", "2").containsEntry("/DiagnosisInfoConsFlg", "0")
                .containsEntry("/PharmacistsInfoAvailableTime", "20261121100000");
    }

    @Test
    void aContinuingHomeVisitHasNoEndOfViewing() throws Exception {
        Map<String, String> entry = collect(Exchange.HOME_VISITS, "Consent", "20261110", "20261110").entries()
                .getFirst();

        assertThat(entry).containsEntry("/PharmacistsInfoConsFlg", "1")
                .containsEntry("/PharmacistsInfoConsTime", "20261110100000")
                .doesNotContainKey("/PharmacistsInfoAvailableTime");
    }

    @Test
    void theFlagMustBeThatOfTheFamily() {
        assertThatThrownBy(() -> centre.ask(Exchange.ONLINE, Ask.consented("Consent", "20261101", "20261120", "2")))
                .isInstanceOf(UnreadableRequest.class).hasMessageContaining("MedicalTreatmentFlag");
        assertThatThrownBy(
                () -> centre.ask(Exchange.HOME_VISITS, Ask.consented("Consent", "20261120", "20261101", "2")))
                .hasMessageContaining("ConsentDateTo");
    }

    @Test
    void aPersonOfAContinuingRelationIsCheckedWithoutACard() throws Exception {
        assertIsExpected("recheck-home-visit.xml",
                written(centre.reply(Exchange.RECHECK_HOME_VISIT, Ask.confirm(Ask.P11, "20261120"))));
    }

    @ParameterizedTest
    @CsvSource({"RECHECK_HOME_VISIT,06990030,700,7007,00,19870707", "RECHECK_HOME_VISIT,990028,試,550055,,19610504",
            "RECHECK_ONLINE,39990015,,00001111,,19381111"})
    void withoutAStandingConsentThereIsNoRecheck(Exchange exchange, String insurer, String symbol, String number,
            String branch, String birthDate) throws Exception {
        AnswerXml answer = centre.ask(exchange, Ask.confirm(Ask.Card.of(insurer, symbol == null ? "" : symbol, number,
                branch == null ? "" : branch, birthDate), "20261120"));

        assertThat(answer.text("ProcessingResultStatus")).isEqualTo("2");
        assertThat(answer.text("ProcessingResultCode")).isEqualTo("SIM-E0501");
        assertThat(answer.entries()).isEmpty();
    }

    @Test
    void onlinePersonsAreCheckedAgainAlsoWhenTheirViewIsOver() throws Exception {
        centre.now = Centre.MORNING.plusDays(3);

        AnswerXml answer = centre.ask(Exchange.RECHECK_ONLINE, Ask.confirm(Ask.P54, "20261123"));

        assertThat(answer.text("QualificationValidity")).isEqualTo("1");
        assertThat(answer.entries().getFirst()).containsEntry("/PharmacistsInfoConsFlg", "2");
    }

    @Test
    void aConsentThatWasTakenBackEndsEverythingBuiltOnIt() throws Exception {
        String revocation = Ask.confirm(Ask.P11, "20261120");
        assertThat(state(Ask.medicines(Ask.P11, "2", "0", "2"))).isEqualTo("1");
        assertIsExpected("revocation.xml", written(centre.reply(Exchange.REVOCATION, revocation)));

        assertThat(centre.ask(Exchange.RECHECK_HOME_VISIT, revocation).text("ProcessingResultCode"))
                .isEqualTo("SIM-E0501");
        assertThat(state(Ask.medicines(Ask.P11, "2", "0", "2"))).startsWith("SIM-E0304");
        assertThat(collect(Exchange.HOME_VISITS, "Consent", "20261110", "20261110").entries()).isEmpty();
        assertThat(centre.ask(Exchange.REVOCATION, revocation).text("ProcessingResultCode")).isEqualTo("SIM-E0502");
    }

    @Test
    void revocationsAreUnderstoodWhicheverNamesTheCardDataHave() throws Exception {
        String other = Ask.message("", "<RevocationInfo><InsurerNumber>39990015</InsurerNumber>"
                + "<InsuredPersonIdentificationNumber>00001111</InsuredPersonIdentificationNumber></RevocationInfo>");

        assertThat(centre.ask(Exchange.REVOCATION, other).text("ProcessingResultStatus")).isEqualTo("1");
    }

    @Test
    void theTicketsOfAMonthAreCollected() throws Exception {
        String number = centre.ask(Exchange.TICKETS, Ask.tickets("202611")).text("ReceptionNumber");

        assertIsExpected("tickets-result.xml", written(centre.reply(Exchange.TICKETS_RESULT, Ask.fetch(number))));
    }

    @ParameterizedTest(name = "on {0}: {1} tickets, validity {2}")
    @CsvSource({"2026-12-01T09:00,0,6", "2026-12-15T23:59,0,6", "2026-12-16T00:00,1,1"})
    void ticketsAreRegisteredInTheCourseOfTheMonth(LocalDateTime now, int tickets, String validity) throws Exception {
        centre.now = now;
        String number = centre.ask(Exchange.TICKETS, Ask.tickets("202612")).text("ReceptionNumber");

        assertThat(centre.ask(Exchange.TICKETS_RESULT, Ask.fetch(number)).entries()).hasSize(tickets);
        AnswerXml single = centre.ask(Exchange.CONFIRMATION, Ask.confirm(Ask.P31, "20261201"));
        assertThat(single.text("QualificationValidity")).isEqualTo(validity);
        assertThat(single.entries().getFirst().values().stream().filter("00000312"::equals)).hasSize(tickets);
    }

    private String state(String request) throws Exception {
        AnswerXml answer = centre.ask(Exchange.MEDICINES, request);
        return answer.has("MessageContents") ? answer.text("MessageContents") : answer.text("ResultCode");
    }

    private AnswerXml collect(Exchange family, String stem, String from, String to) throws Exception {
        String number = centre.ask(family, Ask.consented(stem, from, to, family == Exchange.ONLINE ? "3" : "2"))
                .text("ReceptionNumber");
        Exchange second = family == Exchange.ONLINE ? Exchange.ONLINE_RESULT : Exchange.HOME_VISITS_RESULT;
        return centre.ask(second, Ask.fetch(number));
    }
}
