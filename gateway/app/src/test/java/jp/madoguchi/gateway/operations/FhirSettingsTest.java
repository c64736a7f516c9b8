package jp.madoguchi.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.fhir.convert.FhirDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each setting reaches its part of the dialect, and no other. */
class FhirSettingsTest {

    @Test
    void unlessSaidOtherwiseItIsTheUsualDialect() {
        assertThat(FhirSettings.dialect(new Settings(name -> ""))).isEqualTo(FhirDialect.DEFAULT);
        assertThat(FhirDialect.DEFAULT.mark()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"madoguchi.fhir.dialect,oid,OID,LAST_COVERED_DAY,HALF,false,oid",
            "madoguchi.fhir.coverage-end,loss-day,URL,LITERAL_LOSS_DATE,HALF,false,loss-day",
            "madoguchi.fhir.dependent-width,full,URL,LAST_COVERED_DAY,FULL,false,full",
            "madoguchi.fhir.national-profiles,true,URL,LAST_COVERED_DAY,HALF,true,national"})
    void aSettingChangesItsPart(String name, String value, FhirDialect.IdentifierSpelling spelling,
            FhirDialect.PeriodEnd end, FhirDialect.DependentWidth width, boolean national, String mark) {
        Settings settings = new Settings(asked -> asked.equals(name) ? value : "");

        assertThat(ConfigurationCheck.of(settings)).noneMatch(finding -> finding.setting().name().equals(name));
        assertThat(FhirSettings.dialect(settings)).isEqualTo(new FhirDialect(spelling, end, width, national));
        assertThat(FhirSettings.dialect(settings).mark()).isEqualTo(mark);
    }
}
