package jp.madoguchi.sim.national;

import java.time.LocalDate;
import jp.madoguchi.sim.message.Element;
import org.jspecify.annotations.Nullable;

/** What an {@code OQSsiquc01req} file asks (oqs-interface 3.1); texts exactly as written, padding included. */
public record Inquiry(String facility, LocalDate confirmationDate, @Nullable String fileIdentifier, String insurer,
        @Nullable String symbol, String number, @Nullable String branch, LocalDate birthDate,
        String limitConsentFlag, @Nullable String arbitraryIdentifier) {

    /** The question as an answer repeats it. */
    public Element echo() {
        return new Element("QualificationConfirmSearchInfo").with("InsurerNumber", insurer)
                .with("InsuredCardSymbol", symbol).with("InsuredIdentificationNumber", number)
                .with("InsuredBranchNumber", branch).with("Birthdate", Entries.day(birthDate))
                .with("LimitApplicationCertificateRelatedConsFlg", limitConsentFlag)
                .with("ArbitraryIdentifier", arbitraryIdentifier);
    }
}
