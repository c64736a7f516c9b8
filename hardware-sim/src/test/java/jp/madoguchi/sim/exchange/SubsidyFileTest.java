package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.exchange.Centre.assertIsExpected;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Optional;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 医療費助成 (PMH) beside a face result (oqs-interface 6.2). */
class SubsidyFileTest {
    @Test
    void certificatesInForceComeUnderTheNamesOfTheUpstreamInterface() throws Exception {
        assertIsExpected("subsidies.xml", file("P25", Centre.MORNING, ExchangeNames.builtIn()).orElseThrow().write());
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({"P25,2026-07-31T09:00,1", "P25,2026-08-01T09:00,0", "P25,2026-11-20T09:00,1", "P33,2026-11-20T09:00,1",
            "P33,2027-10-01T09:00,0", "P13,2026-11-20T09:00,1", "P14,2026-11-20T09:00,0",
            "P22,2026-11-20T09:00,5", "P01,2026-11-20T09:00,0"})
    void whatIsNotInForceOrNotHandedOverIsSimplyNotThere(String id, LocalDateTime at, int count) throws Exception {
        Optional<Element> file = file(id, at, ExchangeNames.builtIn());

        assertThat(file.map(document -> document.below("medicalSubsidyList").children().size()).orElse(0))
                .isEqualTo(count);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"P15,true", "P22,false"})
    void aPersonUnderNonDisclosureIsMarked(String id, boolean marked) throws Exception {
        assertThat(file(id, Centre.MORNING, ExchangeNames.builtIn()).orElseThrow().write()
                .contains("<isNotDisclosed>1</isNotDisclosed>")).isEqualTo(marked);
    }

    @Test
    void theTagsOfTheRealTerminalCanBeGiven() throws Exception {
        ExchangeNames names = ExchangeNames.builtIn()
                .with("tag.medicalSubsidyInsurerNumber = PublicPayerNumber\ntag.medicalSubsidy=Shikaku S");

        assertThat(file("P25", Centre.MORNING, names).orElseThrow().write())
                .contains("<PublicPayerNumber>54990015</PublicPayerNumber>").contains("<Shikaku>")
                .contains("<medicalSubsidyRecipientNumber>").doesNotContain("medicalSubsidyInsurerNumber");
    }

    private static Optional<Element> file(String id, LocalDateTime at, ExchangeNames names) throws Exception {
        Person person = Centre.builtIn().people.byId(id).orElseThrow();
        return SubsidyFile.of(person, "9919999999", "U0FNUExF", at, "0", names);
    }
}
