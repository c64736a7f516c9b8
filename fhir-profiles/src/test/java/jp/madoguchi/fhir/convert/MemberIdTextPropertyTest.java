package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.MemberId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MemberIdTextPropertyTest {

    @Property
    void whateverACardSaysTheMemberIdIsWellFormed(
            @ForAll("cardTexts") String symbol, @ForAll("cardTexts") String number, @ForAll boolean withSymbol) {
        MemberId member = Samples.member("06999010", withSymbol ? symbol : null, number, null);
        assertThat(MemberIdText.ofInsurance(member)).matches("06999010:[^:\\s　]*:[^:\\s　]+:");
    }

    @Property
    void twoWidthsOfOneWritingAreOneMemberId(@ForAll("cardTexts") String symbol) {
        MemberId written = Samples.member("06999010", symbol, "1", null);
        MemberId wide = Samples.member("06999010", CardWidth.fullWidth(symbol), "1", null);
        assertThat(MemberIdText.ofInsurance(wide)).isEqualTo(MemberIdText.ofInsurance(written));
    }

    @Property
    void aSymbolIsNeverHalfHalf(@ForAll("cardTexts") String symbol) {
        CardSymbol card = CardSymbol.parse(symbol).orElseThrow();
        assertThat(CardWidth.oneWidth(card.value())).matches("[0-9A-Za-z]+|[^\\p{ASCII}]+");
    }

    @Provide
    Arbitrary<String> cardTexts() {
        return Arbitraries.strings().withChars("019AZaz:;-.,()/ 　０９ＡＺ：－‐−・ー宮あアｱｶﾞ●髙").ofMinLength(1).ofMaxLength(20)
                .filter(text -> text.chars().anyMatch(Character::isLetterOrDigit));
    }
}
