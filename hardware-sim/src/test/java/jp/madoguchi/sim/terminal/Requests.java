package jp.madoguchi.sim.terminal;

/** Request files as a hospital writes them (oqs-interface 9). */
final class Requests {
    private Requests() {}

    static String request(String insurer, String symbol, String number, String branch, String birthDate) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>
                <XmlMsg>
                  <MessageHeader>
                    <QualificationConfirmationDate>20261120</QualificationConfirmationDate>
                    <MedicalInstitutionCode>9919999999</MedicalInstitutionCode>
                    <ArbitraryFileIdentifier>TEST-%s</ArbitraryFileIdentifier>
                  </MessageHeader>
                  <MessageBody>
                    <QualificationConfirmSearchInfo>
                      <InsurerNumber>%8s</InsurerNumber>%s
                      <InsuredIdentificationNumber>%s</InsuredIdentificationNumber>%s
                      <Birthdate>%s</Birthdate>
                      <LimitApplicationCertificateRelatedConsFlg>0</LimitApplicationCertificateRelatedConsFlg>
                    </QualificationConfirmSearchInfo>
                  </MessageBody>
                </XmlMsg>
                """.formatted(number, insurer, element("InsuredCardSymbol", symbol), number,
                element("InsuredBranchNumber", branch), birthDate);
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }
}
