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
    private @Nullable MemberId member;

    void read(Fields in) {
        while (in.child()) {
            switch (in.name()) {
                case "InsurerNumber" -> insurer = in.plainIfReadable(Forms.INSURER, insurer);
                case "InsuredCardSymbol" -> symbol = in.plainIfReadable(Forms.SYMBOL, symbol);
                case "InsuredIdentificationNumber" -> number = in.plainIfReadable(Forms.NUMBER, number);
                case "InsuredBranchNumber" -> branch = in.plainIfReadable(Forms.BRANCH, branch);
                case "Birthdate" -> birthDate = in.plainIfReadable(Dates.DAY, birthDate);
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

    /** Forgets what was read. */
    void clear() {
        insurer = null;
        symbol = null;
        number = null;
        branch = null;
        birthDate = null;
        limitConsent = null;
        arbitraryIdentifier = null;
        member = null;
    }

    /** Whose card it was, if insurer and number could be read; always the same object. */
    @Nullable
    MemberId member() {
        if (member == null && insurer != null && number != null) {
            member = new MemberId(insurer, symbol, number, branch);
        }
        return member;
    }

    /** The card data, if all that a question must have could be read. */
    @Nullable
    CardQuestion question() {
        MemberId asked = member();
        boolean consent = limitConsent != null && limitConsent;
        return asked == null || birthDate == null ? null : new CardQuestion(asked, birthDate, consent);
    }

    @Nullable
    String arbitraryIdentifier() {
        return arbitraryIdentifier;
    }
}
