package jp.madoguchi.gateway.fhir.search;

import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.R4;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.param;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.reference;
import static jp.madoguchi.gateway.fhir.search.Values.code;
import static jp.madoguchi.gateway.fhir.search.Values.codings;
import static jp.madoguchi.gateway.fhir.search.Values.date;
import static jp.madoguchi.gateway.fhir.search.Values.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.search.SearchParam.Kind;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The part of {@link SearchCatalogue} that is about medical information. It is looked at by the patient's id, and no other way leads to it. */
final class MedicalCatalogue {

    private MedicalCatalogue() {}

    static List<SearchParam> medicine() {
        List<SearchParam> all = own(MedicationStatement.class, MedicationStatement::getSubject,
                R4 + "clinical-patient", R4 + "MedicationStatement-subject");
        all.add(param("code", Kind.TOKEN, R4 + "clinical-code", MedicationStatement.class,
                one -> codings(one.getMedicationCodeableConcept().getCoding()), "that medicine"));
        all.add(param("category", Kind.TOKEN, R4 + "MedicationStatement-category", MedicationStatement.class,
                one -> codings(one.getCategory().getCoding()), "known from that: claim, prescription or dispensing"));
        all.add(param("effective", Kind.DATE, R4 + "MedicationStatement-effective", MedicationStatement.class,
                one -> one.hasEffective() ? date(one.getEffectiveDateTimeType()) : Stream.empty(),
                "prescribed or dispensed then"));
        all.add(param("status", Kind.TOKEN, R4 + "medications-status", MedicationStatement.class,
                one -> code(one.getStatus().getSystem(), one.getStatus().toCode()), "status: always unknown"));
        return List.copyOf(all);
    }

    static List<SearchParam> treatment() {
        List<SearchParam> all = own(Procedure.class, Procedure::getSubject, R4 + "clinical-patient",
                R4 + "Procedure-subject");
        all.add(param("code", Kind.TOKEN, R4 + "clinical-code", Procedure.class,
                one -> codings(one.getCode().getCoding()), "that treatment"));
        all.add(param("date", Kind.DATE, R4 + "clinical-date", Procedure.class,
                one -> one.hasPerformed() ? date(one.getPerformedDateTimeType()) : Stream.empty(), "done then"));
        all.add(param("status", Kind.TOKEN, R4 + "Procedure-status", Procedure.class,
                one -> code(one.getStatus().getSystem(), one.getStatus().toCode()), "status: always completed"));
        return List.copyOf(all);
    }

    static List<SearchParam> checkUpItem() {
        List<SearchParam> all = own(Observation.class, Observation::getSubject, R4 + "clinical-patient",
                R4 + "Observation-subject");
        all.add(param("code", Kind.TOKEN, R4 + "clinical-code", Observation.class,
                one -> codings(one.getCode().getCoding()), "that item"));
        all.add(param("date", Kind.DATE, R4 + "clinical-date", Observation.class,
                one -> one.hasEffective() ? date(one.getEffectiveDateTimeType()) : Stream.empty(),
                "of a check-up then"));
        all.add(param("status", Kind.TOKEN, R4 + "Observation-status", Observation.class,
                one -> code(one.getStatus().getSystem(), one.getStatus().toCode()), "status: always final"));
        return List.copyOf(all);
    }

    private static <R extends Resource> List<SearchParam> own(Class<R> model, Function<R, Reference> subject,
            String patient, String named) {
        Function<R, Stream<? extends Value>> whose = one -> references(List.of(subject.apply(one)));
        return new ArrayList<>(List.of(
                param("_id", Kind.TOKEN, R4 + "Resource-id", Resource.class,
                        resource -> code(null, resource.getIdElement().getIdPart()), "by the resource's id"),
                reference("patient", patient, Set.of(ReadableType.PATIENT), model, whose, "of that patient"),
                reference("subject", named, Set.of(ReadableType.PATIENT), model, whose, "of that patient")));
    }
}
