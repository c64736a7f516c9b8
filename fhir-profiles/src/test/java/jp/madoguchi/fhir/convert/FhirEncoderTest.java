package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import jp.madoguchi.domain.identity.PatientStanding;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class FhirEncoderTest {

    private final FhirEncoder encoder = new FhirEncoder();

    @Test
    void resourcesAreUtf8JsonThatReadsBackAsItWas() {
        Patient patient = new PatientConverter(FhirDialect.DEFAULT)
                .convert(Samples.patient(PatientStanding.LINKED, Samples.person()));
        byte[] json = encoder.encode(patient);
        String text = new String(json, StandardCharsets.UTF_8);
        assertThat(text).startsWith("{\"resourceType\":\"Patient\",\"id\":\"patient-1\"").contains("見本 太郎");
        Patient read = encoder.decode(Patient.class, json);
        assertThat(read.getIdElement().getIdPart()).isEqualTo("patient-1");
        assertThat(read.getMeta().getLastUpdated()).isEqualTo(patient.getMeta().getLastUpdated());
        assertThat(read.getNameFirstRep().equalsDeep(patient.getNameFirstRep())).isTrue();
        assertThat(encoder.encode(read)).isEqualTo(json);
    }

    @Test
    void charactersOutsideTheBasicPlaneSurvive() {
        Patient patient = new Patient();
        patient.addName().setText("𠮷田 ●子");
        assertThat(encoder.decode(Patient.class, encoder.encode(patient)).getNameFirstRep().getText())
                .isEqualTo("𠮷田 ●子");
    }
}
