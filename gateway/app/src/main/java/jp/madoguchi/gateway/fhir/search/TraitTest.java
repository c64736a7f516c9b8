package jp.madoguchi.gateway.fhir.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.identity.SearchText;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.Traits;

/** What traits can tell of a condition before anything is decoded: never no where the condition could be met. */
@FunctionalInterface
interface TraitTest {

    /** Whether a patient's resources may meet it. */
    boolean mayFit(Traits traits);

    /** The test of a condition; empty if traits say nothing of it. */
    static Optional<TraitTest> of(ReadableType type, Condition.Own condition) {
        if (type == ReadableType.DESK_TASK || type == ReadableType.AUDIT_EVENT) {
            return Optional.empty(); // traits are those of patients, and say nothing of desk work or who saw what
        }
        boolean patient = type == ReadableType.PATIENT;
        return switch (condition) {
            case Condition.Texts texts when patient && Set.of("name", "family", "given").contains(
                    texts.param().name()) ->
                Optional.of(names(texts));
            case Condition.Dates dates when patient && dates.param().name().equals("birthdate") ->
                Optional.of(born(dates.any()));
            case Condition.Dates dates when dates.param().name().equals("_lastUpdated") ->
                since(dates.any());
            case Condition.Texts other -> Optional.empty();
            case Condition.Dates other -> Optional.empty();
            case Condition.Tokens other -> Optional.empty();
            case Condition.References other -> Optional.empty();
            case Condition.Uris other -> Optional.empty();
            case Condition.Missing other -> Optional.empty();
        };
    }

    private static TraitTest names(Condition.Texts texts) {
        List<String> parts = texts.any().stream().map(text -> switch (texts.mode()) {
            case STARTS -> "\n" + text;
            case CONTAINS -> text;
            case EXACT -> "\n" + SearchText.of(text) + "\n";
        }).toList();
        return traits -> parts.stream().anyMatch(traits.names()::contains);
    }

    private static TraitTest born(List<SoughtDate> any) {
        return traits -> {
            LocalDate born = traits.birthDate();
            return born != null
                    && any.stream().anyMatch(sought -> sought.is(SoughtDate.days(born, born.plusDays(1))));
        };
    }

    /** Only "changed since" leads: whoever changed last before a moment is nearly everybody. */
    private static Optional<TraitTest> since(List<SoughtDate> any) {
        Instant earliest = Instant.MAX;
        for (SoughtDate sought : any) {
            Instant from = switch (sought.prefix()) {
                case EQ, GE, AP -> sought.span().from().minusSeconds(86_400);
                case GT, SA -> sought.span().from();
                case NE, LT, LE, EB -> Instant.MIN;
            };
            earliest = from.isBefore(earliest) ? from : earliest;
        }
        Instant since = earliest;
        return since.equals(Instant.MIN) ? Optional.empty() : Optional.of(traits -> !traits.changed().isBefore(since));
    }
}
