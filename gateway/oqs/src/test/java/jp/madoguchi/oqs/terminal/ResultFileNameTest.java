package jp.madoguchi.oqs.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.qualification.InquiryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileNameTest {

    private static final InquiryId ID = new InquiryId("20261120A00000000002");

    @Test
    void aQuestionsNameLeadsToTheNamesOfAllThatComesBack() {
        String request = RequestFileName.of(ID);

        assertThat(request).isEqualTo("OQSsiquc01req_20261120A00000000002.xml");
        assertThat(ResultFileName.parse(request.replace("req", "res"))).isEqualTo(new ResultFileName.AnswerTo(ID));
        assertThat(ResultFileName.parse(request.replace(".xml", ".err"))).isEqualTo(new ResultFileName.ErrorOf(ID));
        assertThat(ResultFileName.parse(request)).isEqualTo(new ResultFileName.RequestReturned(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "OQSsiquc01res_face_9919999999A1B2C3D4E5F6A7B8C9D0_20261120093015.xml",
            "OQSsiquc01res_face_99199999990F1E2D3C4B5A69788796_20261120101544.xml",
            "OQSsiquc01res_face_x_00000000000000.xml"})
    void aFaceResultIsKnownByItsName(String name) {
        assertThat(ResultFileName.parse(name)).isEqualTo(
                new ResultFileName.Face(name, name.substring(name.length() - 18, name.length() - 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", ".", "OQSsiquc01res_.xml", "OQSsiquc01res_20261120.xml", "OQSsiquc01res_202611200002.XML",
            "oqssiquc01res_202611200002.xml", "OQSsiquc01res_202611200002.xml.tmp", "OQSsiquc01res_202611200002.pdf",
            "OQSsiquc01res_2026112_00002.xml", "OQSsiquc01res_202611200002.err", "OQSsiquc01req_202611200002.err.xml",
            "OQSsiquc01res_face_20261120093015.xml", "OQSsiquc01res_face__20261120093015.xml",
            "OQSsiquc01res_face_x_2026112009301.xml", "OQSsiquc01res_face_x_20261120093015.xml.part",
            "OQSsiquc01res_face_x_２０２６１１２００９３０１５.xml", "OQSmuquc02res_202611200007.xml",
            "TKKsiquc01res_202611200007.xml", "../OQSsiquc01res_202611200002.xml",
            "OQSsiquc01res_face_x\n_20261120093015.xml",
            "Thumbs.db"})
    void anythingElseIsForeign(String name) {
        assertThat(ResultFileName.parse(name)).isEqualTo(new ResultFileName.Foreign(name));
    }
}
