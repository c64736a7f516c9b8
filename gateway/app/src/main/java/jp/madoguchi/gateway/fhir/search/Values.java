package jp.madoguchi.gateway.fhir.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Elements of resources as search values. */
final class Values {

    private Values() {}

    static Stream<Value> code(@Nullable String system, @Nullable String code) {
        return code == null ? Stream.empty() : Stream.of(new Value.Token(system, code));
    }

    static Stream<Value> codings(List<Coding> codings) {
        return codings.stream().flatMap(coding -> code(coding.getSystem(), coding.getCode()));
    }

    static Stream<Value> identifiers(List<Identifier> identifiers) {
        return identifiers.stream().flatMap(identifier -> code(identifier.getSystem(), identifier.getValue()));
    }

    static Stream<Value> canonicals(List<CanonicalType> uris) {
        return uris.stream().flatMap(uri -> text(uri.getValue()));
    }

    static Stream<Value> text(@Nullable String text) {
        return text == null || text.isEmpty() ? Stream.empty() : Stream.of(new Value.Text(text));
    }

    static Stream<Value> names(HumanName name) {
        return Stream.concat(Stream.concat(text(name.getText()), text(name.getFamily())),
                name.getGiven().stream().map(StringType::getValue).flatMap(Values::text));
    }

    static Stream<Value> references(List<Reference> references) {
        return references.stream().map(Reference::getReferenceElement)
                .filter(to -> to.hasResourceType() && to.hasIdPart())
                .map(to -> new Value.Reference(to.getResourceType(), to.getIdPart()));
    }

    /** A date of any precision, or a moment. */
    static Stream<Value> date(BaseDateTimeType date) {
        return date == null || date.isEmpty() ? Stream.empty() : Stream.of(span(date));
    }

    /** A period; one without a date is open on that side. */
    static Stream<Value> period(@Nullable Period period) {
        if (period == null || period.isEmpty()) {
            return Stream.empty();
        }
        Instant from = period.hasStart() ? span(period.getStartElement()).from() : Instant.MIN;
        Instant until = period.hasEnd() ? span(period.getEndElement()).until() : Instant.MAX;
        return Stream.of(new Value.Span(from, until));
    }

    private static Value.Span span(BaseDateTimeType date) {
        String text = date.getValueAsString();
        return switch (date.getPrecision()) {
            case YEAR -> SoughtDate.days(LocalDate.of(Integer.parseInt(text), 1, 1),
                    LocalDate.of(Integer.parseInt(text) + 1, 1, 1));
            case MONTH -> SoughtDate.days(YearMonth.parse(text).atDay(1), YearMonth.parse(text).plusMonths(1).atDay(1));
            case DAY -> SoughtDate.days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            case MINUTE -> from(date, ChronoUnit.MINUTES);
            case SECOND -> from(date, ChronoUnit.SECONDS);
            case MILLI -> from(date, ChronoUnit.MILLIS);
        };
    }

    private static Value.Span from(BaseDateTimeType date, ChronoUnit unit) {
        Instant moment = date.getValue().toInstant();
        return new Value.Span(moment, moment.plus(1, unit));
    }
}
