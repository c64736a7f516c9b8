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

/** Bulk confirmation and bulk registration (oqs-interface 4). */
class BulkTest {
    private static final List<Ask.Card> OF_THE_SAMPLE = List.of(Ask.P01.with("1", "P0000012345"),
            Ask.P03.with("0", "P0000031003"), Ask.NOBODY.with("0", "P0000090009"));

    private Centre centre;

    @BeforeEach
    void open() throws Exception {
        centre = Centre.builtIn();
    }

    @Test
    void theFirstStepGivesAReceptionNumberAndNothingElse() throws Exception {
        assertIsExpected("bulk-confirmation.xml",
                written(centre.reply(Exchange.BULK_CONFIRMATION, Ask.confirmMany(OF_THE_SAMPLE))));
    }

    @Test
    void theResultSaysEverythingThatThePublishedSampleSays() throws Exception {
        String number = handIn(OF_THE_SAMPLE);
        centre.now = LocalDateTime.of(2026, 11, 20, 18, 2, 12);

        AnswerXml result = centre.ask(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch(number)
                .replace("SIM-BULK-20261120-02", "SIM-BULK-20261120-01"));
        Map<String, String> header = AnswerXml.sample("OQSmuquc02res_202611200007.xml").part("MessageHeader");
        header.put("/ReceptionNumber", number);
        assertThat(result.part("MessageHeader")).isEqualTo(header);
        assertThat(result.part("MessageBody")).containsAllEntriesOf(
                AnswerXml.sample("OQSmuquc02res_202611200007.xml").part("MessageBody"));
        assertThat(result.part("MessageBody").keySet()).noneMatch(path -> path.contains("ConsFlg")
                && path.contains("ResultOfQualificationConfirmation"));
    }

    @Test
    void theResultIsTheExpectedFile() throws Exception {
        String number = handIn(OF_THE_SAMPLE);

        assertIsExpected("bulk-confirmation-result.xml",
                written(centre.reply(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch(number))));
    }

    @Test
    void aJobIsProcessedForAWhile() throws Exception {
        centre.bulkMillis = 60_000;
        String number = handIn(OF_THE_SAMPLE);

        centre.now = Centre.MORNING.plusSeconds(59);
        assertIsExpected("bulk-confirmation-processing.xml",
                written(centre.reply(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch(number))));
        centre.now = Centre.MORNING.plusSeconds(60);
        assertThat(centre.ask(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch(number)).text("SegmentOfResult"))
                .isEqualTo("1");
    }

    @Test
    void anUnknownNumberOrThatOfAnotherFamilyIsAnErrorOfTheWhole() throws Exception {
        String number = handIn(OF_THE_SAMPLE);

        assertIsExpected("bulk-unknown-number.xml",
                written(centre.reply(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch("SIM0"))));
        assertThat(centre.ask(Exchange.TICKETS_RESULT, Ask.fetch(number)).text("ErrorCode")).isEqualTo("SIM-E0401");
    }

    @Test
    void aPersonWhoCannotBeAskedAboutIsAnErrorOfThatUnitOnly() throws Exception {
        Ask.Card refused = Ask.Card.of("06990014", "123", "3737", "00", "19800630");
        String number = handIn(List.of(Ask.P01, refused, Ask.Card.of("06990014", "123", "1", "", "20261399"),
                Ask.Card.of("06990014", "123", "99999", "", "20010228"), Ask.TWINS));

        AnswerXml result = centre.ask(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch(number));
        assertThat(result.part("MessageHeader")).containsEntry("/NumberOfProcessingResult", "5")
                .containsEntry("/NumberOfNormalProcessing", "3").containsEntry("/NumberOfError", "2");
        assertThat(result.part("MessageBody")).containsEntry("/BulkConfirmUnit#2/ProcessingResultCode", "SIM-E0201")
                .containsEntry("/BulkConfirmUnit#3/ProcessingResultCode", "SIM-E1009")
                .containsEntry("/BulkConfirmUnit#3/QualificationConfirmSearchInfo/Birthdate", "20261399")
                .containsEntry("/BulkConfirmUnit#4/QualificationValidity", "4")
                .containsEntry("/BulkConfirmUnit#5/QualificationValidity", "5");
    }

