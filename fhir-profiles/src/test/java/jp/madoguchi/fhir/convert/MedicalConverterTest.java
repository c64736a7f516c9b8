package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.CheckUpItem;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.TreatmentItem;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Medicines, treatments and check-ups, as written and no more than that. */
class MedicalConverterTest {

    private static final CareMonth.Organisation PHARMACY = new CareMonth.Organisation("9941234567", "架空薬局");
    private static final CareMonth.Organisation NOBODY = new CareMonth.Organisation(null, null);
    private static final Medicine FULL = new Medicine("990000101", "架空錠５ｍｇ", "架空成分", "1", "錠", "１日１回朝食後",
            "粉砕", "28", "21");
    private static final Medicine BARE = new Medicine(null, null, null, null, null, null, null, null, null);
    private static final TreatmentItem TREATMENT = new TreatmentItem("990000201", "架空検査", "60", "1", "2", "回");

    private static CareMonth month(CareMonth.Organisation performer, CareMonth.Organisation issuer, CareDay day) {
        return new CareMonth(YearMonth.of(2026, 10), performer, "1", issuer, "1", "2", List.of(day));
    }

    private static CareDay day(@Nullable LocalDate done, @Nullable LocalDate prescribed, Medicine... medicines) {
        return new CareDay(done, prescribed, List.of(medicines), List.of(TREATMENT));
    }

    private static MedicineHistory history(List<CareMonth> claims, List<CareMonth> prescriptions,
            List<CareMonth> dispensings) {
        return new MedicineHistory(MedicalSubject.UNNAMED, claims, prescriptions, dispensings);
    }

    private static List<MedicationStatement> medicines(MedicineHistory history) {
        List<MedicationStatement> all = new MedicalConverter().medicines(history, Samples.PATIENT);
        all.forEach(Valid::valid);
        return all;
    }

    private static List<String> details(List<Extension> extensions) {
        return extensions.stream().filter(one -> one.getUrl().equals(ExtensionUrls.CARE_DETAILS))
                .flatMap(one -> one.getExtension().stream())
                .map(one -> one.getUrl() + "=" + one.getValue().primitiveValue()).toList();
    }

