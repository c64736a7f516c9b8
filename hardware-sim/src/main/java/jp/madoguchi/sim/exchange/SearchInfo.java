package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.anywhere;
import static jp.madoguchi.sim.message.Fields.child;
import static jp.madoguchi.sim.message.Fields.day;
import static jp.madoguchi.sim.message.Fields.optional;
import static jp.madoguchi.sim.message.Fields.required;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.Fields;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.Inquiry;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of a card (oqs-interface 3.1). */
final class SearchInfo {
    private SearchInfo() {}

    /** The day that a message asks about. */
    static LocalDate confirmationDate(Element message) throws UnreadableRequest {
        return day(required(child(message, "MessageHeader"), "QualificationConfirmationDate", "[0-9]{8}"),
                "QualificationConfirmationDate");
    }

    /** One {@code QualificationConfirmSearchInfo}; in messages whose layout is inferred the limit flag may be missing. */
    static Inquiry read(Element search, Heading heading, LocalDate date, boolean limitFlagRequired)
            throws UnreadableRequest {
        String flag = limitFlagRequired
                ? required(search, "LimitApplicationCertificateRelatedConsFlg", "[01]")
                : optional(search, "LimitApplicationCertificateRelatedConsFlg", "[01]");
        return new Inquiry(heading.facility(), date, heading.identifier(),
                Fields.insurer(required(search, "InsurerNumber", ".*")),
                optional(search, "InsuredCardSymbol", ".{1,20}"),
                required(search, "InsuredIdentificationNumber", ".{1,20}"),
                optional(search, "InsuredBranchNumber", "[0-9]{2}"),
                day(required(search, "Birthdate", "[0-9]{8}"), "Birthdate"), flag == null ? "0" : flag,
                optional(search, "ArbitraryIdentifier", ".+"));
    }

    /** Card data without a birth date, wherever it stands and whichever of its two names it has. */
    record Card(String insurer, @Nullable String symbol, String number, @Nullable String branch) {
        static Card read(Element message) throws UnreadableRequest {
            String number = anywhere(message,
                    List.of("InsuredPersonIdentificationNumber", "InsuredIdentificationNumber"), ".{1,20}");
            if (number == null) {
                throw new UnreadableRequest("SIM-E1007 InsuredPersonIdentificationNumber がありません。");
            }
            return new Card(Fields.insurer(anywhere(message, List.of("InsurerNumber"), ".*")),
                    anywhere(message, List.of("InsuranceCardSymbol", "InsuredCardSymbol"), ".{1,20}"), number,
                    anywhere(message, List.of("BranchNumber", "InsuredBranchNumber"), "[0-9]{2}"));
        }
    }
}
