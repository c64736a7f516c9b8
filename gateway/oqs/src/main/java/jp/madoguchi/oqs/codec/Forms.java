package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.problem.Parsed;
import org.jspecify.annotations.Nullable;

/** How texts that stand at several places are read: one form each, so that equal texts become one value ({@link Memo}). */
final class Forms {

    static final Fields.Plain<String> TEXT = Chars::toString;
    static final Fields.Plain<InsurerNumber> INSURER = text -> valueOf(InsurerNumber.parse(text.toString()));
    static final Fields.Plain<CardSymbol> SYMBOL = text -> valueOf(CardSymbol.parse(text.toString()));
    static final Fields.Plain<CardNumber> NUMBER = text -> valueOf(CardNumber.parse(text.toString()));
    static final Fields.Plain<BranchNumber> BRANCH = text -> valueOf(BranchNumber.parse(text.toString()));
    static final Fields.Plain<PersonName> NAME = TerminalNames::personName;
    static final Fields.Plain<KanaName> KANA = TerminalNames::kanaName;
    static final Fields.Plain<ReferenceNumber> REFERENCE = text -> valueOf(ReferenceNumber.parse(text.toString()));

    private Forms() {}

    private static <T> @Nullable T valueOf(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Value<T> v -> v.value();
            case Parsed.Refused<T> r -> null;
        };
    }
}
