package jp.madoguchi.oqs.codec;

import static jp.madoguchi.oqs.codec.Document.VALID;
import static jp.madoguchi.oqs.codec.Refusal.isRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.oqs.message.Remark;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.ResultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultReaderTest {

    private static final String ENTRY = "ResultOfQualificationConfirmation";

    private final ResultReader reader = new ResultReader();

    private ResultMessage read(Document document) {
        return reader.read(document.utf8());
    }

    private Answer answer(Document document) {
        return read(document).answers().getFirst();
    }

    private Qualification qualification(Document document) {
        return answer(document).qualifications().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "ArbitraryFileIdentifier", "ReferenceClassification", "CharacterCodeIdentifier", "PrescriptionIssueSelect",
            "ResultList", "InsuredCardClassification", "InsurerNumber", "InsuredCardSymbol",
            "InsuredIdentificationNumber",
            "InsuredBranchNumber", "Name", "NameKana", "Sex1", "QualificationDate"})
    void anOptionalElementMayBeMissingOrEmpty(String element) {
        ResultMessage missing = read(VALID.without(element));

        assertThat(missing.remarks()).isEmpty();
        assertThat(missing.answers()).hasSize(1);
        if (!element.equals("ResultList")) {
            assertThat(read(VALID.withText(element, ""))).isEqualTo(missing);
            assertThat(read(VALID.withText(element, " \n　"))).isEqualTo(missing);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MessageHeader,                 XmlMsg/MessageHeader 2:1
            MessageBody,                   XmlMsg/MessageBody 2:1
            MedicalInstitutionCode,        XmlMsg/MessageHeader/MedicalInstitutionCode 3:3
            ProcessExecutionTime,          XmlMsg/MessageHeader/ProcessExecutionTime 3:3
            QualificationConfirmationDate, XmlMsg/MessageHeader/QualificationConfirmationDate 3:3
            SegmentOfResult,               XmlMsg/MessageHeader/SegmentOfResult 3:3
            ProcessingResultStatus,        XmlMsg/MessageBody/ProcessingResultStatus 12:3
            QualificationValidity,         XmlMsg/MessageBody/QualificationValidity 12:3
            Birthdate,                     XmlMsg/MessageBody/ResultList/ResultOfQualificationConfirmation/Birthdate 17:7
            """)
    void aRequiredElementIsMissedAtItsPlace(String element, String where) {
        isRefused(VALID.without(element), ProblemCode.ELEMENT_MISSING, where);
        if (!element.startsWith("Message")) {
            isRefused(VALID.withText(element, ""), ProblemCode.ELEMENT_MISSING, where);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SegmentOfResult,               0,                     9:5
            SegmentOfResult,               01,                    9:5
            ProcessingResultStatus,        3,                     13:5
            QualificationValidity,         7,                     14:5
            MedicalInstitutionCode,        991999999,             6:5
            ProcessExecutionTime,          20261120240000,        4:5
            ProcessExecutionTime,          20261120235960,        4:5
            ProcessExecutionTime,          2026112009410,         4:5
            QualificationConfirmationDate, 19990230,              5:5
            QualificationConfirmationDate, 20261301,              5:5
            QualificationConfirmationDate, 00000000,              5:5
            QualificationConfirmationDate, 2026112,               5:5
            QualificationConfirmationDate, ２０２６１１２０,      5:5
            InsurerNumber,                 1234567,               19:9
            InsurerNumber,                 12A456,                19:9
            InsuredCardSymbol,             123456789012345678901, 20:9
            InsuredBranchNumber,           123,                   22:9
            Birthdate,                     19990229,              26:9
            QualificationDate,             99999999,              27:9
            """)
    void aBadValueIsRefusedWithItsPathLineAndColumn(String element, String value, String place) {
        String parent = switch (place.length()) {
            case 3 -> "XmlMsg/MessageHeader/";
            default -> place.endsWith(":9")
                    ? "XmlMsg/MessageBody/ResultList/ResultOfQualificationConfirmation/"
                    : "XmlMsg/MessageBody/";
        };
        isRefused(VALID.withText(element, value), ProblemCode.ELEMENT_INVALID, parent + element + " " + place);
    }

    @Test
    void aLeapDayIsADay() {
        assertThat(qualification(VALID.withText("Birthdate", "20000229")).person().birthDate())
                .hasToString("2000-02-29");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "MedicalInstitutionCode", "SegmentOfResult", "QualificationValidity", "ProcessingResultStatus", "Birthdate",
            "InsurerNumber"})
    void anElementThatIsThereTwiceSaysTwoThingsAndIsRefused(String element) {
        Document twice = new Document(VALID.text().replaceFirst("(<" + element + ">[^<]*</" + element + ">)", "$1$1"));

        assertThat(twice).isNotEqualTo(VALID);
        assertThat(catchThrowable(() -> read(twice)))
                .hasMessageContaining("MDG-OQS-06").hasMessageContaining(element);
    }

    @Test
    void insurerNumbersArePaddedWithBlanksOrNot() {
        assertThat(qualification(VALID).member().insurer().value()).isEqualTo("990010");
        assertThat(qualification(VALID.withText("InsurerNumber", "990010"))).isEqualTo(qualification(VALID));
        assertThat(qualification(VALID.withText("InsurerNumber", "00990010"))).isEqualTo(qualification(VALID));
    }

    @Test
    void withoutANumberThereIsNoMemberId() {
        assertThat(qualification(VALID.without("InsuredIdentificationNumber")).member()).isNull();
        assertThat(qualification(VALID.without("InsurerNumber")).member()).isNull();
    }

    @Test
    void unknownSexIsUnset() {
        assertThat(qualification(VALID.without("Sex1")).person().sex()).isEqualTo(Sex.UNSET);
        assertThat(qualification(VALID.withText("Sex1", "3")).person().sex()).isEqualTo(Sex.UNSET);
    }

    @Test
    void timesAreThoseOfTokyo() {
        assertThat(answer(VALID).processedAt()).isEqualTo(Instant.parse("2026-11-20T00:41:02Z"));
        assertThat(answer(VALID.withText("ProcessExecutionTime", "20270101000000")).processedAt())
                .isEqualTo(Instant.parse("2026-12-31T15:00:00Z"));
    }

    @Test
    void unknownElementsAreIgnoredAndCountedByName() {
        ResultMessage message = read(VALID
                .withInside("MessageHeader", "<LayoutVersion>8.07</LayoutVersion>")
                .withInside("XmlMsg", "<MessageTrailer><Name>x</Name></MessageTrailer>")
                .withInside("MessageBody",
                        "<NewThing/><NewThing><QualificationValidity>2</QualificationValidity></NewThing>")
                .withInside(ENTRY, "<FutureInfo><Birthdate>20000101</Birthdate></FutureInfo>"));

        assertThat(message.answers()).isEqualTo(read(VALID).answers());
        assertThat(message.remarks()).containsExactlyInAnyOrder(
                new Remark(RemarkKind.UNKNOWN_ELEMENT, "LayoutVersion", 1),
                new Remark(RemarkKind.UNKNOWN_ELEMENT, "MessageTrailer", 1),
                new Remark(RemarkKind.UNKNOWN_ELEMENT, "NewThing", 2),
                new Remark(RemarkKind.UNKNOWN_ELEMENT, "QualificationValidity", 1),
                new Remark(RemarkKind.UNKNOWN_ELEMENT, "FutureInfo", 1));
    }

    @Test
    void theListOfUnknownElementsIsBoundedAndTheCountIsNot() {
        String many = IntStream.range(0, 400)
                .mapToObj(i -> "<New" + (char) ('A' + i % 20) + (char) ('A' + i / 20) + "/>")
                .collect(Collectors.joining());

        ResultMessage message = read(VALID.withInside(ENTRY, many));

        assertThat(message.remarks()).hasSizeLessThanOrEqualTo(55)
                .contains(new Remark(RemarkKind.UNKNOWN_ELEMENT, "(others)", 350));
        assertThat(message.count(RemarkKind.UNKNOWN_ELEMENT)).isEqualTo(400);
    }

    @Test
    void whatADamagedTagSwallowedIsNotShownAsAnElementName() {
        ResultMessage message = read(VALID.withInside(ENTRY, "<Name架空一郎/><Birthdate19580412/>"));

        assertThat(message.remarks()).containsExactly(new Remark(RemarkKind.UNKNOWN_ELEMENT, "(unreadable)", 2));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ReferenceClassification,   7
            InsuredCardClassification, 08
            Sex1,                      9
            PrescriptionIssueSelect,   3
            CharacterCodeIdentifier,   2
            """)
    void anUnknownCodeThatDecidesNothingIsCountedAndTakenAsAbsent(String element, String code) {
        ResultMessage message = read(VALID.withText(element, code));

        assertThat(message.remarks()).containsExactly(new Remark(RemarkKind.UNKNOWN_CODE, element, 1));
        assertThat(message.answers()).isEqualTo(read(VALID.without(element)).answers());
    }

    @Test
    void insuranceAndPublicAssistanceComeTogether() {
        Answer answer = answer(VALID.with("</ResultList>", Document.PUBLIC_ASSISTANCE + "</ResultList>"));

        assertThat(answer.qualifications()).extracting(Qualification::classification)
                .containsExactly(InsuredCardClassification.GENERAL, InsuredCardClassification.PUBLIC_ASSISTANCE);
        Qualification assistance = answer.qualifications().get(1);
        assertThat(assistance.isPublicAssistance()).isTrue();
        assertThat(assistance.member().insurer().value()).isEqualTo("12996013");
        assertThat(assistance.member().number().value()).isEqualTo("0000018");
        assertThat(assistance.insurerName()).isEqualTo("架空県見本福祉事務所");
        assertThat(Lines.of(assistance.tickets().getFirst())).isEqualTo("""
                type = MEDICAL
                month = 2026-11
                validity.from = 2026-11-01
                validity.to = 2026-11-30
                issueNumber = 00000001
                institution = 9919999999
                institutionName = 架空病院
                forOtherInstitution = false
                treatment = OUTPATIENT
                selfPayYen = 0
                combined = false
                """);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "5,true", "'',false"})
    void aTicketWhoseInstitutionFlagIsNotUnderstoodIsNotTakenAsOurs(String flag, boolean forOther) {
        Document document = VALID.with("</ResultList>", Document.PUBLIC_ASSISTANCE + "</ResultList>");
        Document changed = flag.isEmpty()
                ? document.without("DesignatedMedicalInstitutionFlag")
                : document.withText("DesignatedMedicalInstitutionFlag", flag);

        MedicalTicket ticket = answer(changed).qualifications().get(1).tickets().getFirst();

        assertThat(ticket.forOtherInstitution()).isEqualTo(forOther);
    }

    @Test
    void severalTicketsOfOnePersonAreKeptAndOneWithoutMonthIsLeftOutAndCounted() {
        String november = Document.PUBLIC_ASSISTANCE.substring(
                Document.PUBLIC_ASSISTANCE.indexOf("<MedicalTicketInfo>"),
                Document.PUBLIC_ASSISTANCE.indexOf("</PublicExpenseResultList>"));
        String october = november.replace("202611</Med", "202610</Med");
        String timeless = november.replaceAll("<MedicalTreatmentMonth>.*</MedicalTreatmentMonth>", "");
        String entry = Document.PUBLIC_ASSISTANCE
                .replace("</PublicExpenseResultList>", october + timeless + "</PublicExpenseResultList>");

        ResultMessage message = read(VALID.with("</ResultList>", entry + "</ResultList>"));

        assertThat(message.answers().getFirst().qualifications().get(1).tickets()).extracting(MedicalTicket::month)
                .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 10));
        assertThat(message.remarks())
                .containsExactly(new Remark(RemarkKind.INCOMPLETE_GROUP, "MedicalTicketInfo", 1));
    }

    @Test
    void elderlyCertificateShareAndPreschoolAreRead() {
        Qualification read = qualification(VALID.withInside(ENTRY, """
                <ElderlyRecipientCertificateInfo>
                <ElderlyRecipientValidEndDate>20270731</ElderlyRecipientValidEndDate>
                <ElderlyRecipientContributionRatio>020</ElderlyRecipientContributionRatio>
                <ElderlyRecipientCertificateDate>20260801</ElderlyRecipientCertificateDate>
                <ElderlyRecipientValidStartDate>20260802</ElderlyRecipientValidStartDate>
                </ElderlyRecipientCertificateInfo>
                <InsuredPartialContributionRatio>030</InsuredPartialContributionRatio>
                <PreschoolClassification>1</PreschoolClassification>
                <Sex2>1</Sex2>
                <NameOfOther>別名</NameOfOther>
                <NameOfOtherKana>ﾍﾞﾂﾒｲ</NameOfOtherKana>
                """));

        assertThat(Lines.of(read.elderly())).isEqualTo("""
                issued = 2026-08-01
                validity.from = 2026-08-02
                validity.to = 2027-07-31
                ratio = 20
                """);
        assertThat(read.ratio().percent()).isEqualTo(30);
        assertThat(read.preschool()).isTrue();
        assertThat(read.person().cardSex()).isEqualTo(Sex.MALE);
        assertThat(read.person().otherName().text()).isEqualTo("別名");
        assertThat(read.person().otherKana().text()).isEqualTo("ベツメイ");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            LimitApplicationCertificateRelated, LIMIT_CERTIFICATE
            SpecificDiseasesCertificateRelated, SPECIFIC_DISEASES_CERTIFICATE
            SpecificHealthCheckupsInfo,         HEALTH_CHECKUPS
            PharmacistsInfo,                    MEDICINES
            DiagnosisInfo,                      TREATMENTS
            OperationInfo,                      OPERATIONS
            DiagnosisName,                      DIAGNOSES
            InfectiousInfo,                     INFECTIONS
            AllergyInfo,                        ALLERGIES
            ContraindicationInfo,               CONTRAINDICATIONS
            TestInfo,                           TESTS
            PrescriptionInfo,                   PRESCRIPTIONS
            """)
    void everyConsentHasAFlagATimeAndAnEnd(String prefix, ConsentItem item) {
        List<Consent> consents = qualification(VALID.withInside(
                ENTRY, """
                        <%1$sAvailableTime>20261121093010</%1$sAvailableTime>
                        <%1$sConsFlg>1</%1$sConsFlg>
                        <%1$sConsTime>20261120093010</%1$sConsTime>
                        """.formatted(prefix))).consents();

        assertThat(consents).containsExactly(
                new Consent(
                        item, ConsentStatus.GIVEN, Instant.parse("2026-11-20T00:30:10Z"),
                        Instant.parse("2026-11-21T00:30:10Z")));
    }

    @Test
    void aConsentFlagThatIsNotUnderstoodGivesNothing() {
        ResultMessage message = read(VALID.withInside(ENTRY, "<TestInfoConsFlg>8</TestInfoConsFlg>"));

        assertThat(message.answers().getFirst().qualifications().getFirst().consents()).isEmpty();
        assertThat(message.remarks()).containsExactly(new Remark(RemarkKind.UNKNOWN_CODE, "TestInfoConsFlg", 1));
    }

    @Test
    void theChosenPrescriptionStandsInTheBodyOrInTheEntry() {
        Document inEntry = VALID.without("PrescriptionIssueSelect")
                .withInside(ENTRY, "<PrescriptionIssueSelect>1</PrescriptionIssueSelect>");

        assertThat(answer(VALID).prescription()).isEqualTo(PrescriptionForm.PAPER);
        assertThat(answer(inEntry).prescription()).isEqualTo(PrescriptionForm.ELECTRONIC);
        ResultMessage both = read(VALID.withInside(ENTRY, "<PrescriptionIssueSelect>1</PrescriptionIssueSelect>"));
        assertThat(both.answers().getFirst().prescription()).isEqualTo(PrescriptionForm.PAPER);
        assertThat(both.count(RemarkKind.CONTRADICTION)).isEqualTo(1);
    }

    @Test
    void anEchoThatCannotBeReadIsNoReasonToRefuseTheAnswer() {
        ResultMessage message = read(VALID.withInside("MessageBody", """
                <QualificationConfirmSearchInfo>
                <InsurerNumber>12345</InsurerNumber>
                <InsuredIdentificationNumber>1</InsuredIdentificationNumber>
                <Birthdate>19990230</Birthdate>
                <ArbitraryIdentifier>P1</ArbitraryIdentifier>
                </QualificationConfirmSearchInfo>
                """));

        assertThat(message.answers().getFirst().asking()).isNull();
        assertThat(message.answers().getFirst().arbitraryIdentifier()).isEqualTo("P1");
        assertThat(message.count(RemarkKind.UNREADABLE_VALUE)).isEqualTo(2);
    }

    @Test
    void aNoticeMayComeWithASuccess() {
        Answer answer = answer(VALID.withInside("MessageBody", """
                <ProcessingResultMessage>電子証明書の有効期限 &lt; 3か月 &amp; 要更新</ProcessingResultMessage>
                <ProcessingResultCode>SIM-N0001</ProcessingResultCode>
                """));

        assertThat(answer.isValid()).isTrue();
        assertThat(answer.outcome()).isEqualTo(
                new AnswerOutcome.Confirmed(
                        QualificationValidity.VALID, new Notice("SIM-N0001", "電子証明書の有効期限 < 3か月 & 要更新")));
    }

    @Test
    void aFailureWithoutABodyIsAnAnswer() {
        Answer answer = answer(
                VALID.without("MessageBody").withText("SegmentOfResult", "9")
                        .withInside("MessageHeader", "<ErrorCode>SIM-E9</ErrorCode><ErrorMessage>障害</ErrorMessage>"));

        assertThat(answer.outcome()).isEqualTo(new AnswerOutcome.Failed(new Notice("SIM-E9", "障害")));
    }

    @Test
    void entriesAreFoundWhateverStandsAroundThem() {
        Document direct = VALID.with("<ResultList>", "").with("</ResultList>", "");
        Document wrapped = VALID.with("<ResultList>", "<Results><ResultList>").with("</ResultList>",
                "</ResultList></Results>");

        assertThat(answer(direct)).isEqualTo(answer(VALID));
        assertThat(answer(wrapped)).isEqualTo(answer(VALID));
    }

    @Test
    void bulkUnitsHoldTheirEntriesDirectlyOrInAListOrInAGroupOfTheirOwn() {
        Document bulk = new Document(Samples.text(Samples.BULK));
        Document listed = bulk.with("<" + ENTRY + ">", "<ResultList><" + ENTRY + ">")
                .with("</" + ENTRY + ">", "</" + ENTRY + "></ResultList>");
        Document grouped = bulk.with("<MessageBody>", "<MessageBody><BulkConfirmList>")
                .with("</MessageBody>", "</BulkConfirmList></MessageBody>");

        assertThat(read(listed)).isEqualTo(read(bulk));
        assertThat(read(grouped).answers()).isEqualTo(read(bulk).answers());
    }

    @Test
    void aBulkResultStillInTheMakingIsOneAnswerThatSaysSo() {
        Document waiting = new Document(Samples.text(Samples.BULK)).without("BulkConfirmUnit")
                .withText("SegmentOfResult", "2").without("NumberOfProcessingResult");

        assertThat(read(waiting).answers()).extracting(Answer::outcome)
                .containsExactly(new AnswerOutcome.Processing());
    }

    @Test
    void aFinishedBulkResultAboutNobodyHasNoAnswer() {
        Document empty = new Document(Samples.text(Samples.BULK)).without("BulkConfirmUnit")
                .withText("NumberOfProcessingResult", "0");

        assertThat(read(empty).answers()).isEmpty();
        assertThat(read(empty).remarks()).isEmpty();
    }

    @Test
    void aBulkResultWithFewerUnitsThanItClaimsIsRemarkedOn() {
        Document claims = new Document(Samples.text(Samples.BULK)).withText("NumberOfProcessingResult", "4");

        assertThat(read(claims).remarks())
                .containsExactly(new Remark(RemarkKind.CONTRADICTION, "NumberOfProcessingResult", 1));
    }

    @Test
    void twoReferenceNumbersInOneUnitAreNotGuessedBetween() {
        Document two = new Document(Samples.text(Samples.BULK))
                .with("<ReferenceNumber>", "<ReferenceNumber>0000099999</ReferenceNumber><ReferenceNumber>");

        assertThat(read(two).answers().getFirst().qualifications().getFirst().referenceNumber()).isNull();
        assertThat(read(two).count(RemarkKind.CONTRADICTION)).isEqualTo(1);
    }

    @Test
    void cdataCommentsAndReferencesAreText() {
        assertThat(qualification(VALID.withText("Name", "<![CDATA[試験]]><!-- x -->　花&#23376;")))
                .isEqualTo(qualification(VALID));
    }

    @Test
    void whatIsReadShowsNothingPersonalInItsText() {
        assertThat(read(VALID).toString() + read(VALID).units() + read(VALID).answers())
                .doesNotContain("試験", "花子", "７７７", "ｼｹﾝ", "19900115");
    }
}
