package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-BC-03b: the table of variants. */
class NameVariantsTest {

    @ParameterizedTest
    @CsvSource({"髙,高", "﨑,崎", "德,徳", "邉,辺", "邊,辺", "齋,斎", "齊,斉", "斉,斉", "斎,斎", "澤,沢", "廣,広", "國,国", "濵,浜", "𠮷,吉",
            "高,高",
            "A,A"})
    void aVariantHasItsStandard(String variant, String standard) {
        assertThat(Variants.DELIVERED.standard(variant.codePointAt(0))).isEqualTo(standard.codePointAt(0));
    }

    @Test
    void theTableIsLongEnoughForAReception() {
        assertThat(Variants.DELIVERED.size()).isGreaterThan(400);
    }

    @ParameterizedTest
    @CsvSource({"坂,阪", "畑,畠", "杉,椙", "大,太", "斎,斉", "齋,齊", "斎,齊", "齋,斉"})
    void namesOfTheirOwnAreNotMixed(String one, String other) {
        assertThat(Variants.DELIVERED.standard(one.codePointAt(0)))
                .isNotEqualTo(Variants.DELIVERED.standard(other.codePointAt(0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"德,徳|names a standard that is no JIS X 0208 character",
            "辺,邉 辺|stands in the file already",
            "沢,|needs a value in variants", ",邉|needs a value in standard", "沢,澤澤|one character is expected",
            "高,髚|stands in the file already"})
    void aWrongRowIsRefusedWithItsLine(String row, String what) {
        assertThatThrownBy(() -> NameVariants.parse("standard,variants\n高,髙\n" + row))
                .isInstanceOf(ProblemException.class).hasMessageContaining("[name-variants.csv line 3 ")
                .hasMessageContaining(what);
    }

    @Test
    void aNameIsComparedWithoutSpacesWidthsAndMarksOfGlyphChoice() {
        assertThat(NameVariants.plain("葛\uDB40\uDD00　城\uFE00 Ａ\u00A0B")).isEqualTo("葛城AB");
        assertThat(Variants.DELIVERED.unified("髙橋 ａb")).isEqualTo("高橋AB");
    }
}
