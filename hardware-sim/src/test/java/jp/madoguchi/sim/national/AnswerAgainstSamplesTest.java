package jp.madoguchi.sim.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.message.AnswerXml;
import jp.madoguchi.sim.message.Dress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The people P01, P02, P03, P12 and P24 are those of the published samples: what is written of them must say the same. */
class AnswerAgainstSamplesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String FACE_A = "OQSsiquc01res_face_9919999999A1B2C3D4E5F6A7B8C9D0_20261120093015.xml";
    private static final String FACE_B = "OQSsiquc01res_face_99199999990F1E2D3C4B5A69788796_20261120101544.xml";

    private final NationalSystem system;

    AnswerAgainstSamplesTest() throws PeopleFileProblem {
        this.system = new NationalSystem(PeopleFile.builtIn(DAY));
    }

    @Test
    void theFaceResultOfP01SaysWhatTheSampleSays() throws Exception {
        AnswerXml sample = AnswerXml.sample(FACE_A);
        AnswerXml written = face("P01", LocalDateTime.of(2026, 11, 20, 9, 30, 15), "U0FNUExFLUZBQ0UtMDAwMQ==");

        assertThat(written.part("XmlMsg")).isEqualTo(sample.part("XmlMsg"));
    }

    @Test
    void theFaceResultOfP02SaysWhatTheSampleSays() throws Exception {
        AnswerXml sample = AnswerXml.sample(FACE_B);
        AnswerXml written = face("P02", LocalDateTime.of(2026, 11, 20, 10, 15, 45), "U0FNUExFLUZBQ0UtMDAwNQ==");

        assertThat(written.entries()).isEqualTo(sample.entries());
        assertThat(written.text("PrescriptionIssueSelect")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"OQSsiquc01res_202611200003.xml,01990019,99000001,31,00,1978-03-03,0003,2026-11-20T09:55:00,UTF_8",
            "OQSsiquc01res_202611200006.xml,06990022,５５,１２０,01,2015-08-10,0006,2026-11-20T10:30:07,SHIFT_JIS",
            "OQSsiquc01res_202611200008.xml,01990019,99000002,88,00,1985-06-20,0008,2026-11-20T11:19:00,UTF_8"})
    void theAnswerToCardDataIsTheSampleElementForElement(String file, String insurer, String symbol, String number,
            String branch, LocalDate birthDate, String serial, LocalDateTime at, Dress.Encoding encoding)
            throws Exception {
        AnswerXml sample = AnswerXml.sample(file);
        Inquiry inquiry = new Inquiry("9919999999", DAY, "SIM-20261120-" + serial, insurer, symbol, number, branch,
                birthDate, "0", null);

        AnswerXml written = AnswerXml.of(Dress.plain(encoding).dress(AnswerTemplate.toInquiry(system.answer(inquiry),
                inquiry, at, encoding.identifier()), new Chance(1).of("x")));

        assertThat(written.part("XmlMsg")).isEqualTo(sample.part("XmlMsg"));
    }

    @Test
    void notFoundIsTheSampleElementForElement() throws Exception {
        Inquiry inquiry = new Inquiry("9919999999", DAY, "SIM-20261120-0004", "06990014", "１２３", "９９９９９", null,
                LocalDate.of(2001, 2, 28), "0", null);

        AnswerXml written = AnswerXml.of(Dress.plain(Dress.Encoding.UTF_8).dress(AnswerTemplate.toInquiry(
                system.answer(inquiry), inquiry, LocalDateTime.of(2026, 11, 20, 10, 1, 30), "0"),
                new Chance(1).of("x")));

        assertThat(written.part("XmlMsg"))
                .isEqualTo(AnswerXml.sample("OQSsiquc01res_202611200004.xml").part("XmlMsg"));
    }

    @Test
    void anAssistanceEntryWithTicketsStandsBesideTheInsurance() throws Exception {
        List<Map<String, String>> entries = face("P30", LocalDateTime.of(2026, 11, 20, 9, 0), "x").entries();

        assertThat(entries).hasSize(2);
        assertThat(entries.get(0)).containsEntry("/InsuredCardClassification", "01");
        String tickets = "/PublicExpenseResultList/MedicalTicketInfo";
        assertThat(entries.get(1)).containsEntry("/InsuredCardClassification", "A1")
                .containsEntry("/InsurerNumber", "12996013").containsEntry("/InsuredIdentificationNumber", "0000018")
                .containsEntry("/InsurerName", "架空県見本福祉事務所").containsEntry("/QualificationDate", "20250601")
                .containsEntry(tickets + "/MedicalTreatmentMonth", "202610")
                .containsEntry(tickets + "#2/MedicalTreatmentMonth", "202611")
                .containsEntry(tickets + "#2/MedicalTicketValidDate", "20261101")
                .containsEntry(tickets + "#2/MedicalTicketExpirationDate", "20261130")
                .containsEntry(tickets + "#2/DesignatedMedicalInstitutionCode", "9919999999")
                .containsEntry(tickets + "#2/DesignatedMedicalInstitutionFlag", "0")
                .containsEntry(tickets + "#2/StatusOfInfecton", "02");
    }

    @Test
    void aNationalHealthInsurerIsPaddedWithSpaces() throws Exception {
        assertThat(face("P32", LocalDateTime.of(2026, 11, 20, 9, 0), "x").entries().getFirst())
                .containsEntry("/InsurerNumber", "  990010")
                .containsEntry("/ElderlyRecipientCertificateInfo/ElderlyRecipientContributionRatio", "020")
                .containsEntry("/LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateClassificationFlag",
                        "B06");
    }

    @Test
    void consentsCarryTheirTimeAndEndAfterTwentyFourHours() throws Exception {
        assertThat(face("P25", LocalDateTime.of(2026, 11, 20, 9, 0, 5), "x").entries().getFirst())
                .containsEntry("/OperationInfoConsFlg", "1").containsEntry("/OperationInfoConsTime", "20261120090000")
                .containsEntry("/OperationInfoAvailableTime", "20261121090000");
    }

    @Test
    void whatIsNotThereIsLeftOut() throws Exception {
        Map<String, String> entry = face("P07", LocalDateTime.of(2026, 11, 20, 9, 0), "x").entries().getFirst();

        assertThat(entry).doesNotContainKeys("/DisqualificationDate", "/NameOfOther", "/ReferenceNumber",
                "/PharmacistsInfoConsTime");
        assertThat(entry.values()).noneMatch(String::isEmpty);
    }

    @Test
    void aNoticeStandsBesideAValidAnswer() throws Exception {
        AnswerXml xml = face("P06", LocalDateTime.of(2026, 11, 20, 9, 0), "x");

        assertThat(xml.text("ProcessingResultStatus")).isEqualTo("1");
        assertThat(xml.text("ProcessingResultCode")).isEqualTo("SIM-E0106");
        assertThat(xml.text("QualificationValidity")).isEqualTo("1");
    }

    private AnswerXml face(String id, LocalDateTime at, String identifier) throws Exception {
        Person person = system.people().byId(id).orElseThrow();
        RandomGenerator random = new Chance(3).of(id);
        ConsentBook.Grant grant = new ConsentBook(system.people()).give(person, Way.WINDOW, person.consents(),
                at.minusSeconds(5));
        return AnswerXml.of(Dress.plain(Dress.Encoding.UTF_8).inSomeOrder().dress(AnswerTemplate.faceResult(
                system.answer(person, DAY), grant, "9919999999", identifier, at, "0"), random));
    }
}
