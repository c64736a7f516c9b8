package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MemberIdTextTest {

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvFileSource(resources = "card-width.csv", numLinesToSkip = 1)
    void symbolsAndNumbersHaveOneWidth(String written, String oneWidth, String why) {
        assertThat(CardWidth.oneWidth(written)).as(why).isEqualTo(oneWidth);
        assertThat(CardWidth.oneWidth(oneWidth)).as("is stable").isEqualTo(oneWidth);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "member-id.csv", numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = false)
    void aMemberIdHasFourPartsAndKeepsItsLastColon(
            String insurer, @Nullable String symbol, String number, @Nullable String branch, String memberId) {
        assertThat(MemberIdText.ofInsurance(Samples.member(insurer, symbol, number, branch))).isEqualTo(memberId);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "public-member-id.csv", numLinesToSkip = 1)
    void aPublicMemberIdHasARecipientNumberOfSevenDigits(
            String payer, String recipient, String memberId, String subscriberId) {
        assertThat(MemberIdText.ofPublicExpense(Samples.member(payer, null, recipient, null))).isEqualTo(memberId);
        assertThat(MemberIdText.recipientNumber(Samples.member(payer, null, recipient, null)))
                .isEqualTo(subscriberId);
    }
}
