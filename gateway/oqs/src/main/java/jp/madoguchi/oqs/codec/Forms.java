package jp.madoguchi.oqs.codec;

import java.util.function.Function;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.problem.Parsed;

/** How texts that stand at several places are read: one function each, so that equal texts become one value ({@link Memo}). */
final class Forms {

    static final Function<String, Parsed<String>> TEXT = Parsed::of;
    static final Function<String, Parsed<InsurerNumber>> INSURER = InsurerNumber::parse;
    static final Function<String, Parsed<CardSymbol>> SYMBOL = CardSymbol::parse;
    static final Function<String, Parsed<CardNumber>> NUMBER = CardNumber::parse;
    static final Function<String, Parsed<BranchNumber>> BRANCH = BranchNumber::parse;
    static final Function<String, Parsed<PersonName>> NAME = PersonName::parse;
    static final Function<String, Parsed<KanaName>> KANA = KanaName::parse;
    static final Function<String, Parsed<ReferenceNumber>> REFERENCE = ReferenceNumber::parse;

    private Forms() {}
}
