package jp.madoguchi.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-SE-10. */
class MaskedTest {

    @ParameterizedTest
    @CsvSource({"1234567,****567", "1234,*234", "123,***", "1,*", "'',''"})
    void aNumberShowsItsLastThreeDigitsAtMost(String number, String masked) {
        assertThat(Masked.number(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"山田　太郎,山＊＊", "𠮷田　花子,𠮷＊＊", "ﾔﾏﾀﾞ,ﾔ＊＊", "'',''"})
    void aNameShowsItsFirstCharacterOnly(String name, String masked) {
        assertThat(Masked.name(name)).isEqualTo(masked);
    }

    @Property
    void neverMoreThanTheLastThreeLeakAndTheLengthStays(
            @ForAll @NumericChars @AlphaChars @StringLength(max = 40) String number) {
        String masked = Masked.number(number);
        assertThat(masked).hasSameSizeAs(number);
        assertThat(masked.chars().filter(c -> c != '*').count()).isLessThanOrEqualTo(3);
        for (int i = 0; i < number.length() - 3; i++) {
            assertThat(masked.charAt(i)).isEqualTo('*');
        }
    }
}