    @Test
    void aLimitCertificateThatWasToldIsNotChanged() throws Exception {
        String changed = "/BulkConfirmUnit/ResultOfQualificationConfirmation/LimitApplicationCertificateChanged";
        String number = handIn(List.of(Ask.P01));
        assertThat(body(number)).containsEntry(changed, "1");

        centre.ask(Exchange.CONFIRMATION, Ask.confirm(Ask.P01.with("1", ""), "20261120"));
        assertThat(body(number)).containsEntry(changed, "0");
    }

    @Test
    void numbersAreRegisteredInBulkAndComeBack() throws Exception {
        String request = Ask.message("", Ask.P07.registration("H-7") + Ask.TWINS.registration("H-5")
                + Ask.P03.registration("H-3") + Ask.P01.registration("").replace("4567", ""));
        AnswerXml accepted = centre.ask(Exchange.BULK_REGISTRATION, request);

        assertIsExpected("bulk-registration-result.xml", written(
                centre.reply(Exchange.BULK_REGISTRATION_RESULT, Ask.fetch(accepted.text("ReceptionNumber")))));
        assertThat(centre.ask(Exchange.CONFIRMATION, Ask.confirm(Ask.P07, "20261120")).text("ReferenceNumber"))
                .isEqualTo("H-7");
    }

    @Test
    void aFileWithoutAnybodyIsUnreadable() {
        assertThatThrownBy(() -> centre.ask(Exchange.BULK_CONFIRMATION, Ask.confirmMany(List.of())))
                .isInstanceOf(UnreadableRequest.class).hasMessageContaining("QualificationConfirmSearchInfo");
    }

    @Test
    void unitsCanBeMissingAlthoughTheyAreCounted() throws Exception {
        String number = handIn(OF_THE_SAMPLE);
        centre.twist = new Twist(null, false, false, false, 2, 0, false);

        AnswerXml result = centre.ask(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch(number));
        assertThat(result.text("NumberOfProcessingResult")).isEqualTo("3");
        assertThat(result.part("MessageBody").keySet()).noneMatch(path -> path.startsWith("/BulkConfirmUnit#"));
    }

    @Test
    void unitsCanComeThatNobodyAskedFor() throws Exception {
        String number = handIn(OF_THE_SAMPLE);
        centre.twist = new Twist(null, false, false, false, 0, 1, false);

        assertThat(body(number)).containsEntry("/BulkConfirmUnit#4/ResultOfQualificationConfirmation/Name", "架空　うめ");
    }

    @Test
    void theResultCanNameAnEarlierJobAnotherInstitutionOrAnotherPerson() throws Exception {
        String first = handIn(OF_THE_SAMPLE);
        String second = handIn(OF_THE_SAMPLE);
        centre.twist = new Twist(null, true, true, true, 0, 0, false);

        AnswerXml result = centre.ask(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch(second));
        assertThat(second).isNotEqualTo(first);
        assertThat(result.text("ReceptionNumber")).isEqualTo(first);
        assertThat(result.text("MedicalInstitutionCode")).isEqualTo("9919999990");
        assertThat(result.part("MessageBody"))
                .containsEntry("/BulkConfirmUnit/ResultOfQualificationConfirmation/Name", "架空　うめ")
                .containsEntry("/BulkConfirmUnit#2/ResultOfQualificationConfirmation/Name", "模擬　次郎");
    }

    private String handIn(List<Ask.Card> cards) throws Exception {
        return centre.ask(Exchange.BULK_CONFIRMATION, Ask.confirmMany(cards)).text("ReceptionNumber");
    }

    private Map<String, String> body(String number) throws Exception {
        return centre.ask(Exchange.BULK_CONFIRMATION_RESULT, Ask.fetch(number)).part("MessageBody");
    }
}
