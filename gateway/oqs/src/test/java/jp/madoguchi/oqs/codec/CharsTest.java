package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharsTest {

    @Test
    void blanksAreThoseOfTheString() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            Chars chars = Chars.of(c + "x" + c);
            chars.strip();

            assertThat(chars.toString()).isEqualTo((c + "x" + c).strip());
        }
    }

    @Test
    void aLongTextGrows() {
        String text = "漢字𠮷a".repeat(10_000);
        Chars chars = new Chars();
        text.codePoints().forEach(chars::appendCodePoint);

        assertThat(chars.toString()).isEqualTo(text);
        assertThat(chars.hash()).isEqualTo(text.hashCode());
    }

    @Test
    void aMemoKnowsATextByItsKindAndForgetsAll() {
        Memo memo = new Memo();
        for (int i = 0; i < 100_000; i++) {
            memo.keep(Forms.TEXT, Chars.of("text " + i), "text " + i);
            memo.keep(Forms.NUMBER, Chars.of("text " + i), "other " + i);

            assertThat(memo.<String>find(Forms.TEXT, Chars.of("text " + i))).isIn("text " + i, null);
            assertThat(memo.<String>find(Forms.NUMBER, Chars.of("text " + i))).isEqualTo("other " + i);
        }
        String last = memo.find(Forms.NUMBER, Chars.of("text 99999"));
        assertThat(last).isEqualTo("other 99999");

        memo.clear();

        assertThat(memo.<String>find(Forms.NUMBER, Chars.of("text 99999"))).isNull();
        assertThat(Memo.NONE.keep(Forms.TEXT, Chars.of("x"), "x")).isEqualTo("x");
        assertThat(Memo.NONE.<String>find(Forms.TEXT, Chars.of("x"))).isNull();
    }
}
