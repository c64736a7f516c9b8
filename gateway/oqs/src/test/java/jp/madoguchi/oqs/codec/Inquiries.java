package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitrary questions for property tests. Build small arbitraries from what a value may hold, combine them, and let jqwik find the
 * edges (no branch, six-digit insurer, one-character symbol, leap days).
 */
final class Inquiries {

    /** What cards really bear, and what breaks careless writers: markup, kanji outside JIS level 2, half-width kana, ●. */
    private static final String TRICKY = "<>&'\"]-・ー 　０９Ａｚｱﾞ記号見本髙﨑①㈱Ⅲ●纊黑";

    private Inquiries() {}

    /** Any question whose text fits into both encodings. */
    static Arbitrary<Inquiry> inquiries() {
        return Combinators.combine(ids(), facilities(), days(), cards()).as(
                (id, facility, day, card) -> day.isBefore(card.birthDate())
                        ? new Inquiry(id, facility, TerminalId.DEFAULT, card.birthDate(),
                                new CardQuestion(card.member(), day, card.limitConsent()))
                        : new Inquiry(id, facility, TerminalId.DEFAULT, day, card));
    }

    static Arbitrary<InquiryId> ids() {
        return Arbitraries.strings().withCharRange('0', '9').withCharRange('A', 'Z').ofMinLength(12).ofMaxLength(40)
                .map(InquiryId::new);
    }

    static Arbitrary<FacilityCode> facilities() {
        return Arbitraries.strings().numeric().ofLength(10).map(FacilityCode::new);
    }

    static Arbitrary<CardQuestion> cards() {
        return Combinators.combine(members(), days(), Arbitraries.of(true, false)).as(CardQuestion::new);
    }

    static Arbitrary<MemberId> members() {
        Arbitrary<InsurerNumber> insurers = Arbitraries.oneOf(digits(6), digits(8))
                .filter(digits -> !(digits.length() == 8 && digits.startsWith("00"))).map(InsurerNumber::new);
        Arbitrary<CardSymbol> symbols = cardTexts().map(CardSymbol::new).injectNull(0.3);
        Arbitrary<BranchNumber> branches = digits(2).map(BranchNumber::new).injectNull(0.3);
        return Combinators.combine(insurers, symbols, cardTexts().map(CardNumber::new), branches).as(MemberId::new);
    }

    /** One to twenty characters, no blanks around them. */
    static Arbitrary<String> cardTexts() {
        return Arbitraries.strings().withChars(TRICKY).withCharRange('!', '~').ofMinLength(1).ofMaxLength(20)
                .filter(text -> !text.isBlank() && text.equals(text.strip()));
    }

    static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }

    static Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(LocalDate.of(1880, 1, 1).toEpochDay(), LocalDate.of(2100, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
