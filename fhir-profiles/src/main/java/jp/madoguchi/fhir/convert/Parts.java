package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.TimeZone;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.profile.CodeSystems;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Small parts that all resources are made of. Times are written in Japan's offset whatever the machine's zone is. */
final class Parts {

    private static final TimeZone JAPAN = TimeZone.getTimeZone("Asia/Tokyo");
    /** What the national system is called where it stands beside organizations. */
    static final String NATIONAL_SYSTEM = "オンライン資格確認等システム";

    private Parts() {}

    static void stamp(Resource resource, ResourceId id, Stamp stamp, String profile) {
        resource.setId(id.value());
        resource.getMeta()
                .setVersionId(Long.toString(stamp.revision()))
                .setLastUpdatedElement(instant(stamp.updatedAt()))
                .addProfile(profile);
    }

    /** What is shown now and kept by nobody has no version, and says so (v3 Confidentiality, ActCode). */
    static void shown(Resource resource, String profile) {
        resource.getMeta().addProfile(profile)
                .addSecurity(coding(CodeSystems.CONFIDENTIALITY, "R", null))
                .addSecurity(coding(CodeSystems.ACT_CODE, "DELAU", null));
    }

    static Reference reference(String type, ResourceId id) {
        return new Reference(type + "/" + id.value());
    }

    static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    static CodeableConcept concept(String system, String code, @Nullable String display) {
        return new CodeableConcept(coding(system, code, display));
    }

    static Coding coding(String system, String code, @Nullable String display) {
        return new Coding(system, code, display);
    }

    static DateType date(LocalDate date) {
        return new DateType(date.toString());
    }

    static DateTimeType dateTime(Instant instant) {
        return in(new DateTimeType(), instant, TemporalPrecisionEnum.SECOND);
    }

    static InstantType instant(Instant instant) {
        return in(new InstantType(), instant, TemporalPrecisionEnum.MILLI);
    }

    /** The zone comes first: a time that is given before it is written out twice. */
    private static <T extends BaseDateTimeType> T in(T time, Instant instant, TemporalPrecisionEnum precision) {
        time.setTimeZone(JAPAN);
        time.setValue(Date.from(instant), precision);
        return time;
    }

    static @Nullable Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null && to == null || from != null && to != null && to.isBefore(from)) {
            return null;
        }
        Period period = new Period();
        if (from != null) {
            period.setStartElement(new DateTimeType(from.toString()));
        }
        if (to != null) {
            period.setEndElement(new DateTimeType(to.toString()));
        }
        return period;
    }

    static @Nullable Period period(DateRange range) {
        return period(range.from(), range.to());
    }

    static Extension code(String url, String code) {
        return new Extension(url, new CodeType(code));
    }

    static Extension string(String url, String text) {
        return new Extension(url, new StringType(text));
    }

    static Extension date(String url, LocalDate date) {
        return new Extension(url, date(date));
    }

    static Extension flag(String url, boolean value) {
        return new Extension(url, new BooleanType(value));
    }
}
