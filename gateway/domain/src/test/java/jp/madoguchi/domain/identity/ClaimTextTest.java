package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.desk.DeskStep;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** R-BC-02, R-BC-05: what a claim can hold. */
class ClaimTextTest {

    @ParameterizedTest(name = "{0}/{1} → {3} ({5})")
    @CsvFileSource(resources = "claim-texts.csv", numLinesToSkip = 1)
    void aNameIsWrittenInJisX0208(String kanji, String kana, String as, String text, Boolean changed, String why) {
        ClaimText expected = switch (as) {
            case "KANJI" -> new ClaimText.Kanji(text, changed);
            case "KANA" -> new ClaimText.Kana(text);
            case "NOT_WRITABLE" -> new ClaimText.NotWritable();
            default -> throw new IllegalArgumentException(as);
        };
        assertThat(ClaimText.of(kanji == null ? null : PersonName.parse(kanji).orElseThrow(),
                kana == null ? null : KanaName.parse(kana).orElseThrow(), Variants.DELIVERED)).as(why)
                .isEqualTo(expected);
    }

    @Property
    void noTextEverHoldsAnotherCharacter(@ForAll String text) {
        var name = PersonName.parse("氏" + text).toOptional();
        if (name.isPresent()) {
            switch (ClaimText.of(name.get(), null, Variants.DELIVERED)) {
                case ClaimText.Kanji kanji -> assertThat(kanji.text().codePoints()).allMatch(JisX0208::contains);
                case ClaimText.Kana kana -> assertThat(kana).isNull();
                case ClaimText.NotWritable none -> assertThat(none).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"亜,true", "熙,true", "　,true", "●,true", "ヶ,true", "～,true", "〜,true", "－,true", "髙,false", "﨑,false",
            "①,false",
            "㈱,false", "Ⅲ,false", "德,false", "丂,false", "ｱ,false", "A,false", "ヷ,false"})
    void jisX0208HasNoAdditionsOfVendors(String character, boolean contained) {
        assertThat(JisX0208.contains(character.codePointAt(0))).isEqualTo(contained);
    }

    @Test
    void jisX0208HasAsManyCharactersAsTheRuleSays() {
        assertThat(JisX0208.size()).isEqualTo(6_879);
        assertThat(JisX0208.contains(0xFFFD)).isFalse();
    }

    @Test
    void theClaimClerkAsksForKanaWhereNothingCanBeWritten() {
        assertThat(new ClaimText.NotWritable().step()).isEqualTo(DeskStep.ASK_FOR_KANA);
    }

    @Test
    void textsOfClaimsAreNotShownInLogs() {
        assertThat(new ClaimText.Kanji("架空", false)).hasToString("Kanji[changed=false]");
        assertThat(new ClaimText.Kana("カクウ")).hasToString("Kana[]");
    }
}