    @Test
    void aMedicineIsToldAsWritten() {
        MedicationStatement one = medicines(history(
                List.of(month(PHARMACY, NOBODY, day(LocalDate.of(2026, 10, 12), null, FULL))), List.of(), List.of()))
                .getFirst();

        assertThat(one.getMedicationCodeableConcept().getText()).isEqualTo("架空錠５ｍｇ");
        assertThat(one.getMedicationCodeableConcept().getCodingFirstRep().getCode()).isEqualTo("990000101");
        assertThat(one.getSubject().getReference()).isEqualTo("Patient/patient-1");
        assertThat(one.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-10-12");
        assertThat(one.getInformationSource().getDisplay()).isEqualTo("架空薬局");
        assertThat(one.getInformationSource().getIdentifier().getValue()).isEqualTo("9941234567");
        assertThat(one.getDosageFirstRep().getText()).isEqualTo("１日１回朝食後／粉砕");
        assertThat(details(one.getExtension())).containsExactly("ingredient=架空成分", "quantity=1", "unit=錠",
                "times=28", "category=21", "admission=2");
    }

    @Test
    void nothingIsSaidOfWhetherItIsTakenAndNothingIsToBeKept() {
        MedicationStatement one = medicines(history(List.of(month(PHARMACY, NOBODY, day(null, null, FULL))),
                List.of(), List.of())).getFirst();

        assertThat(one.getStatus().toCode()).isEqualTo("unknown");
        assertThat(one.getMeta().hasVersionId()).isFalse();
        assertThat(one.getMeta().getSecurity()).extracting(Coding::getCode).containsExactly("R", "DELAU");
    }

    @Test
    void eachSaysFromWhatItIsKnown() {
        CareMonth dispensed = month(PHARMACY, NOBODY, day(LocalDate.of(2026, 10, 12), null, FULL));
        CareMonth prescribed = month(NOBODY, new CareMonth.Organisation(null, "架空医院"),
                day(null, LocalDate.of(2026, 10, 11), FULL));

        List<MedicationStatement> all = medicines(
                history(List.of(dispensed), List.of(prescribed), List.of(dispensed)));

        assertThat(all).extracting(one -> one.getCategory().getCodingFirstRep().getCode())
                .containsExactly("claim", "prescription", "dispensing");
        assertThat(all.get(1).getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-10-11");
        assertThat(all.get(1).getInformationSource().getDisplay()).as("who issued it").isEqualTo("架空医院");
    }

    @Test
    void whatTheNationalSystemLeftOutIsLeftOut() {
        MedicationStatement one = medicines(history(List.of(new CareMonth(YearMonth.of(2026, 10), NOBODY, null, NOBODY,
                null, null, List.of(day(null, null, BARE)))), List.of(), List.of())).getFirst();

        assertThat(one.getMedicationCodeableConcept().getText()).isEqualTo("名称の記載なし");
        assertThat(one.getEffectiveDateTimeType().getValueAsString()).as("the month").isEqualTo("2026-10");
        assertThat(one.hasInformationSource()).isFalse();
        assertThat(one.hasDosage()).isFalse();
        assertThat(one.hasExtension()).isFalse();
    }

    @Test
    void aTreatmentIsToldAsWritten() {
        Procedure one = valid(new MedicalConverter().treatments(
                history(List.of(month(PHARMACY, NOBODY, day(LocalDate.of(2026, 10, 12), null, FULL))), List.of(),
                        List.of()),
                Samples.PATIENT).getFirst());

        assertThat(one.getCode().getText()).isEqualTo("架空検査");
        assertThat(one.getPerformedDateTimeType().getValueAsString()).isEqualTo("2026-10-12");
        assertThat(one.getPerformerFirstRep().getActor().getDisplay()).isEqualTo("架空薬局");
        assertThat(details(one.getExtension())).containsExactly("quantity=1", "unit=回", "times=2", "category=60",
                "admission=2");
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource(nullValues = "-", value = {
            "58.20, kg, -, -, 58.20 kg",
            "-0.5, -, -, -, -0.5 null",
            "0058, kg, -, -, 0058 kg",
            "1+, -, -, -, 1+",
            "+-, -, 1.2.392.99.1, 疑い, urn:oid:1.2.392.99.1|+- 疑い",
            "2, -, 1.2.392.99.1, -, urn:oid:1.2.392.99.1|2 2",
            "2, -, no table, なし, なし",
            "-, -, -, 記載のみ, 記載のみ",
            "-, -, -, -, absent",
    })
    void aValueKeepsItsDigitsOrItsWords(@Nullable String value, @Nullable String unit, @Nullable String oid,
            @Nullable String meaning, String told) {
        CheckUpItem item = new CheckUpItem("9N001000000000001", "架空項目", "PQ", value, unit, oid, meaning);
        Observation one = valid(new CheckUpConverter().convert(new CheckUpHistory(MedicalSubject.UNNAMED,
                List.of(new CheckUp(LocalDate.of(2026, 6, 1), List.of(item)))), Samples.PATIENT).getFirst());

        assertThat(one.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-06-01");
        assertThat(one.getCode().getCodingFirstRep().getCode()).isEqualTo("9N001000000000001");
        assertThat(said(one)).isEqualTo(told);
    }

    private static String said(Observation one) {
        if (!one.hasValue()) {
            return one.hasDataAbsentReason() ? "absent" : "nothing";
        }
        if (one.hasValueQuantity()) {
            return one.getValueQuantity().getValueElement().getValueAsString() + " "
                    + one.getValueQuantity().getUnit();
        }
        if (one.hasValueCodeableConcept()) {
            Coding coding = one.getValueCodeableConcept().getCodingFirstRep();
            return (coding.hasCode() ? coding.getSystem() + "|" + coding.getCode() + " " : "")
                    + one.getValueCodeableConcept().getText();
        }
        return one.getValueStringType().getValue();
    }
}
