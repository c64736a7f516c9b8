package jp.madoguchi.gateway.desk;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.claim.CaseCursor;
import jp.madoguchi.reception.claim.CaseQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of cases, and of one. */
final class CaseParameters {

    private static final Set<String> OF_LIST = Set.of("state", "month", "patient", "after", "count");
    private static final Set<String> OF_ONE = Set.of("month");

    private CaseParameters() {}

    /** Reads a query; without {@code state} it asks for what is not claimed yet. */
    static CaseQuery read(FacilityCode facility, Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(OF_LIST, values);
        String after = parameters.text("after");
        EnumSet<CaseState> states = Objects.requireNonNullElseGet(parameters.several(CaseState.class, "state"),
                CaseParameters::unclaimed);
        return new CaseQuery(facility, states, month(parameters), parameters.patient(),
                after == null ? null : CaseCursor.parse(after).orElseThrow(), parameters.count(CaseQuery.MOST));
    }

    private static EnumSet<CaseState> unclaimed() {
        return List.of(CaseState.values()).stream().filter(CaseState::beforeClaim)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseState.class)));
    }

    /** The month of claim for which somebody wants to see the way; null where none is said. */
    static @Nullable YearMonth claimMonth(Map<String, String[]> values) {
        return month(new ListParameters(OF_ONE, values));
    }

    private static @Nullable YearMonth month(ListParameters parameters) {
        String text = parameters.text("month");
        try {
            return text == null ? null : YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw ListParameters.wrong("month");
        }
    }
}
