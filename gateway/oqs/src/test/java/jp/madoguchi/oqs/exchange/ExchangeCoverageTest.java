package jp.madoguchi.oqs.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.oqs.exchange.ExchangeCoverage.By;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page says of tests is what the tests do; and every exchange is tested through every door there is. */
class ExchangeCoverageTest {

    private static ExchangeCoverage of(String source) {
        return ExchangeCoverage.of("SomeTest", source);
    }

    @ParameterizedTest
    @EnumSource
    void everyExchangeThatIsImplementedIsTestedByItselfAndThroughEveryDoorAndNoOtherIs(Exchange exchange) {
        for (By by : By.values()) {
            boolean due = exchange.isImplemented() && !(exchange == Exchange.SUBSIDY && by == By.HTTP);
            assertThat(ExchangeCoverage.tests(exchange, by).isEmpty()).as("%s %s", exchange, by).isEqualTo(!due);
        }
        if (exchange.kind().isPresent()) {
            assertThat(ExchangeCoverage.tests(exchange, By.FOLDERS)).as("in the server, too").contains("ExchangesIT");
            assertThat(ExchangeCoverage.tests(exchange, By.HTTP)).as("in the server, too").contains("ExchangesIT");
        }
    }

    @Test
    void aTestThatGoesThroughEveryKindCoversEveryExchangeThatIsAsked() {
        assertThat(of("@ParameterizedTest\n@EnumSource\nvoid all(ExchangeKind kind) {").exchanges()).hasSize(17)
                .doesNotContain(Exchange.SUBSIDY, Exchange.PASSCODE);
        assertThat(of("Arbitraries.of(ExchangeKind.class)").exchanges()).hasSize(17);
    }

    @Test
    void aTestThatLeavesKindsOutDoesNotCoverThem() {
        assertThat(of("@EnumSource(names = {\"TICKETS\", \"MEDICINES\"})\nvoid some(ExchangeKind kind) {").exchanges())
                .containsExactlyInAnyOrder(Exchange.TICKETS, Exchange.MEDICINES);
        assertThat(of("@EnumSource\nvoid other(BadResult bad) {").exchanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OQSmuquc02res_1.xml, CONFIRMATIONS_RESULT", "ExchangeKind.CHECK_UPS, CHECK_UPS",
            "Exchange.RECHECK_ONLINE, RECHECK_ONLINE", "new ResultReader(), CONFIRMATION"})
    void aTestCoversWhatItNames(String source, Exchange exchange) {
        assertThat(of(source).exchanges()).containsExactly(exchange);
    }

    @ParameterizedTest
    @CsvSource({"package jp.madoguchi.oqs.codec;, CODEC", "package jp.madoguchi.routes.terminal;, FOLDERS",
            "package jp.madoguchi.routes.web;, HTTP", "Hospital.Door.WEB, HTTP", "Hospital.Door.FOLDERS, FOLDERS"})
    void aTestGoesByTheDoorOfItsPackageOrTheOneItOpens(String source, By by) {
        assertThat(of(source).ways()).containsExactly(by);
    }

    @Test
    void aTestOfEveryDoorGoesByBothAndOneOfNoneByNone() {
        assertThat(of("@EnumSource(Hospital.Door.class)").ways()).containsExactly(By.FOLDERS, By.HTTP);
        assertThat(of("package jp.madoguchi.reception.bulk;").ways()).isEmpty();
    }
}
