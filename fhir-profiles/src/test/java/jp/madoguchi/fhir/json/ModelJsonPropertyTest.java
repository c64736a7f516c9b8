package jp.madoguchi.fhir.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

class ModelJsonPropertyTest {

    private final ModelJson json = new ModelJson(Hapi.R4);

    @Property
    void whateverStandsInAResourceOfAnyTypeIsWrittenAsHapiWritesIt(@ForAll long seed) throws NotCovered {
        Resource resource = new RandomModel(seed, false).resource();
        String own = new String(json.encode(resource), StandardCharsets.UTF_8);
        assertThat(own).isEqualTo(new String(Hapi.bytes(resource), StandardCharsets.UTF_8));
    }

    @Property
    void whatOnlyHapiKnowsIsRefusedAndTheRestWrittenAsItWritesIt(@ForAll long seed) {
        Resource resource = new RandomModel(seed, true).resource();
        String own;
        try {
            own = new String(json.encode(resource), StandardCharsets.UTF_8);
        } catch (NotCovered refused) {
            return; // Of 1000 resources about half; the other half must be right.
        }
        assertThat(own).isEqualTo(new String(Hapi.bytes(resource), StandardCharsets.UTF_8));
    }

    @Property
    void anyTextIsWrittenAsHapiWritesIt(@ForAll("texts") String text) throws NotCovered {
        Patient patient = new Patient();
        patient.addName().setText(text);
        assertThat(json.encode(patient)).isEqualTo(Hapi.bytes(patient));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().all(),
                Arbitraries.strings().withChars("\"\\/\n\t\u0000\u001f\u2028é窓"),
                Arbitraries.strings().withCharRange('\ud7f0', '\ue010'),
                Arbitraries.strings().ascii().ofMinLength(8000).ofMaxLength(9000));
    }
}
