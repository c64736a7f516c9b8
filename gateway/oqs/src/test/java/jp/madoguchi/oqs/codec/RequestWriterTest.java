package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequestWriterTest {

    private static final String SEARCH = "XmlMsg/MessageBody/QualificationConfirmSearchInfo/";

    private static final Charset WINDOWS_31J = Charset.forName("windows-31J");

    private final RequestWriter writer = new RequestWriter();

    private static Inquiry inquiry(String insurer, String symbol, String number, String branch, boolean consent) {
        MemberId member = new MemberId(
                new InsurerNumber(insurer), symbol == null ? null : new CardSymbol(symbol), new CardNumber(number),
                branch == null ? null : new BranchNumber(branch));
        return new Inquiry(
                new InquiryId("20261120000000002"), new FacilityCode("9919999999"), TerminalId.DEFAULT,
                LocalDate.of(2026, 11, 20), new CardQuestion(member, LocalDate.of(1990, 1, 15), consent));
    }

    /** The example of oqs-interface 9, to the letter. */
    @ParameterizedTest
    @EnumSource(TerminalEncoding.class)
    void aQuestionIsWrittenAsTheInterfaceShowsIt(TerminalEncoding encoding) {
        byte[] file = writer.write(inquiry("990010", "見本", "７７７０００１", "02", false), encoding);

        assertThat(new String(file, encoding.charset())).isEqualTo("""
                <?xml version="1.0" encoding="%s" standalone="no"?>
                <XmlMsg>
                  <MessageHeader>
                    <QualificationConfirmationDate>20261120</QualificationConfirmationDate>
                    <MedicalInstitutionCode>9919999999</MedicalInstitutionCode>
                    <ArbitraryFileIdentifier>20261120000000002</ArbitraryFileIdentifier>
                  </MessageHeader>
                  <MessageBody>
                    <QualificationConfirmSearchInfo>
                      <InsurerNumber>  990010</InsurerNumber>
                      <InsuredCardSymbol>見本</InsuredCardSymbol>
                      <InsuredIdentificationNumber>７７７０００１</InsuredIdentificationNumber>
                      <InsuredBranchNumber>02</InsuredBranchNumber>
                      <Birthdate>19900115</Birthdate>
                      <LimitApplicationCertificateRelatedConsFlg>0</LimitApplicationCertificateRelatedConsFlg>
                    </QualificationConfirmSearchInfo>
                  </MessageBody>
                </XmlMsg>
                """.formatted(encoding.declaredName()));
    }

    @Test
    void whatTheCardDoesNotHaveIsLeftOut() {
        String file = new String(
                writer.write(inquiry("39990015", null, "00000999", null, true), TerminalEncoding.UTF_8),
                StandardCharsets.UTF_8);

        assertThat(file).doesNotContain("InsuredCardSymbol", "InsuredBranchNumber")
                .contains("<InsurerNumber>39990015</InsurerNumber>")
                .contains("<LimitApplicationCertificateRelatedConsFlg>1</LimitApplicationCertificateRelatedConsFlg>");
    }

    @Test
    void markupInAValueIsEscaped() {
        String file = new String(
                writer.write(inquiry("990010", "<a>&amp;", "]]>", null, false), TerminalEncoding.UTF_8),
                StandardCharsets.UTF_8);

        assertThat(file).contains("<InsuredCardSymbol>&lt;a&gt;&amp;amp;</InsuredCardSymbol>")
                .contains("<InsuredIdentificationNumber>]]&gt;</InsuredIdentificationNumber>");
    }

    @ParameterizedTest
    @CsvSource({"德😀, U+1F600", "한, U+D55C", "aé, U+00E9", "𠮷, U+20BB7", "ゔ, U+3094", "·, U+00B7", "¥1, U+00A5"})
    void aCharacterThatShiftJisLacksIsRefusedByFieldAndCodePointAndNotByValue(String text, String codePoint) {
        assertThatThrownBy(() -> writer.write(inquiry("990010", text, "1", null, false), TerminalEncoding.SHIFT_JIS))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CHARACTER_NOT_ENCODABLE);
                    assertThat(refused.problem().where())
                            .isEqualTo(SEARCH + "InsuredCardSymbol " + codePoint);
                }).hasMessageNotContaining(text);
        assertThat(writer.write(inquiry("990010", text, "1", null, false), TerminalEncoding.UTF_8)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(TerminalEncoding.class)
    void aCharacterThatXmlCannotHoldIsRefusedInBothEncodings(TerminalEncoding encoding) {
        for (String text : new String[]{"1\u00012", "1\n2", "1\t2", "1\uFFFE2", "1\uD8002", "1\uDC002", "1\u00852"}) {
            assertThatThrownBy(() -> writer.write(inquiry("990010", null, text, null, false), encoding))
                    .isInstanceOfSatisfying(ProblemException.class, refused -> {
                        assertThat(refused.problem().code()).isEqualTo(ProblemCode.CHARACTER_NOT_ENCODABLE);
                        assertThat(refused.problem().where()).startsWith(SEARCH + "InsuredIdentificationNumber U+");
                    });
        }
    }

    @Test
    void theSevenCharactersThatWindowsKeepsElsewhereAreWrittenWhereItKeepsThem() {
        byte[] file = writer.write(inquiry("990010", "〜−—‖¢£¬", "1", null, false), TerminalEncoding.SHIFT_JIS);

        assertThat(new String(file, WINDOWS_31J)).contains("<InsuredCardSymbol>～－―∥￠￡￢</InsuredCardSymbol>");
    }

    /** Java's windows-31J encodes ゔ as ヴ and · as ・ without a word. */
    @Test
    void noCharacterThatTheJdkEncodesBecomesAnother() {
        String windowsPlaces = "～－―∥￠￡￢";
        for (int c = '!'; c <= 0xFFFF; c++) {
            String character = String.valueOf((char) c);
            if (character.isBlank() || !WINDOWS_31J.newEncoder().canEncode(character)) {
                continue;
            }
            try {
                byte[] file = writer.write(inquiry("990010", null, character, null, false), TerminalEncoding.SHIFT_JIS);
                int moved = "〜−—‖¢£¬".indexOf(c);
                assertThat(RequestReader.read(file, TerminalId.DEFAULT).card().member().number().value())
                        .as("U+%04X", c)
                        .isEqualTo(moved < 0 ? character : windowsPlaces.substring(moved, moved + 1));
            } catch (ProblemException refused) {
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.CHARACTER_NOT_ENCODABLE);
            }
        }
    }
}
