package jp.madoguchi.fhir.convert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.TreatmentItem;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Medicines and treatments as resources without an id, for somebody who looks at them now. Everything is as the national system wrote it;
 * what it left out is left out.
 */
public final class MedicalConverter {

    /** The medicines of a history, in its order: from claims, from prescriptions, from dispensing. */
    public List<MedicationStatement> medicines(MedicineHistory history, ResourceId patient) {
        List<MedicationStatement> all = new ArrayList<>();
        medicines("claim", history.claims(), patient, all);
        medicines("prescription", history.prescriptions(), patient, all);
        medicines("dispensing", history.dispensings(), patient, all);
        return all;
    }

    private static void medicines(String source, List<CareMonth> months, ResourceId patient,
            List<MedicationStatement> all) {
        for (CareMonth month : months) {
            for (CareDay day : month.days()) {
                day.medicines().forEach(one -> all.add(medicine(source, month, day, one, patient)));
            }
        }
    }

    private static MedicationStatement medicine(String source, CareMonth month, CareDay day, Medicine one,
            ResourceId patient) {
        MedicationStatement statement = new MedicationStatement();
        Parts.shown(statement, Profiles.MEDICINE);
        details(one.ingredient(), one.quantity(), one.unit(), one.times(), one.category(), month.admission())
                .forEach(statement::addExtension);
        statement.setStatus(MedicationStatementStatus.UNKNOWN);
        statement.setCategory(Parts.concept(CodeSystems.MEDICAL_SOURCE, source, null));
        statement.setMedication(named(CodeSystems.MEDICINE_CODE, one.code(), one.name()));
        statement.setSubject(Parts.reference("Patient", patient));
        statement.setEffective(when(month, day));
        statement.setInformationSource(institution(month));
        String usage = Stream.of(one.usage(), one.instruction()).filter(Objects::nonNull)
                .filter(text -> !text.isBlank()).collect(Collectors.joining("／"));
        if (!usage.isEmpty()) {
            statement.addDosage().setText(usage);
        }
        return statement;
    }

    /** The treatments of a history, in its order. */
    public List<Procedure> treatments(MedicineHistory history, ResourceId patient) {
        List<Procedure> all = new ArrayList<>();
        Stream.of(history.claims(), history.prescriptions(), history.dispensings()).flatMap(List::stream)
                .forEach(month -> month.days().forEach(
                        day -> day.treatments().forEach(one -> all.add(treatment(month, day, one, patient)))));
        return all;
    }

    private static Procedure treatment(CareMonth month, CareDay day, TreatmentItem one, ResourceId patient) {
        Procedure procedure = new Procedure();
        Parts.shown(procedure, Profiles.TREATMENT);
        details(null, one.quantity(), one.unit(), one.times(), one.category(), month.admission())
                .forEach(procedure::addExtension);
        procedure.setStatus(ProcedureStatus.COMPLETED);
        procedure.setCode(named(CodeSystems.TREATMENT_CODE, one.code(), one.name()));
        procedure.setSubject(Parts.reference("Patient", patient));
        procedure.setPerformed(when(month, day));
        Reference institution = institution(month);
        if (institution != null) {
            procedure.addPerformer().setActor(institution);
        }
        return procedure;
    }

    /** What it is called; where it has no name its code says so. */
    static CodeableConcept named(String system, @Nullable String code, @Nullable String name) {
        CodeableConcept concept = new CodeableConcept();
        boolean coded = code != null && !code.isBlank();
        if (coded && Objects.requireNonNull(code).matches("\\S+( \\S+)*")) {
            concept.addCoding(Parts.coding(system, code, null));
        }
        return concept.setText(name != null && !name.isBlank() ? name : coded ? code : "名称の記載なし");
    }

    /** The day, of which a prescription has its own; else the month. */
    private static @Nullable DateTimeType when(CareMonth month, CareDay day) {
        LocalDate date = day.done() != null ? day.done() : day.prescribed();
        if (date != null) {
            return new DateTimeType(date.toString());
        }
        return month.month() == null ? null : new DateTimeType(month.month().toString());
    }

    /** Who treated or dispensed; where nobody did yet, who issued the prescription. */
    private static @Nullable Reference institution(CareMonth month) {
        CareMonth.Organisation who = month.performer().code() != null || month.performer().name() != null
                ? month.performer()
                : month.issuer();
        Reference reference = new Reference().setType("Organization").setDisplay(who.name());
        if (who.code() != null && who.code().matches("[0-9]{10}")) {
            reference.setIdentifier(Parts.identifier(IdentifierSystems.MEDICAL_INSTITUTION, who.code()));
        }
        return reference.hasDisplay() || reference.hasIdentifier() ? reference : null;
    }

    private static Stream<Extension> details(@Nullable String ingredient, @Nullable String quantity,
            @Nullable String unit, @Nullable String times, @Nullable String category, @Nullable String admission) {
        Extension details = new Extension(ExtensionUrls.CARE_DETAILS);
        detail(details, "ingredient", ingredient);
        detail(details, "quantity", quantity);
        detail(details, "unit", unit);
        detail(details, "times", times);
        detail(details, "category", category);
        detail(details, "admission", admission);
        return details.hasExtension() ? Stream.of(details) : Stream.empty();
    }

    private static void detail(Extension details, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            details.addExtension(Parts.string(name, text));
        }
    }
}
