package jp.madoguchi.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
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
            "madoguchi.facility,123",
            "madoguchi.ledger.key,c2hvcnQ=", "madoguchi.ledger.key,###", "madoguchi.clock.offset,PT1H",
            "madoguchi.health.down-after,0", "madoguchi.health.doubtful-after,9", "madoguchi.health.window,PT0S",
            "madoguchi.recheck.answer-within,PT59S", "madoguchi.recheck.every,PT0S", "madoguchi.recheck.per-minute,0",
            "madoguchi.claim.run-day,29", "madoguchi.medical.answers,0", "madoguchi.medical.megabytes,-1",
            "madoguchi.clock.file,pom.xml", "madoguchi.config.file,/no/such/file", "madoguchi.production,true"})
    void aWrongValueIsFoundAndNotRepeated(String name, String value) {
        var findings = ConfigurationCheck.of(settings(Map.of(name, value)));

        assertThat(findings).isNotEmpty();
        assertThat(findings).allSatisfy(finding -> assertThat(finding.mend()).isNotBlank());
        if (name.endsWith(".key")) {
            assertThat(findings).allSatisfy(finding -> assertThat(finding.mend()).doesNotContain(value));
        }
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> values.getOrDefault(name, ""));
    }
}
