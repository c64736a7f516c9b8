package jp.madoguchi.sim.exchange;

import java.util.List;
import java.util.stream.Collectors;

/** Request files of every kind, as a hospital writes them (oqs-interface 3.1, 4, 5.1). */
public final class Ask {
    private Ask() {}

    static String message(String header, String body) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>
                <XmlMsg>
                  <MessageHeader>
                    <MedicalInstitutionCode>9919999999</MedicalInstitutionCode>%s
                  </MessageHeader>
                  <MessageBody>%s</MessageBody>
                </XmlMsg>
                """.formatted(header, body);
    }

    static String element(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }

    private static String identified(String identifier) {
        return element("ArbitraryFileIdentifier", identifier);
    }

    /** A card as desks type it: insurer, symbol, number, branch, birth date, limit flag, identifier of the person. */
    record Card(String insurer, String symbol, String number, String branch, String birthDate, String limit,
            String identifier) {
        static Card of(String insurer, String symbol, String number, String branch, String birthDate) {
            return new Card(insurer, symbol, number, branch, birthDate, "0", "");
        }

        Card with(String limitFlag, String arbitraryIdentifier) {
            return new Card(insurer, symbol, number, branch, birthDate, limitFlag, arbitraryIdentifier);
        }

        String search() {
            return "<QualificationConfirmSearchInfo>" + element("InsurerNumber", "%8s".formatted(insurer))
                    + element("InsuredCardSymbol", symbol) + element("InsuredIdentificationNumber", number)
                    + element("InsuredBranchNumber", branch) + element("Birthdate", birthDate)
                    + element("LimitApplicationCertificateRelatedConsFlg", limit)
                    + element("ArbitraryIdentifier", identifier) + "</QualificationConfirmSearchInfo>";
        }

        String registration(String reference) {
            return "<ReferenceNumberRegistrationInfo>" + element("ReferenceNumber", reference)
                    + element("InsurerNumber", "%8s".formatted(insurer)) + element("InsuredCardSymbol", symbol)
                    + element("InsuredIdentificationNumber", number) + element("InsuredBranchNumber", branch)
                    + "</ReferenceNumberRegistrationInfo>";
        }
    }

    static final Card P01 = Card.of("06990014", "１２３", "４５６７", "00", "19580412");
    static final Card P03 = Card.of("01990019", "99000001", "31", "00", "19780303");
    static final Card P07 = Card.of("06990030", "700", "7007", "00", "19870707");
    static final Card P11 = Card.of("39990015", "", "00001111", "", "19381111");
    static final Card P25 = Card.of("990028", "試", "25025", "02", "19550225");
    static final Card P31 = Card.of("12996021", "", "0000034", "", "19511224");
    static final Card P54 = Card.of("07990013", "防", "54", "", "19961027");
    static final Card P55 = Card.of("990028", "試", "550055", "", "19610504");
    static final Card TWINS = Card.of("06990022", "55", "220", "", "20160808");
    static final Card NOBODY = Card.of("06990099", "", "1", "", "19991231");

    /** 資格確認 on a day. */
    static String confirm(Card card, String day) {
        return message(element("QualificationConfirmationDate", day) + identified("TEST-1"), card.search());
    }

    /** 資格確認一括照会. */
    static String confirmMany(List<Card> cards) {
        return message(element("QualificationConfirmationDate", "20261120") + identified("SIM-BULK-20261120-01"),
                cards.stream().map(Card::search).collect(Collectors.joining()));
    }

    static String register(Card card, String reference) {
        return message(identified("TEST-R"), card.registration(reference));
    }

    /** Second step of every bulk exchange. */
    static String fetch(String reception) {
        return message(identified("SIM-BULK-20261120-02"), element("ReceptionNumber", reception));
    }

    static String consented(String stem, String from, String to, String flag) {
        return message(identified("TEST-C"), element(stem + "DateFrom", from) + element(stem + "DateTo", to)
                + element("MedicalTreatmentFlag", flag));
    }

    static String tickets(String month) {
        return message(identified("TEST-T"), element("MedicalTreatmentMonth", month));
    }

    private static String medicalHeader(Card card) {
        return identified("TEST-M") + element("InsurerNumber", "%8s".formatted(card.insurer()))
                + element("InsuranceCardSymbol", card.symbol())
                + element("InsuredPersonIdentificationNumber", card.number())
                + element("BranchNumber", card.branch());
    }

    static String medicines(Card card, String category, String prescriptions, String flag) {
        return message(medicalHeader(card), element("StartDate", "202609") + element("EndDate", "202611")
                + element("FileCategory", category) + element("PrDiInfClassification", prescriptions)
                + element("MedicalTreatmentFlag", flag));
    }

    static String checkUps(Card card, String category, String flag) {
        return message(medicalHeader(card), element("FileCategory", category) + element("MedicalTreatmentFlag", flag));
    }
}
