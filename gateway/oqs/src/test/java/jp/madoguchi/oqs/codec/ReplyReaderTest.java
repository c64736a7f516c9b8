package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkMatch;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.ReplyMessage;
import jp.madoguchi.oqs.message.WireFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyReaderTest {

    private static final String HEADER = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <XmlMsg>
              <MessageHeader>
                <ProcessExecutionTime>20261120180212</ProcessExecutionTime>
                <MedicalInstitutionCode>9919999999</MedicalInstitutionCode>
                <ArbitraryFileIdentifier>20261120A00000000002</ArbitraryFileIdentifier>
            """;
    private static final Echo ECHO = new Echo(new FacilityCode("9919999999"), "20261120A00000000002",
            Instant.parse("2026-11-20T09:02:12Z"));

    private final ReplyReader reader = new ReplyReader();

    /** A message with more in its header, and a body unless that is {@code -}. */
    private static byte[] message(String header, String body) {
        return (HEADER + header + "</MessageHeader>" + (body.equals("-")
                ? ""
                : "<MessageBody>" + body
                        + "</MessageBody>")
                + "</XmlMsg>").getBytes(StandardCharsets.UTF_8);
    }

    private ReplyMessage read(ExchangeKind kind, String header, String body) {
        return reader.read(kind, WireFormat.XML, message(header, body));
    }

    @Test
    void aBulkResultHoldsAnAnswerForEachPersonAndWhetherTheLimitCertificateChanged() {
        ReplyMessage message = reader.read(ExchangeKind.CONFIRMATIONS_RESULT, WireFormat.XML,
                Samples.bytes(Samples.BULK));

        assertThat(message.reply()).isInstanceOfSatisfying(Reply.ConfirmedMany.class, many -> {
            assertThat(many.kind()).isEqualTo(ExchangeKind.CONFIRMATIONS_RESULT);
            assertThat(many.reception()).isEqualTo(new ReceptionNumber("SIM00000000000000007"));
            assertThat(many.counts()).isEqualTo(new BulkCounts(3, 2, 1));
            assertThat(many.units()).extracting(BulkUnit::limitChange).containsExactly(
                    LimitChange.CHANGED_OR_UNCLEAR, LimitChange.UNCHANGED, LimitChange.NOT_SAID);
            assertThat(many.units()).extracting(unit -> unit.answer().outcome()).containsExactly(
                    new AnswerOutcome.Confirmed(QualificationValidity.VALID, null),
                    new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null),
                    new AnswerOutcome.Refused(new Notice("SIM-E0001", "模擬装置の検索条件エラー（架空のコード）")));
        });
        assertThat(message.remarks()).isEmpty();
    }

    @Test
    void unitsThatAreMissingOrNotAskedForAreReported() {
        Reply.ConfirmedMany many = (Reply.ConfirmedMany) reader.read(ExchangeKind.CONFIRMATIONS_RESULT,
                WireFormat.XML, Samples.bytes(Samples.BULK)).reply();
        BulkUnit first = many.units().getFirst();
        BulkPerson answered = new BulkPerson("P0000012345", first.answer().asking());
        BulkPerson without = new BulkPerson("P0000077777", first.answer().asking());

        BulkMatch match = BulkMatch.of(List.of(answered, without), many.units());

        assertThat(match.answered()).containsOnlyKeys(answered);
        assertThat(match.missing()).containsExactly(without);
        assertThat(match.unasked()).hasSize(2);
    }

    @Test
    void aResultThatLostUnitsOnItsWayIsCounted() {
        String text = Samples.text(Samples.BULK).replaceFirst("(?s)<BulkConfirmUnit>.*?</BulkConfirmUnit>", "");

        ReplyMessage message = reader.read(ExchangeKind.CONFIRMATIONS_RESULT, WireFormat.XML,
                text.getBytes(StandardCharsets.UTF_8));

        assertThat(message.count(RemarkKind.CONTRADICTION)).isOne();
        assertThat(((Reply.ConfirmedMany) message.reply()).units()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMATIONS", "REFERENCE_NUMBERS", "CONSENTED_AT_HOME", "CONSENTED_ONLINE", "TICKETS"})
    void aFirstStepIsAccepted(ExchangeKind kind) {
        assertThat(read(kind, "", """
                <ReceptionNumber>R7</ReceptionNumber><ReceptionDateTime>20261120180211</ReceptionDateTime>
                """).reply()).isEqualTo(
                new Reply.Accepted(kind, ECHO, new ReceptionNumber("R7"), Instant.parse("2026-11-20T09:02:11Z")));
        assertThat(read(kind, "<ReceptionNumber>R7</ReceptionNumber>", "").reply())
                .isEqualTo(new Reply.Accepted(kind, ECHO, new ReceptionNumber("R7"), null));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMATIONS_RESULT", "REFERENCE_NUMBERS_RESULT", "CONSENTED_AT_HOME_RESULT",
            "CONSENTED_ONLINE_RESULT", "TICKETS_RESULT"})
    void aNumberThatIsNotKnownAnyMoreIsAFailureAndNothingElse(ExchangeKind kind) {
        Reply failed = new Reply.Failed(kind, ECHO, new Notice("SIM-E0201", "受付番号がありません"));
        String error = "<ErrorCode>SIM-E0201</ErrorCode><ErrorMessage>受付番号がありません</ErrorMessage>";

        assertThat(read(kind, "<SegmentOfResult>9</SegmentOfResult>" + error, "-").reply()).isEqualTo(failed);
        assertThat(read(kind, "<SegmentOfResult>9</SegmentOfResult>" + error, "").reply()).isEqualTo(failed);
        assertThat(read(kind,
                "<SegmentOfResult>1</SegmentOfResult><QualificationConfirmationDate>20261120"
                        + "</QualificationConfirmationDate>",
                "<ProcessingResultStatus>2</ProcessingResultStatus>"
                        + "<ProcessingResultCode>SIM-E0201</ProcessingResultCode>"
                        + "<ProcessingResultMessage>受付番号がありません</ProcessingResultMessage>")
                .reply())
                .isEqualTo(failed);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMATIONS_RESULT", "REFERENCE_NUMBERS_RESULT", "CONSENTED_AT_HOME_RESULT",
            "CONSENTED_ONLINE_RESULT", "TICKETS_RESULT"})
    void whatIsStillBeingProcessedIsNoFailure(ExchangeKind kind) {
        assertThat(read(kind, "<SegmentOfResult>2</SegmentOfResult><ReceptionNumber>R7</ReceptionNumber>", "-").reply())
                .isEqualTo(new Reply.StillProcessing(kind, ECHO, new ReceptionNumber("R7")));
    }

    @Test
    void aCollectedListMayLackTheDayAndHoldInsuranceAndAssistanceOfOnePerson() {
        String insurance = Document.VALID.text().replaceFirst("(?s).*<ResultList>(.*)</ResultList>.*", "$1");
        ReplyMessage message = read(ExchangeKind.CONSENTED_AT_HOME_RESULT, "<SegmentOfResult>1</SegmentOfResult>",
                "<BulkConfirmUnit><ProcessingResultStatus>1</ProcessingResultStatus>"
                        + "<QualificationValidity>1</QualificationValidity>" + insurance + Document.PUBLIC_ASSISTANCE
                        + "</BulkConfirmUnit>");

        Reply.ConfirmedMany many = (Reply.ConfirmedMany) message.reply();
        assertThat(many.units()).singleElement().satisfies(unit -> {
            assertThat(unit.answer().qualifications()).hasSize(2);
            assertThat(unit.answer().confirmationDate()).isEqualTo("2026-11-20");
        });
    }

    @Test
    void medicalInformationIsFoundWhereverItStands() {
        ReplyMessage message = read(ExchangeKind.MEDICINES, "",
                """
                        <Later><Inner><ResultCode>1</ResultCode><MeTrMonthInf><MeTrMonth>202610</MeTrMonth></MeTrMonthInf></Inner>
                        </Later>""");

        assertThat(message.reply()).hasToString("MEDICINES MedicineHistory[1 0 0]");
        assertThat(message.count(RemarkKind.UNKNOWN_ELEMENT)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <ResultCode>9</ResultCode><MessageContents>同意がありません</MessageContents> | 9         | 同意がありません
            <MessageContents>同意がありません</MessageContents>                          |           | 同意がありません
            <ResultCode>1</ResultCode><SegmentOfResult>9</SegmentOfResult>             | 1         |
            <ResultCode>1</ResultCode><ProcessingResultStatus>2</ProcessingResultStatus><ProcessingResultCode>E1</ProcessingResultCode> | E1 |
            <ErrorCode>E2</ErrorCode><ErrorMessage>x</ErrorMessage><SegmentOfResult>9</SegmentOfResult> | E2        | x
            """)
    void medicalInformationWithAnythingButSuccessIsAFailure(String body, String code, String text) {
        for (ExchangeKind kind : new ExchangeKind[]{ExchangeKind.MEDICINES, ExchangeKind.CHECK_UPS}) {
            assertThat(read(kind, "", body).reply()).isEqualTo(new Reply.Failed(kind, ECHO, new Notice(code, text)));
        }
    }

    @Test
    void aDocumentIsPassedOnOnlyWhereOneIsAskedForAndOnlyWhole() {
        byte[] pdf = "%PDF-1.4\nx\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        byte[] half = "%PDF-1.4\nx\n%%E".getBytes(StandardCharsets.US_ASCII);

        for (WireFormat format : WireFormat.values()) {
            assertThat(reader.read(ExchangeKind.CHECK_UPS, format, pdf).reply()).isEqualTo(
                    new Reply.MedicalInformation(ExchangeKind.CHECK_UPS, Echo.NONE, new PdfDocument(pdf)));
            refused(ProblemCode.FILE_INCOMPLETE, "byte 14",
                    () -> reader.read(ExchangeKind.MEDICINES, format, half));
            refused(ProblemCode.XML_MALFORMED, null, () -> reader.read(ExchangeKind.CONFIRMATION, format, pdf));
        }
        refused(ProblemCode.FILE_TOO_LARGE, "17 bytes", () -> new ReplyReader(new ReadLimits(16, 32, 100))
                .read(ExchangeKind.CHECK_UPS, WireFormat.XML, pdf));
    }

    /** Bad input of every family: what is refused, with which problem, and where. */
    @ParameterizedTest(name = "{0}: {4} {5}")
    @CsvFileSource(resources = "/replies/refused.psv", delimiter = '|', numLinesToSkip = 1)
    void badInputIsRefused(ExchangeKind kind, String header, String body, String why, ProblemCode code, String where) {
        refused(code, where, () -> read(kind, header == null ? "" : header, body == null ? "" : body));
    }

    private static void refused(ProblemCode code, String where, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            if (where != null) {
                assertThat(refused.problem().where()).startsWith(where);
            }
        });
    }

    @Test
    void aMessageThatCouldBeInEitherEncodingIsRefusedAndOneThatProvesItsOwnIsCounted() {
        String twofold = "<CharacterCodeIdentifier>1</CharacterCodeIdentifier>";
        refused(ProblemCode.ENCODING_WRONG, "XmlMsg/MessageHeader/CharacterCodeIdentifier",
                () -> read(ExchangeKind.CONFIRMATIONS, twofold, "<ReceptionNumber>番号</ReceptionNumber>"));

        ReplyMessage proven = reader.read(ExchangeKind.CONFIRMATIONS, WireFormat.XML,
                new String(message("<CharacterCodeIdentifier>0</CharacterCodeIdentifier>",
                        "<ReceptionNumber>受付</ReceptionNumber>"), StandardCharsets.UTF_8)
                        .replace("UTF-8", "Shift_JIS").getBytes(Charset.forName("windows-31J")));
        assertThat(proven.count(RemarkKind.CONTRADICTION)).isOne();
    }

    @Test
    void jsonIsUtf8WhateverItSaysOfItself() {
        String json = """
                {"XmlMsg":{"MessageHeader":{"ProcessExecutionTime":"20261120180212","MedicalInstitutionCode":9919999999,
                "ArbitraryFileIdentifier":"20261120A00000000002","CharacterCodeIdentifier":"1","SegmentOfResult":null},
                "MessageBody":{"ReceptionNumber":"受付"}}}""";

        ReplyMessage message = reader.read(ExchangeKind.TICKETS, WireFormat.JSON,
                json.getBytes(StandardCharsets.UTF_8));

        assertThat(message.reply())
                .isEqualTo(new Reply.Accepted(ExchangeKind.TICKETS, ECHO, new ReceptionNumber("受付"), null));
        assertThat(message.count(RemarkKind.CONTRADICTION)).isOne();
    }
}
