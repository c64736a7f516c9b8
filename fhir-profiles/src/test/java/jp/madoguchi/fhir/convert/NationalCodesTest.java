package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitClassification;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.certificate.TreatmentType;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.fhir.profile.GuideResources;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;

class NationalCodesTest {

    private static final Map<String, CodeSystem> GUIDE = GuideResources.load(FhirContext.forR4Cached()).stream()
            .filter(CodeSystem.class::isInstance).map(CodeSystem.class::cast)
            .collect(Collectors.toMap(CodeSystem::getIdPart, Function.identity()));

    @Test
    void theGuideHasExactlyTheCodesOfTheDomain() {
        assertCodes("qualification-validity", QualificationValidity.values(), NationalCodes::code);
        assertCodes("reference-classification", ReferenceClassification.values(), NationalCodes::code);
        assertCodes("loss-reason", ReasonOfLoss.values(), ReasonOfLoss::code);
        assertCodes("insured-card-classification", InsuredCardClassification.values(), InsuredCardClassification::code);
        assertCodes("limit-certificate-classification", LimitClassification.values(), NationalCodes::code);
        assertCodes("limit-category", LimitCategory.values(), LimitCategory::name);
        assertCodes("specific-disease-category", SpecificDisease.values(), NationalCodes::code);
        assertCodes("ticket-type", TicketType.values(), NationalCodes::code);
        assertCodes("medical-treatment-type", TreatmentType.values(), NationalCodes::code);
        assertCodes("prescription-form", PrescriptionForm.values(), NationalCodes::code);
    }

    @Test
    void labelsAreTheDisplaysOfTheGuide() {
        assertLabels("qualification-validity", QualificationValidity.values(), NationalCodes::code,
                NationalCodes::label);
        assertLabels("loss-reason", ReasonOfLoss.values(), ReasonOfLoss::code, NationalCodes::label);
        assertLabels("limit-category", LimitCategory.values(), LimitCategory::name, LimitCategory::label);
        assertLabels("specific-disease-category", SpecificDisease.values(), NationalCodes::code, NationalCodes::label);
    }

    private static <E> void assertCodes(String system, E[] values, Function<E, String> code) {
        assertThat(GUIDE.get(system).getConcept()).as(system).extracting(ConceptDefinitionComponent::getCode)
                .containsExactlyElementsOf(Arrays.stream(values).map(code).toList());
    }

    private static <E> void assertLabels(
            String system, E[] values, Function<E, String> code, Function<E, String> label) {
        assertThat(GUIDE.get(system).getConcept().stream()
                .collect(Collectors.toMap(ConceptDefinitionComponent::getCode, ConceptDefinitionComponent::getDisplay)))
                .as(system)
                .isEqualTo(Arrays.stream(values).collect(Collectors.toMap(code, label)));
    }
}
