package jp.madoguchi.oqs.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeNamesTest {

    @ParameterizedTest
    @EnumSource
    void everyKindOfQuestionHasAnExchangeOfItsOwn(ExchangeKind kind) {
        assertThat(Exchange.of(kind).kind()).contains(kind);
        assertThat(Exchange.of(kind).isImplemented()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyExchangeIsInTheTableAndHasANameUnlessNobodyKnowsIt(Exchange exchange) {
        assertThat(ExchangeNames.BUILT_IN.idOf(exchange).isPresent())
                .isEqualTo(exchange.readiness() != Readiness.NAME_UNKNOWN);
        assertThat(Exchange.ofKey(exchange.key())).contains(exchange);
        ExchangeNames.BUILT_IN.idOf(exchange)
                .ifPresent(id -> assertThat(ExchangeNames.BUILT_IN.exchangeOf(id)).contains(exchange));
    }

    @Test
    void whatIsInferredIsMarked() {
        Set<Exchange> inferred = EnumSet.noneOf(Exchange.class);
        for (Exchange exchange : Exchange.values()) {
            if (exchange.readiness() == Readiness.IMPLEMENTED_NAME_INFERRED) {
                inferred.add(exchange);
            }
        }
        assertThat(inferred).containsExactlyInAnyOrder(Exchange.RECHECK_AT_HOME, Exchange.RECHECK_ONLINE,
                Exchange.REVOCATION_AT_HOME, Exchange.SUBSIDY);
        assertThat(Exchange.INSTITUTION_URL.readiness()).isEqualTo(Readiness.CONTENT_UNKNOWN);
    }

    @Test
    void aNameThatOnlyAListHasIsKnownAndNotImplemented() {
        assertThat(ExchangeNames.BUILT_IN.idOf(Exchange.EMR_SHARING)).contains("CIPsiquc01");
        assertThat(Exchange.EMR_SHARING.confidence()).isEqualTo(Confidence.NAMED);
        assertThat(Exchange.EMR_SHARING.readiness()).isEqualTo(Readiness.CONTENT_UNKNOWN);
    }

    @Test
    void onlyLinesThatAFileNamesAreOverridden() {
        ExchangeNames names = ExchangeNames.BUILT_IN.overriddenBy("""
                # what our terminal says

                recheck-at-home = OQSsixyz01
                 tickets=unknown
                """);

        assertThat(names.idOf(Exchange.RECHECK_AT_HOME)).contains("OQSsixyz01");
        assertThat(names.exchangeOf("OQSsihvq01")).isEmpty();
        assertThat(names.idOf(Exchange.TICKETS)).isEmpty();
        assertThat(names.idOf(Exchange.CONFIRMATION)).contains("OQSsiquc01");
    }

    @Test
    void anEmptyFileChangesNothing() {
        ExchangeNames same = ExchangeNames.BUILT_IN.overriddenBy("");

        for (Exchange exchange : Exchange.values()) {
            assertThat(same.idOf(exchange)).isEqualTo(ExchangeNames.BUILT_IN.idOf(exchange));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confirmashun = OQSsiquc01      | line 2 names no exchange: keys are confirmation, reference-number
            confirmation OQSsiquc01        | line 2 has no "=": write key = name
            confirmation = OQS siquc       | line 2 has no id behind "=": write one such as OQSsiquc01, or unknown
            confirmation =                 | line 2 has no id behind "="
            confirmation = ../OQSsiquc01   | line 2 has no id behind "="
            passcode = OQSsipas01          | line 2 names passcode, which this version does not exchange: take it out
            environment = OQSsiinq01       | line 2 names environment, which this version does not exchange
            check-ups = YZKsiquc01         | line 2 gives medicines and check-ups one id
            """)
    void aLineThatIsWrongIsRefusedWithWhatToDo(String line, String said) {
        assertThatThrownBy(() -> ExchangeNames.BUILT_IN.overriddenBy("# ours\n" + line))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.SETTING_INVALID);
                    assertThat(refused.problem().where()).startsWith("exchange-names.properties " + said);
                });
    }

    @Test
    void aLineTwiceIsRefused() {
        assertThatThrownBy(() -> ExchangeNames.BUILT_IN.overriddenBy("tickets = OQSmutic01\ntickets = OQSmutic09"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("line 2 names tickets again: take one out");
    }
}
