package jp.madoguchi.fhir.convert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.CheckUpItem;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Results and answers of check-ups as resources without an id, for somebody who looks at them now. */
public final class CheckUpConverter {

    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    /** What a FHIR decimal can hold with exactly these digits. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,8})?");
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

    /** The items of all check-ups, in their order. */
    public List<Observation> convert(CheckUpHistory history, ResourceId patient) {
        List<Observation> all = new ArrayList<>();
        for (CheckUp checkUp : history.checkUps()) {
            checkUp.items().forEach(item -> all.add(convert(checkUp.day(), item, patient)));
        }
        return all;
    }

    private static Observation convert(@Nullable LocalDate day, CheckUpItem item, ResourceId patient) {
        Observation observation = new Observation();
        Parts.shown(observation, Profiles.CHECK_UP_ITEM);
        observation.setStatus(ObservationStatus.FINAL);
        observation.setCode(MedicalConverter.named(CodeSystems.CHECK_UP_ITEM_CODE, item.code(), item.name()));
        observation.setSubject(Parts.reference("Patient", patient));
        if (day != null) {
            observation.setEffective(new DateTimeType(day.toString()));
        }
        Type value = value(item);
        if (value == null) {
            observation.setDataAbsentReason(Parts.concept(ABSENT, "unknown", null));
        } else {
            observation.setValue(value);
        }
        return observation;
    }

    /** A coded value of its table; a number with its unit; else the text as written. */
    private static @Nullable Type value(CheckUpItem item) {
        String value = item.value() == null ? "" : item.value().strip();
        String meaning = item.valueName() == null || item.valueName().isBlank() ? null : item.valueName();
        if (value.isEmpty()) {
            return meaning == null ? null : new StringType(meaning);
        }
        String unit = item.unit() == null || item.unit().isBlank() ? null : item.unit();
        if (item.oid() != null && OID.matcher(item.oid()).matches()) {
            return new CodeableConcept(Parts.coding("urn:oid:" + item.oid(), value, null))
                    .setText(meaning == null ? value : meaning);
        }
        if (meaning != null) {
            return new CodeableConcept().setText(meaning);
        }
        return NUMBER.matcher(value).matches()
                ? new Quantity().setValue(new BigDecimal(value)).setUnit(unit)
                : new StringType(unit == null ? value : value + " " + unit);
    }
}
