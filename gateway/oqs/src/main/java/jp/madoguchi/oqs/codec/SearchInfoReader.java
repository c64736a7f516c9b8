package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.oqs.message.CodeTables;
import org.jspecify.annotations.Nullable;

/**
 * Reads QualificationConfirmSearchInfo (oqs-interface 3.1), which a result echoes. What somebody typed is echoed as typed, so a
 * value that cannot be read is counted and the echo taken as absent; the answer stands.
 */
final class SearchInfoReader {

    private @Nullable InsurerNumber insurer;
    private @Nullable CardSymbol symbol;
    private @Nullable CardNumber number;
    private @Nullable BranchNumber branch;
    private @Nullable LocalDate birthDate;
    private @Nullable Boolean limitConsent;
    private @Nullable String arbitraryIdentifier;

    void read(Fields in) {
        while (in.child()) {
            switch (in.name()) {
                case "InsurerNumber" -> insurer = in.readable(Forms.INSURER, insurer);
                case "InsuredCardSymbol" -> symbol = in.readable(Forms.SYMBOL, symbol);
                case "InsuredIdentificationNumber" -> number = in.readable(Forms.NUMBER, number);
                case "InsuredBranchNumber" -> branch = in.readable(Forms.BRANCH, branch);
                case "Birthdate" -> birthDate = in.readableDate(birthDate);
                case "LimitApplicationCertificateRelatedConsFlg" ->
                    limitConsent = in.code(CodeTables.CONSENT_IN_QUESTION, limitConsent);
                case "ArbitraryIdentifier" -> arbitraryIdentifier = in.text(arbitraryIdentifier);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
    }

    /** The card data, if all that a question must have could be read. */
    @Nullable
    CardQuestion question() {
        if (insurer == null || number == null || birthDate == null) {
            return null;
        }
        boolean consent = limitConsent != null && limitConsent;
        return new CardQuestion(new MemberId(insurer, symbol, number, branch), birthDate, consent);
    }

    @Nullable
    String arbitraryIdentifier() {
        return arbitraryIdentifier;
    }
}
