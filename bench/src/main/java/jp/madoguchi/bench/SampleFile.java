package jp.madoguchi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The result files that are measured. All people in them are invented. */
enum SampleFile {
    /** A face result in UTF-8: insurance, limit certificate, consents. */
    FACE_UTF8(StandardCharsets.UTF_8),
    /** An answer to a question in what the terminal calls Shift_JIS. */
    ANSWER_SJIS(Charset.forName("windows-31J")),
    /** A bulk result about 500 persons, generated. */
    BULK_500(StandardCharsets.UTF_8);

    private static final int UNITS = 500;

    private final Charset charset;

    SampleFile(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    byte[] bytes() {
        return switch (this) {
            case FACE_UTF8 -> resource("face-utf8.xml");
            case ANSWER_SJIS -> resource("answer-sjis.xml");
            case BULK_500 -> bulk().getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] resource(String name) {
        try (InputStream in = SampleFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no such file: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bulk() {
        StringBuilder file = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>
                <XmlMsg>
                  <MessageHeader>
                    <ProcessExecutionTime>20261120180212</ProcessExecutionTime>
                    <QualificationConfirmationDate>20261120</QualificationConfirmationDate>
                    <MedicalInstitutionCode>9919999999</MedicalInstitutionCode>
                    <ArbitraryFileIdentifier>SIM-BULK-20261120-01</ArbitraryFileIdentifier>
                    <ReceptionNumber>SIM00000000000000007</ReceptionNumber>
                    <SegmentOfResult>1</SegmentOfResult>
                    <NumberOfProcessingResult>500</NumberOfProcessingResult>
                    <CharacterCodeIdentifier>0</CharacterCodeIdentifier>
                  </MessageHeader>
                  <MessageBody>
                """);
        for (int i = 0; i < UNITS; i++) {
            file.append(unit(i));
        }
        return file.append("  </MessageBody>\n</XmlMsg>\n").toString();
    }

    private static String unit(int i) {
        int birth = (1930 + i % 90) * 10_000 + (1 + i % 12) * 100 + 1 + i % 28;
        return String.format(Locale.ROOT, """
                    <BulkConfirmUnit>
                      <QualificationConfirmSearchInfo>
                        <InsurerNumber>06990014</InsurerNumber>
                        <InsuredCardSymbol>%1$d</InsuredCardSymbol>
                        <InsuredIdentificationNumber>%2$d</InsuredIdentificationNumber>
                        <InsuredBranchNumber>0%3$d</InsuredBranchNumber>
                        <Birthdate>%4$d</Birthdate>
                        <LimitApplicationCertificateRelatedConsFlg>1</LimitApplicationCertificateRelatedConsFlg>
                        <ArbitraryIdentifier>P%2$010d</ArbitraryIdentifier>
                      </QualificationConfirmSearchInfo>
                      <ProcessingResultStatus>1</ProcessingResultStatus>
                      <QualificationValidity>1</QualificationValidity>
                      <ResultOfQualificationConfirmation>
                        <InsuredCardClassification>01</InsuredCardClassification>
                        <InsurerNumber>06990014</InsurerNumber>
                        <InsuredCardSymbol>%1$d</InsuredCardSymbol>
                        <InsuredIdentificationNumber>%2$d</InsuredIdentificationNumber>
                        <InsuredBranchNumber>0%3$d</InsuredBranchNumber>
                        <PersonalFamilyClassification>%5$d</PersonalFamilyClassification>
                        <InsuredName>架空　%6$c郎</InsuredName>
                        <Name>架空　%6$c%7$c子</Name>
                        <NameKana>ｶｸｳ %8$c%9$cｺ</NameKana>
                        <Sex1>%5$d</Sex1>
                        <Birthdate>%4$d</Birthdate>
                        <Address>架空県見本市試験町%1$d－２－３</Address>
                        <PostNumber>000-0000</PostNumber>
                        <QualificationDate>20240401</QualificationDate>
                        <InsurerName>見本健康保険組合（架空）</InsurerName>
                        <LimitApplicationCertificateChanged>0</LimitApplicationCertificateChanged>
                      </ResultOfQualificationConfirmation>
                      <ReferenceNumber>%2$010d</ReferenceNumber>
                    </BulkConfirmUnit>
                """, 1 + i % 40, 10_000 + i, i % 4, birth, 1 + i % 2, '一' + i % 100, '亜' + i / 100, 'ｱ' + i % 40,
                'ｱ' + i / 40);
    }
}
