package jp.madoguchi.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.NightSettings;
import jp.madoguchi.reception.bulk.QuietHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationCheckTest {
    @Test
    void theDefaultsHaveNothingToMend() {
        assertThat(ConfigurationCheck.of(settings(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"madoguchi.http.port,http", "madoguchi.http.port,0", "madoguchi.http.port,70000",
            "madoguchi.shadow,maybe",
            "madoguchi.face.mode,eat", "madoguchi.face.mode,hand-on", "madoguchi.token.lifetime,8h",
            "madoguchi.requery.at,half past five", "madoguchi.requery.most,0",
            "madoguchi.facility,123", "madoguchi.bulk.size,2001", "madoguchi.bulk.quiet,morning",
            "madoguchi.bulk.quiet,08:00-08:00", "madoguchi.bulk.receipt,PT0S", "madoguchi.bulk.round,-PT1S",
            "madoguchi.night-before.days-ahead,15", "madoguchi.night-before.closed,SUNDAY SATURDAY",
            "madoguchi.night-before.gather,-PT1M", "madoguchi.appointments.encoding,EBCDIC", "madoguchi.node,a b",
            "madoguchi.ledger.key,c2hvcnQ=", "madoguchi.ledger.key,###", "madoguchi.clock.offset,PT1H",
            "madoguchi.health.down-after,0", "madoguchi.health.doubtful-after,9", "madoguchi.health.window,PT0S",
            "madoguchi.recheck.answer-within,PT59S", "madoguchi.recheck.every,PT0S", "madoguchi.recheck.per-minute,0",
            "madoguchi.claim.run-day,29", "madoguchi.medical.answers,0", "madoguchi.medical.megabytes,-1",
            "madoguchi.history.days,0", "madoguchi.subscriptions.networks,10.0.0.0",
            "madoguchi.subscriptions.give-up,PT0S", "madoguchi.subscriptions.unread,PT59M",
            "madoguchi.fhir.coverage-end,last-day", "madoguchi.fhir.dependent-width,wide",
            "madoguchi.fhir.national-profiles,perhaps", "madoguchi.clock.file,pom.xml",
            "madoguchi.config.file,/no/such/file", "madoguchi.start.warm,PT1M1S", "madoguchi.start.warm,-PT1S",
            "madoguchi.production,true"})
    void aWrongValueIsFoundAndNotRepeated(String name, String value) {
        var findings = ConfigurationCheck.of(settings(Map.of(name, value)));

        assertThat(findings).isNotEmpty();
        assertThat(findings).allSatisfy(finding -> assertThat(finding.mend()).isNotBlank());
        if (name.endsWith(".key")) {
            assertThat(findings).allSatisfy(finding -> assertThat(finding.mend()).doesNotContain(value));
        }
    }

    @ParameterizedTest
    @CsvSource({"madoguchi.clients.rate,0", "madoguchi.subscriptions.streams,0", "madoguchi.start.warm,PT0S"})
    void whereNoneHasAMeaningItIsNoMistake(String name, String none) {
        assertThat(ConfigurationCheck.of(settings(Map.of(name, none)))).isEmpty();
        assertThat(ConfigurationCheck.of(settings(Map.of(name, "-1")))).isNotEmpty();
    }

    @Test
    void whereProgramsAreRegisteredTheAddressThatTheyAskForTokensAtMustBeSet(@TempDir Path clients) throws IOException {
        String folder = clients.toString();
        assertThat(ConfigurationCheck.of(settings(Map.of("madoguchi.clients.dir", folder)))).isEmpty();

        Files.writeString(clients.resolve("emr.json"), "{}");
        assertThat(ConfigurationCheck.of(settings(Map.of("madoguchi.clients.dir", folder)))).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.setting()).isEqualTo(Settings.FHIR_BASE_URL);
                    assertThat(finding.mend()).contains("https://gateway.hospital.example/fhir", "/auth/token");
                });
        assertThat(ConfigurationCheck.of(settings(Map.of("madoguchi.clients.dir", folder, "madoguchi.fhir.base-url",
                "https://gateway.hospital.example/fhir")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://db/ledger?user=madoguchi&password=geheim  | jdbc:postgresql://db/ledger?user=madoguchi&password=(set)
            jdbc:postgresql://db/ledger?password=geheim&ssl=true        | jdbc:postgresql://db/ledger?password=(set)&ssl=true
            jdbc:postgresql://madoguchi:geheim@db/ledger                | jdbc:postgresql://(set)@db/ledger
            jdbc:h2:./ledger;USER=madoguchi;PASSWORD=geheim             | jdbc:h2:./ledger;USER=madoguchi;PASSWORD=(set)
            jdbc:postgresql://db/ledger                                 | jdbc:postgresql://db/ledger
            """)
    void thePasswordInTheLedgersUrlIsNeverShown(String url, String shown) {
        assertThat(settings(Map.of("madoguchi.ledger.url", url)).shown(Settings.LEDGER_URL)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"jdbc:postgresql://madoguchi:geheim@db/ledger", "jdbc:postgresql://db/ledger?user=m&password=geheim%"})
    void aLedgersUrlThatNamesItsUserInAnotherWayIsFound(String url) {
        assertThat(ConfigurationCheck.of(settings(Map.of("madoguchi.ledger.url", url)))).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.setting()).isEqualTo(Settings.LEDGER_URL);
                    assertThat(finding.mend()).doesNotContain("geheim");
                });
    }

    @Test
    void bulkJobsAreWorkedOnAsTheSettingsSay() {
        BulkConfiguration bulk = new BulkConfiguration(settings(Map.of("madoguchi.bulk.size", "200",
                "madoguchi.bulk.under-way", "3", "madoguchi.bulk.quiet", "22:00 - 06:00", "madoguchi.bulk.delays",
                "PT10S, PT1M", "madoguchi.night-before.closed", "saturday, SUNDAY", "madoguchi.night-before.days-ahead",
                "2", "madoguchi.node", "gateway-2")));

        assertThat(bulk.jobs().size()).isEqualTo(200);
        assertThat(bulk.jobs().mostUnderWay()).isEqualTo(3);
        assertThat(bulk.jobs().quiet()).isEqualTo(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0)));
        assertThat(bulk.jobs().pace().delays()).containsExactly(Duration.ofSeconds(10), Duration.ofMinutes(1));
        assertThat(bulk.night()).isEqualTo(new NightSettings(LocalTime.of(19, 0), 2,
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Duration.ofMinutes(5)));
        assertThat(bulk.node()).isEqualTo("gateway-2");
        assertThat(new BulkConfiguration(settings(Map.of("madoguchi.bulk.quiet", "none"))).jobs().quiet()).isNull();
    }

    @Test
    void theDefaultsOfBulkJobsAreThoseOfTheReceptionAndANodeHasAName() {
        BulkConfiguration bulk = new BulkConfiguration(settings(Map.of()));

        assertThat(bulk.jobs()).isEqualTo(BulkSettings.DEFAULT);
        assertThat(bulk.night()).isEqualTo(NightSettings.DEFAULT);
        assertThat(bulk.node()).matches("[0-9A-Za-z._-]{1,64}");
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> values.getOrDefault(name, ""));
    }
}
