package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({"ﾔﾏﾀﾞ ﾀﾛｳ, ヤマダタロウ", "やまだ　たろう, ヤマダタロウ", "ＫＩＭ　ＭＯＨＡＮ, kimmohan", "Kim・Mohan, kimmohan", "ｶﾞｷﾞｸﾞ, ガギグ",
            "山田　太郎, 山田太郎", "●橋, ●橋", "すゞ, スヾ", "ﾊﾅｶ ﾞ, ハナガ",
            "\u0651 \u064c, \u064c\u0651"})
    void widthKindOfKanaCaseSpacesAndDotsMakeNoDifference(String typed, String compared) {
        assertThat(SearchText.of(typed)).isEqualTo(compared);
    }

    @ParameterizedTest
    @CsvSource({"高橋, 髙橋", "ハナ, バナ", "●橋, 高橋"})
    void otherCharactersStayOthers(String one, String other) {
        assertThat(SearchText.of(one)).isNotEqualTo(SearchText.of(other));
    }

    @Property(tries = 20_000)
    void aFormThatIsComparedIsItsOwnForm(@ForAll String text) {
        String compared = SearchText.of(text);
        assertThat(SearchText.of(compared)).isEqualTo(compared);
    }
}
