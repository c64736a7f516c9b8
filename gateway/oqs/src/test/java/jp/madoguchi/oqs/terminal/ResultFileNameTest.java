package jp.madoguchi.oqs.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileNameTest {

    private static final InquiryId ID = new InquiryId("20261120A00000000002");

    static Stream<Exchange> asked() {
        return Arrays.stream(Exchange.values()).filter(exchange -> exchange.kind().isPresent());
    }

    @Test
    void aSingleConfirmationIsCalledAsItAlwaysWas() {
        assertThat(RequestFileName.of(ID)).isEqualTo("OQSsiquc01req_20261120A00000000002.xml");
    }

    @ParameterizedTest
    @MethodSource("asked")
    void aQuestionsNameLeadsToTheNamesOfAllThatComesBack(Exchange exchange) {
        String request = RequestFileName.of(exchange, ID, ExchangeNames.BUILT_IN);
        String result = request.replace("req_", "res_");

        assertThat(ResultFileName.parse(result))
                .isEqualTo(new ResultFileName.AnswerTo(exchange, ID, ResultForm.XML));
        assertThat(ResultFileName.parse(result.replace(".xml", ".zip")))
                .isEqualTo(new ResultFileName.AnswerTo(exchange, ID, ResultForm.ZIP));
        assertThat(ResultFileName.parse(request.replace(".xml", ".err")))
                .isEqualTo(new ResultFileName.ErrorOf(exchange, ID));
        assertThat(ResultFileName.parse(request)).isEqualTo(new ResultFileName.RequestReturned(exchange, ID));
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDICINES", "CHECK_UPS"})
    void medicalInformationMayBeADocument(Exchange exchange) {
        String result = RequestFileName.of(exchange, ID, ExchangeNames.BUILT_IN).replace("req_", "res_")
                .replace(".xml", ".pdf");

        assertThat(ResultFileName.parse(result))
                .isEqualTo(new ResultFileName.AnswerTo(exchange, ID, ResultForm.PDF));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "OQSsiquc01res_face_9919999999A1B2C3D4E5F6A7B8C9D0_20261120093015.xml",
            "OQSsiquc01res_face_99199999990F1E2D3C4B5A69788796_20261120101544.xml",
            "OQSsiquc01res_face_x_00000000000000.xml"})
    void aFaceResultIsKnownByItsName(String name) {
        assertThat(ResultFileName.parse(name)).isEqualTo(
                new ResultFileName.Face(Exchange.CONFIRMATION, name, name.substring(name.length() - 18,
                        name.length() - 4), ResultForm.XML));
    }

    @Test
    void aFaceResultMayBePackedAndSubsidiesLieBesideIt() {
        String packed = "OQSsiquc01res_face_9919999999A1B2C3D4E5F6A7B8C9D0_20261120093015.zip";
        String subsidy = "PMHsimsm01res_face_9919999999A1B2C3D4E5F6A7B8C9D0_20261120093015.xml";

        assertThat(ResultFileName.parse(packed)).isEqualTo(
                new ResultFileName.Face(Exchange.CONFIRMATION, packed, "20261120093015", ResultForm.ZIP));
        assertThat(ResultFileName.parse(subsidy)).isEqualTo(
                new ResultFileName.Face(Exchange.SUBSIDY, subsidy, "20261120093015", ResultForm.XML));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", ".", "_", "res_", "a_b", "OQSsiquc01res_.xml", "OQSsiquc01res_20261120.xml",
            "OQSsiquc01res_202611200002.XML", "OQSsiquc01rex_202611200002.xml", "OQSsiquc01_202611200002.xml",
            "oqssiquc01res_202611200002.xml", "OQSsiquc01res_202611200002.xml.tmp", "OQSsiquc01res_202611200002.pdf",
            "OQSsiquc01res_2026112_00002.xml", "OQSsiquc01res_202611200002.err", "OQSsiquc01req_202611200002.err.xml",
            "OQSsiquc01req_202611200002.zip", "OQSsiquc01res_face_20261120093015.xml",
            "OQSsiquc01res_face__20261120093015.xml", "OQSsiquc01res_face_x_2026112009301.xml",
            "OQSsiquc01res_face_x_20261120093015.xml.part", "OQSsiquc01res_face_x_20261120093015.pdf",
            "OQSsiquc01res_face_x_２０２６１１２００９３０１５.xml", "OQSmuquc02res_face_x_20261120093015.xml",
            "OQSmuquc03res_202611200007.xml", "PMHsimsm01res_202611200007.xml", "OQSsiurl01res_202611200007.xml",
            "../OQSsiquc01res_202611200002.xml", "OQSsiquc01res_face_x\n_20261120093015.xml", "Thumbs.db"})
    void anythingElseIsForeign(String name) {
        assertThat(ResultFileName.parse(name)).isEqualTo(new ResultFileName.Foreign(name));
    }

    @Test
    void aNameThatTheRealTerminalUsesTakesThePlaceOfAnInferredOne() {
        ExchangeNames real = ExchangeNames.BUILT_IN.overriddenBy("recheck-at-home = OQSsixyz01");

        assertThat(RequestFileName.of(Exchange.RECHECK_AT_HOME, ID, real)).startsWith("OQSsixyz01req_");
        assertThat(ResultFileName.parse("OQSsixyz01res_" + ID + ".xml", real))
                .isEqualTo(new ResultFileName.AnswerTo(Exchange.RECHECK_AT_HOME, ID, ResultForm.XML));
        assertThat(ResultFileName.parse("OQSsihvq01res_" + ID + ".xml", real))
                .isInstanceOf(ResultFileName.Foreign.class);
    }

    @Test
    void anExchangeWithoutANameCannotBeAsked() {
        ExchangeNames without = ExchangeNames.BUILT_IN.overriddenBy("tickets = unknown");

        assertThatThrownBy(() -> RequestFileName.of(Exchange.TICKETS, ID, without))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.EXCHANGE_SWITCHED_OFF);
                    assertThat(refused.problem().where()).isEqualTo("exchange-names.properties tickets");
                });
    }
}
