package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @Test
    void aNameIsPartedAtItsFullWidthSpace() {
        PersonName name = PersonName.parse("架空　一郎").orElseThrow();
        assertThat(name.family()).isEqualTo("架空");
        assertThat(name.given()).isEqualTo("一郎");
        assertThat(name.text()).isEqualTo("架空 一郎");
    }

    @Test
    void aNameWithoutSpaceStaysWhole() {
        assertThat(PersonName.parse("架空一郎").orElseThrow().given()).isNull();
    }

    @Test
    void aLostCharacterIsSeen() {
        assertThat(PersonName.parse("●仮　三郎").orElseThrow().hasBlackCircle()).isTrue();
        assertThat(PersonName.parse("髙仮　三郎").orElseThrow().hasBlackCircle()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ｶｸｳ ｲﾁﾛｳ,カクウ イチロウ", "ﾀｶﾞﾊｼ ﾊﾟﾙ,タガハシ パル", "かくう　いちろう,カクウ イチロウ", "ｶｰﾙ,カール"})
    void kanaBecomesFullWidthKatakana(String text, String kana) {
        assertThat(KanaName.parse(text).orElseThrow().text()).isEqualTo(kana);
    }

    @ParameterizedTest
    @CsvSource({"ｼｭｳｲﾁ,ｼﾕｳｲﾁ", "キャサリン,キヤサリン", "カ－ル,カール", "カクウ イチロウ,カクウイチロウ"})
    void smallKanaDashesAndSpacesDoNotTellPersonsApart(String one, String other) {
        assertThat(KanaName.parse(one).orElseThrow().matchKey())
                .isEqualTo(KanaName.parse(other).orElseThrow().matchKey());
    }

    @Test
    void voicedMarksTellPersonsApart() {
        assertThat(KanaName.parse("カキ").orElseThrow().matchKey())
                .isNotEqualTo(KanaName.parse("ガキ").orElseThrow().matchKey());
    }

    @Test
    void onlyTheFirstCharacterIsShownInLogs() {
        assertThat(PersonName.parse("架空　一郎").orElseThrow()).hasToString("架＊＊");
        assertThat(KanaName.parse("カクウ　イチロウ").orElseThrow()).hasToString("カ＊＊");
        assertThat(PatientNumber.parse("0000012345").orElseThrow()).hasToString("*******345");
    }
}
