package jp.madoguchi.oqs.codec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/** A result file to be changed in a test: one valid answer about one insured person, and what is replaced in it. */
record Document(String text) {

    /** Short, valid, with every required element and a few more; the entry begins in line 17. */
    static final Document VALID = new Document("""
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <XmlMsg>
              <MessageHeader>
                <ProcessExecutionTime>20261120094102</ProcessExecutionTime>
                <QualificationConfirmationDate>20261120</QualificationConfirmationDate>
                <MedicalInstitutionCode>9919999999</MedicalInstitutionCode>
                <ArbitraryFileIdentifier>SIM-20261120-0002</ArbitraryFileIdentifier>
                <ReferenceClassification>2</ReferenceClassification>
                <SegmentOfResult>1</SegmentOfResult>
                <CharacterCodeIdentifier>0</CharacterCodeIdentifier>
              </MessageHeader>
              <MessageBody>
                <ProcessingResultStatus>1</ProcessingResultStatus>
                <QualificationValidity>1</QualificationValidity>
                <PrescriptionIssueSelect>2</PrescriptionIssueSelect>
                <ResultList>
                  <ResultOfQualificationConfirmation>
                    <InsuredCardClassification>01</InsuredCardClassification>
                    <InsurerNumber>  990010</InsurerNumber>
                    <InsuredCardSymbol>見本</InsuredCardSymbol>
                    <InsuredIdentificationNumber>７７７０００１</InsuredIdentificationNumber>
                    <InsuredBranchNumber>02</InsuredBranchNumber>
                    <Name>試験　花子</Name>
                    <NameKana>ｼｹﾝ ﾊﾅｺ</NameKana>
                    <Sex1>2</Sex1>
                    <Birthdate>19900115</Birthdate>
                    <QualificationDate>20250701</QualificationDate>
                  </ResultOfQualificationConfirmation>
                </ResultList>
              </MessageBody>
            </XmlMsg>
            """);

    /** A public assistance entry, as oqs-interface 6.1 has it. */
    static final String PUBLIC_ASSISTANCE = """
            <ResultOfQualificationConfirmation>
              <InsuredCardClassification>A1</InsuredCardClassification>
              <InsurerNumber>12996013</InsurerNumber>
              <InsuredIdentificationNumber>0000018</InsuredIdentificationNumber>
              <Name>仮名　五月</Name>
              <NameKana>ｶﾒｲ ｻﾂｷ</NameKana>
              <Sex1>2</Sex1>
              <Birthdate>19700505</Birthdate>
              <QualificationDate>20250601</QualificationDate>
              <InsurerName>架空県見本福祉事務所</InsurerName>
              <PublicExpenseResultList>
                <MedicalTicketInfo>
                  <TicketType>01</TicketType>
                  <MedicalTicketValidDate>20261101</MedicalTicketValidDate>
                  <MedicalTicketExpirationDate>20261130</MedicalTicketExpirationDate>
                  <IssueNumber>00000001</IssueNumber>
                  <MedicalTreatmentMonth>202611</MedicalTreatmentMonth>
                  <DesignatedMedicalInstitutionCode>9919999999</DesignatedMedicalInstitutionCode>
                  <DesignatedMedicalInstitutionFlag>0</DesignatedMedicalInstitutionFlag>
                  <DesignatedMedicalInstitutionName>架空病院</DesignatedMedicalInstitutionName>
                  <InjuryName1>架空病</InjuryName1>
                  <MedicalTreatmentType>02</MedicalTreatmentType>
                  <SelfPayAmount>0</SelfPayAmount>
                  <SingleOrCombinedUse>01</SingleOrCombinedUse>
                  <StatusOfSocialInsurance>02</StatusOfSocialInsurance>
                </MedicalTicketInfo>
              </PublicExpenseResultList>
            </ResultOfQualificationConfirmation>
            """;

    /** With a piece replaced, wherever it stands; it must stand somewhere. */
    Document with(String piece, String other) {
        if (!text.contains(piece)) {
            throw new AssertionError("not in the document: " + piece);
        }
        return new Document(text.replace(piece, other));
    }

    /** With the text of an element replaced. */
    Document withText(String element, String value) {
        return new Document(
                text.replaceFirst(
                        "<" + element + ">[^<]*</",
                        Matcher.quoteReplacement("<" + element + ">" + value + "</")));
    }

    /** Without an element and all that is in it, wherever it stands. */
    Document without(String element) {
        return new Document(text.replaceAll("(?s)[ ]*<" + element + ">.*?</" + element + ">\n", ""));
    }

    /** With more right behind an opening tag. */
    Document withInside(String element, String more) {
        return with("<" + element + ">", "<" + element + ">" + more);
    }

    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In windows-31J, declared as the terminal does it. */
    byte[] shiftJis() {
        return with("encoding=\"UTF-8\"", "encoding=\"Shift_JIS\"").withText("CharacterCodeIdentifier", "1").text
                .getBytes(Charset.forName("windows-31J"));
    }
}
