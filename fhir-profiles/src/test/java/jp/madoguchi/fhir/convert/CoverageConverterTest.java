package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.fhir.convert.FhirDialect.DependentWidth;
import jp.madoguchi.fhir.convert.FhirDialect.IdentifierSpelling;
import jp.madoguchi.fhir.convert.FhirDialect.PeriodEnd;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageConverterTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @ParameterizedTest(name = "{5}")
    @CsvFileSource(resources = "period.csv", numLinesToSkip = 1)
    void aPeriodEndsOnTheLastCoveredDayUnlessTheLiteralReadingIsSet(@Nullable LocalDate acquired,
            @Nullable LocalDate lost, PeriodEnd periodEnd, @Nullable String start, @Nullable String end, String why) {
        FhirDialect dialect = new FhirDialect(IdentifierSpelling.URL, periodEnd, DependentWidth.HALF, false);
        Qualification qualification = lost == null
                ? Samples.insurance()
                : Samples.lost(acquired, lost);
        CoverageView view = Samples.coverage(
                qualification, null, lost == null ? CoverageStanding.IN_FORCE : CoverageStanding.LOST);
        Coverage coverage = convert(dialect, view);
        assertThat(coverage.getPeriod().getStartElement().getValueAsString()).as(why).isEqualTo(start);
        assertThat(coverage.getPeriod().getEndElement().getValueAsString()).as(why).isEqualTo(end);
        assertThat(coverage.getPeriod().hasExtension(ExtensionUrls.PERIOD_END_READING))
                .isEqualTo(periodEnd == PeriodEnd.LITERAL_LOSS_DATE && end != null);
        if (lost != null) {
            assertThat(primitive(coverage, ExtensionUrls.DISQUALIFICATION_DATE)).isEqualTo(lost.toString());
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "category.csv", numLinesToSkip = 1)
    void theCategoryFollowsFromTheInsurersNumber(String insurer, String profile, @Nullable String category) {
        Qualification like = Samples.lateElderly();
        Qualification qualification = new Qualification(null, Samples.member(insurer, null, "1", null), null, null,
                null,
                like.person(), like.acquired(), null, null, like.cardValidity(), null, false, null, null, null,
                like.diseases(), like.tickets(), like.consents(), null);
        Coverage coverage = convert(FhirDialect.DEFAULT,
                Samples.coverage(qualification, null, CoverageStanding.UNCONFIRMED));
        assertThat(coverage.getType().getCodingFirstRep().getCode()).isEqualTo(category);
        assertThat(coverage.getMeta().getProfile()).extracting(CanonicalType::getValue)
                .containsExactly("https://madoguchi.jp/fhir/StructureDefinition/" + profile);
    }

    @ParameterizedTest
    @CsvSource({"IN_FORCE, ACTIVE", "LOST, CANCELLED", "UNCONFIRMED, DRAFT"})
    void onlyWhatIsInForceIsActive(CoverageStanding standing, CoverageStatus status) {
        assertThat(convert(FhirDialect.DEFAULT, Samples.coverage(Samples.insurance(), null, standing)).getStatus())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"HALF, 01", "FULL, ０１"})
    void theBranchStaysHalfWidthInTheExtensionWhateverDependentIs(DependentWidth width, String dependent) {
        FhirDialect dialect = new FhirDialect(IdentifierSpelling.URL, PeriodEnd.LAST_COVERED_DAY, width, false);
        Coverage coverage = convert(dialect, Samples.inForce(Samples.insurance()));
        assertThat(coverage.getDependent()).isEqualTo(dependent);
        assertThat(primitive(coverage, ExtensionUrls.INSURED_PERSON_SUB_NUMBER)).isEqualTo("01");
    }

    @Test
    void anInsuranceCarriesSymbolNumberBranchAndMemberId() {
        Coverage coverage = convert(FhirDialect.DEFAULT, Samples.inForce(Samples.insurance()));
        assertThat(primitive(coverage, ExtensionUrls.INSURED_PERSON_SYMBOL)).isEqualTo("宮６");
        assertThat(primitive(coverage, ExtensionUrls.INSURED_PERSON_NUMBER)).isEqualTo("1234567");
        assertThat(coverage.getIdentifierFirstRep().getValue()).isEqualTo("06999010:宮６:1234567:01");
        assertThat(primitive(coverage, ExtensionUrls.INSURED_NAME)).isEqualTo("見本　太郎");
        assertThat(coverage.getExtensionByUrl(ExtensionUrls.LIMIT_CERTIFICATE).getExtensionString("category"))
                .isEqualTo("A03");
        assertThat(coverage.getBeneficiary().getReference()).isEqualTo("Patient/patient-1");
        assertThat(coverage.getPayorFirstRep().getReference()).isEqualTo("Organization/payer-1");
    }

    @Test
    void whatTheAnswerDoesNotSayIsNotInvented() {
        Coverage coverage = convert(FhirDialect.DEFAULT, Samples.coverage(
                Samples.lost(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 1, 1)), null, CoverageStanding.LOST));
        assertThat(coverage.hasDependent()).isFalse();
        assertThat(coverage.hasExtension(ExtensionUrls.INSURED_PERSON_SYMBOL)).isFalse();
        assertThat(coverage.hasExtension(ExtensionUrls.INSURED_PERSON_SUB_NUMBER)).isFalse();
        assertThat(coverage.hasCostToBeneficiary()).isFalse();
        assertThat(primitive(coverage, ExtensionUrls.LOSS_REASON)).isEqualTo("03");
    }

    @Test
    void thePatientsShareIsAPercentage() {
        Coverage late = convert(FhirDialect.DEFAULT, Samples.inForce(Samples.lateElderly()));
        assertThat(late.getCostToBeneficiaryFirstRep().getValueQuantity().getValue()).isEqualByComparingTo("20");
        assertThat(late.getRelationship().getCodingFirstRep().getCode()).isEqualTo("1");
        Coverage elderly = convert(FhirDialect.DEFAULT, Samples.inForce(Samples.elderly()));
        assertThat(elderly.getCostToBeneficiaryFirstRep().getValueQuantity().getValue()).isEqualByComparingTo("30");
    }

    @Test
    void aTicketIsOneCoverageOfItsMonth() {
        MedicalTicket ticket = Samples.ticket(NOVEMBER, false);
        Coverage coverage = convert(FhirDialect.DEFAULT,
                Samples.coverage(Samples.publicAssistance(null, ticket), ticket, CoverageStanding.IN_FORCE));
        assertThat(coverage.getStatus()).isEqualTo(CoverageStatus.ACTIVE);
        assertThat(coverage.getSubscriberId()).isEqualTo("0000018");
        assertThat(coverage.getIdentifierFirstRep().getValue()).isEqualTo("12996013::0000018:");
        assertThat(coverage.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-11-01");
        assertThat(coverage.getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-11-30");
        assertThat(coverage.getExtensionByUrl(ExtensionUrls.MEDICAL_TICKET).getExtensionByUrl("treatmentMonth")
                .getValue().primitiveValue()).isEqualTo("2026-11");
    }

    @Test
    void aTicketWithoutDatesCoversItsMonthAndEndsWithTheProtection() {
        MedicalTicket ticket = new MedicalTicket(TicketType.DISPENSING, NOVEMBER, new DateRange(null, null), null, null,
                null, false, null, null, null);
        Coverage coverage = convert(FhirDialect.DEFAULT, Samples.coverage(
                Samples.publicAssistance(LocalDate.of(2026, 11, 16), ticket), ticket, CoverageStanding.LOST));
        assertThat(coverage.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-11-01");
        assertThat(coverage.getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-11-15");
    }

    @Test
    void aTicketForAnotherInstitutionIsNotActive() {
        MedicalTicket ticket = Samples.ticket(NOVEMBER, true);
        Coverage coverage = convert(FhirDialect.DEFAULT,
                Samples.coverage(Samples.publicAssistance(null, ticket), ticket, CoverageStanding.IN_FORCE));
        assertThat(coverage.getStatus()).isEqualTo(CoverageStatus.DRAFT);
    }

    @Test
    void publicAssistanceWithoutATicketIsReadableButNotActive() {
        Coverage coverage = convert(FhirDialect.DEFAULT,
                Samples.coverage(Samples.publicAssistance(null), null, CoverageStanding.IN_FORCE));
        assertThat(coverage.getStatus()).isEqualTo(CoverageStatus.DRAFT);
        assertThat(coverage.hasExtension(ExtensionUrls.MEDICAL_TICKET)).isFalse();
    }

    @Test
    void nationalProfilesAreClaimedOnlyOnRequestAndTheStrictOnesOnlyWhenActive() {
        FhirDialect claiming = new FhirDialect(
                IdentifierSpelling.URL, PeriodEnd.LAST_COVERED_DAY, DependentWidth.HALF, true);
        assertThat(profiles(claiming, CoverageStanding.IN_FORCE))
                .containsExactly(Profiles.INSURANCE_COVERAGE, Profiles.JP_COVERAGE, Profiles.ECS_INSURANCE);
        assertThat(profiles(claiming, CoverageStanding.UNCONFIRMED))
                .containsExactly(Profiles.INSURANCE_COVERAGE, Profiles.JP_COVERAGE);
        assertThat(profiles(FhirDialect.DEFAULT, CoverageStanding.IN_FORCE))
                .containsExactly(Profiles.INSURANCE_COVERAGE);
    }

    private static List<String> profiles(FhirDialect dialect, CoverageStanding standing) {
        Coverage coverage = new CoverageConverter(dialect)
                .convert(Samples.coverage(Samples.insurance(), null, standing), Samples.PATIENT);
        List<String> claimed = coverage.getMeta().getProfile().stream().map(CanonicalType::getValue).toList();
        // The definitions of others are not here to validate against.
        coverage.getMeta().getProfile().removeIf(profile -> !profile.getValue().startsWith(Profiles.BASE));
        valid(coverage);
        return claimed;
    }

    private static Coverage convert(FhirDialect dialect, CoverageView view) {
        return valid(new CoverageConverter(dialect).convert(view, Samples.PATIENT));
    }

    private static @Nullable String primitive(Coverage coverage, String url) {
        return coverage.getExtensionByUrl(url).getValue().primitiveValue();
    }
}
