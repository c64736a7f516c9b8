package jp.madoguchi.sim.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.madoguchi.sim.national.HeldPerson.Cover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "架空　一郎,10", "ｶｸｳ ｲﾁﾛｳ,8", "●仮,3", "㈱,2", "１２３,6", "𠮷,2"})
    void fullWidthCharactersTakeTwoColumns(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void cutTextStillFillsItsColumn() {
        assertThat(TextWidth.padded("架空　一郎", 7)).isEqualTo("架空　…");
        assertThat(TextWidth.padded("架空　一郎", 8)).isEqualTo("架空　… ");
        assertThat(TextWidth.padded("ab", 4)).isEqualTo("ab  ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            138057   |      | 1234567 | 01 | 00138057::1234567:01
            138057   |      | 1234567 |    | 00138057::1234567:
            06990014 | １２３ | ４５６７    | 00 | 06990014:123:4567:00
            06990030 | ア1   | 35      | 00 | 06990030:ア１:35:00
            990010   | 宮6   | １      | 02 | 00990010:宮６:1:02
            """)
    void theMemberIdIsMadeOfTheCard(String insurer, String symbol, String number, String branch, String id) {
        assertThat(MemberIds.tokens(cover(false, insurer, symbol, number, branch)).getFirst())
                .isEqualTo("http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID|" + id);
    }

    @Test
    void alphanumericsMayAlsoStandInFullWidth() {
        assertThat(MemberIds.tokens(cover(false, "06990014", "123", "4567", "00")))
                .anyMatch(token -> token.endsWith("|06990014:１２３:４５６７:00"));
    }

    @Test
    void thePublicPayersMemberIdHasNoSymbolAndNoBranch() {
        assertThat(MemberIds.tokens(cover(true, "12996013", null, "0000018", null))).containsExactly(
                "http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID|12996013::0000018:");
    }

    @Test
    void smallAndLargeKanaFoldIntoOne() {
        assertThat(Kana.folded("キョウト キョウ")).isEqualTo(Kana.folded("ｷﾖｳﾄ ｷﾖｳ"));
        assertThat(Kana.folded("ヤマダ")).isNotEqualTo(Kana.folded("ヤマタ"));
    }

    private static Cover cover(boolean assistance, String insurer, String symbol, String number, String branch) {
        return new Cover(assistance, insurer, "x", symbol, number, branch, "2024-04-01", null, null, List.of());
    }
}
