package jp.madoguchi.domain.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberIdTest {

    @ParameterizedTest
    @CsvSource({"１２３,123", "見本,見本", "ア－１,ア-1", "ｱ-1,ア-1", "ab,AB", "'１ ２','12'"})
    void twoWritingsOfOneSymbolAreTheSameMembership(String one, String other) {
        assertThat(member(one).matchKey()).isEqualTo(member(other).matchKey());
    }

    @Test
    void aMissingBranchIsNotBranchZero() {
        InsurerNumber insurer = InsurerNumber.parse("06130017").orElseThrow();
        CardNumber number = CardNumber.parse("4567").orElseThrow();
        MemberId without = new MemberId(insurer, null, number, null);
        MemberId zero = new MemberId(insurer, null, number, BranchNumber.parse("00").orElseThrow());
        assertThat(without.matchKey()).isNotEqualTo(zero.matchKey());
        assertThat(without.cardKey()).isEqualTo(zero.cardKey());
    }

    @ParameterizedTest
    @CsvSource({"1,01", "００,00", "12,12"})
    void aBranchKeepsItsLeadingZero(String text, String value) {
        assertThat(BranchNumber.parse(text).orElseThrow().value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"123", "A1", "-1"})
    void aBranchOfAnotherFormIsRefused(String text) {
        assertThat(BranchNumber.parse(text)).isEqualTo(Parsed.refused(ProblemCode.VALUE_MALFORMED, "branch"));
    }

    @Test
    void nothingOfACardIsShownInLogs() {
        assertThat(member("１２３４５６")).asString().doesNotContain("１２３").doesNotContain("4567");
        assertThat(CardNumber.parse("1234567").orElseThrow()).hasToString("****567");
    }

    private static MemberId member(String symbol) {
        return new MemberId(InsurerNumber.parse("06130017").orElseThrow(), CardSymbol.parse(symbol).orElseThrow(),
                CardNumber.parse("4567").orElseThrow(), null);
    }
}
