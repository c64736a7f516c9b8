package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way to a name is the domain's way. */
class TerminalNamesTest {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ｱｶｶﾞﾊﾟﾊﾞｳﾞｰｯｬﾝﾞﾟカガばヴヵ漢●Aa １1")
                .withChars(' ', '\u3000', '\u00A0', '\t', '･', 'ﾞ', 'ﾟ', 'ヽ', '\u3099')
                .withCharRange('\uFF61', '\uFF9F').ofMaxLength(12);
    }

    @Property(tries = 3000)
    void kanaAreReadAsTheDomainReadsThem(@ForAll("names") String text) {
        assertThat(TerminalNames.kanaName(Chars.of(text))).isEqualTo(KanaName.parse(text).toOptional().orElse(null));
    }

    @Property(tries = 3000)
    void namesAreReadAsTheDomainReadsThem(@ForAll("names") String text) {
        assertThat(TerminalNames.personName(Chars.of(text)))
                .isEqualTo(PersonName.parse(text).toOptional().orElse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ｶｸｳ ｲﾁﾛｳ", "ｶﾞｷﾞｸﾞ ﾊﾟﾋﾟ", "ｳﾞｨｸﾄﾘｱ", "カ\uFF9E", "ガﾞ", "ｱﾞ", "ﾞｱ", "ｶｸｳ　ﾊﾅｺ", "ｶｸｳ  ﾊﾅｺ",
            " ｶｸｳ", "", "ぁ", "ｰ", "･｡｢｣､"})
    void theUsualAndTheOddAreReadAsTheDomainReadsThem(String text) {
        kanaAreReadAsTheDomainReadsThem(text);
        namesAreReadAsTheDomainReadsThem(text);
        kanaAreReadAsTheDomainReadsThem(text.repeat(30));
        namesAreReadAsTheDomainReadsThem(text.repeat(30));
    }
}
