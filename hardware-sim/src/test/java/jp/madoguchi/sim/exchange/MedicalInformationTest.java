package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.exchange.Centre.assertIsExpected;
import static jp.madoguchi.sim.exchange.Centre.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import jp.madoguchi.sim.message.AnswerXml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Medicines, treatments and check-ups (oqs-interface 5). */
class MedicalInformationTest {
    private Centre centre;

    @BeforeEach
    void open() throws Exception {
        centre = Centre.builtIn();
    }

    @Test
    void medicinesComeWithoutTreatmentsInCategoryTwo() throws Exception {
        centre.readsTheCard("P01");

        assertIsExpected("medicines.xml", written(medicines(Ask.P01, "2", "0", "1")));
    }

    @Test
    void treatmentsPrescriptionsAndDispensingsComeInCategoryFour() throws Exception {
        centre.readsTheCard("P25");

        assertIsExpected("medicines-and-treatments.xml", written(medicines(Ask.P25, "4", "1", "1")));
    }

    @Test
    void withoutTheirFlagThereAreNoPrescriptions() throws Exception {
        centre.readsTheCard("P25");

        assertThat(written(medicines(Ask.P25, "4", "0", "1"))).contains("MeTrMonthInf").doesNotContain("ShPrInf")
                .doesNotContain("CzDiInf");
    }

    @Test
    void onlyTheMonthsThatWereAskedForCome() throws Exception {
        centre.readsTheCard("P25");
        String request = Ask.medicines(Ask.P25, "4", "1", "1").replace("202609", "202611");

        assertThat(written(centre.reply(Exchange.MEDICINES, request))).doesNotContain("MeTrMonthInf")
                .contains("ShPrMonthInf");
        assertThatThrownBy(
                () -> centre.reply(Exchange.MEDICINES, request.replace("<EndDate>202611", "<EndDate>202610")))
                .hasMessageContaining("EndDate");
    }

    @Test
    void checkUpsComeWithEveryItem() throws Exception {
        centre.readsTheCard("P01");

        assertIsExpected("check-ups.xml", written(centre.reply(Exchange.CHECK_UPS, Ask.checkUps(Ask.P01, "2", "1"))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"never read,0,false,SIM-E0302", "just in time,86394,true,''", "a day later,86395,true,SIM-E0303"})
    void aConsentHoldsForTwentyFourHours(String what, long seconds, boolean read, String code) throws Exception {
        if (read) {
            centre.readsTheCard("P01");
        }
        centre.now = Centre.MORNING.plusSeconds(seconds);

        for (AnswerXml answer : new AnswerXml[]{centre.ask(Exchange.MEDICINES, Ask.medicines(Ask.P01, "2", "0", "1")),
                centre.ask(Exchange.CHECK_UPS, Ask.checkUps(Ask.P01, "2", "1"))}) {
            assertThat(answer.text("MessageContents")).startsWith(code);
            assertThat(answer.text("ResultCode")).isEqualTo(code.isEmpty() ? "1" : "9");
            assertThat(answer.has("MeTrMonthInf") || answer.has("SpecificHealthCheckupInfo")).isEqualTo(code.isEmpty());
        }
    }

    @Test
    void aRefusalIsAMessageAlsoWhereADocumentWasAskedFor() throws Exception {
        Reply reply = medicines(Ask.P01, "1", "0", "1");

        assertThat(reply.pdf()).isNull();
        assertIsExpected("medicines-refused.xml", written(reply));
    }

    @Test
    void everyKindNeedsItsOwnConsent() throws Exception {
        Ask.Card drugsOnly = Ask.Card.of("06990014", "123", "1818", "00", "19810818");
        centre.readsTheCard("P18");

        assertThat(written(medicines(drugsOnly, "2", "0", "1"))).contains("<ResultCode>1<");
        assertThat(written(medicines(drugsOnly, "4", "0", "1"))).contains("SIM-E0302");
        assertThat(written(centre.reply(Exchange.CHECK_UPS, Ask.checkUps(drugsOnly, "2", "1")))).contains("SIM-E0302");
    }

    @Test
    void aConsentCountsOnlyWhereItWasGiven() throws Exception {
        assertThat(written(medicines(Ask.P11, "2", "0", "2"))).contains("模擬降圧錠");
        assertThat(written(medicines(Ask.P11, "2", "0", "1"))).contains("SIM-E0302");
        assertThat(written(medicines(Ask.P11, "2", "0", "3"))).contains("SIM-E0302");
    }

    @Test
    void membersOfTheDefenceForcesAndRecipientsOfAssistanceHaveNoView() throws Exception {
        assertThat(written(medicines(Ask.P54, "2", "0", "3"))).contains("SIM-E0305");
        assertThat(written(medicines(Ask.P31, "2", "0", "2"))).contains("SIM-E0305");
    }

    @Test
    void theDocumentIsAPdfWithTheSameContent() throws Exception {
        centre.readsTheCard("P25");
        String drugs = pdf(medicines(Ask.P25, "1", "1", "1"));
        String all = pdf(medicines(Ask.P25, "3", "1", "1"));
        String checkUps = pdf(centre.reply(Exchange.CHECK_UPS, Ask.checkUps(Ask.P25, "1", "1")));

        assertThat(drugs).startsWith("%PDF-1.5\n").endsWith("%%EOF\n").contains(hex("模擬点滴静注")).contains(hex("架空軟膏"))
                .doesNotContain(hex("模擬血液検査"));
        assertThat(all).contains(hex("模擬血液検査"));
        assertThat(checkUps).contains(hex("6.4")).contains(hex("151.8"));
        int table = Integer.parseInt(drugs.substring(drugs.indexOf("startxref\n") + 10, drugs.indexOf("\n%%EOF")));
        assertThat(drugs.substring(table)).startsWith("xref\n0 8\n");
        int third = Integer.parseInt(drugs.substring(table).lines().skip(5).findFirst().orElse("").substring(0, 10));
        assertThat(drugs.substring(third)).startsWith("3 0 obj\n");
    }

    private Reply medicines(Ask.Card card, String category, String prescriptions, String flag) throws Exception {
        return centre.reply(Exchange.MEDICINES, Ask.medicines(card, category, prescriptions, flag));
    }

    private static String pdf(Reply reply) {
        return new String(reply.pdf(), StandardCharsets.US_ASCII);
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
