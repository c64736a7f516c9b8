package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.fhir.convert.FhirDialect.DependentWidth;
import jp.madoguchi.fhir.convert.FhirDialect.IdentifierSpelling;
import jp.madoguchi.fhir.convert.FhirDialect.PeriodEnd;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatientViewConverterTest {

    static Stream<FhirDialect> dialects() {
        return Stream.of(
                FhirDialect.DEFAULT,
                new FhirDialect(IdentifierSpelling.OID, PeriodEnd.LITERAL_LOSS_DATE, DependentWidth.FULL, false));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void everythingAnEmrCanReadIsValidInEveryDialect(FhirDialect dialect) {
        List<Resource> resources = new PatientViewConverter(dialect).convert(view());
        resources.forEach(Valid::valid);
        assertThat(resources).extracting(Resource::getResourceType).containsExactly(
                ResourceType.Organization, ResourceType.Organization, ResourceType.Organization, ResourceType.Patient,
                ResourceType.Coverage, ResourceType.Coverage, ResourceType.CoverageEligibilityResponse,
                ResourceType.Provenance, ResourceType.Consent);
    }

    @Test
    void idRevisionAndTimeAreThoseGiven() {
        for (Resource resource : new PatientViewConverter(FhirDialect.DEFAULT).convert(view())) {
            assertThat(valid(resource).getMeta().getVersionId()).isEqualTo("42");
            assertThat(resource.getMeta().getLastUpdatedElement().getValueAsString())
                    .isEqualTo("2026-11-22T10:02:03.456+09:00");
        }
        assertThat(new PatientViewConverter(FhirDialect.DEFAULT).convert(view()))
                .extracting(resource -> resource.getIdElement().getIdPart())
                .containsExactly("hospital-1", "payer-1", "payer-2", "patient-1", "coverage-1", "coverage-2",
                        "answer-1", "answer-1", "answer-1");
    }

    @Test
    void theSameViewGivesTheSameBytes() {
        FhirEncoder encoder = new FhirEncoder();
        PatientViewConverter converter = new PatientViewConverter(FhirDialect.DEFAULT);
        assertThat(converter.convert(view()).stream().map(encoder::encode).toList())
                .usingRecursiveComparison()
                .isEqualTo(converter.convert(view()).stream().map(encoder::encode).toList());
    }

    private static PatientView view() {
        MedicalTicket ticket = Samples.ticket(YearMonth.of(2026, 11), false);
        Qualification insurance = Samples.insurance();
        Qualification assistance = Samples.publicAssistance(null, ticket);
        ResourceId payer2 = new ResourceId("payer-2");
        ResourceId coverage2 = new ResourceId("coverage-2");
        Answer answer = Samples.valid(insurance, assistance);
        return new PatientView(
                Samples.PATIENT, Samples.STAMP, Samples.HOSPITAL, PatientStanding.LINKED, new PatientNumber("P000001"),
                null, null, Samples.person(),
                List.of(
                        Samples.inForce(insurance),
                        new CoverageView(coverage2, Samples.STAMP, payer2, assistance, ticket,
                                CoverageStanding.IN_FORCE,
                                QualificationValidity.VALID)),
                List.of(
                        new PayerView(Samples.PAYER, Samples.STAMP, new InsurerNumber("06999010"), "架空健康保険組合"),
                        new PayerView(payer2, Samples.STAMP, new InsurerNumber("12996013"), null)),
                List.of(Samples.answerView(answer, new InquiryId("ABCDEF123456"),
                        Samples.entry(0, null), new AnswerEntry(coverage2, payer2, 1, ticket))),
                List.of(Samples.consents(Samples.given(ConsentItem.MEDICINES, null))));
    }
}
