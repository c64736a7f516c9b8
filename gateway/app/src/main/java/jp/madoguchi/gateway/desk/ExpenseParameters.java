package jp.madoguchi.gateway.desk;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.expense.ExpenseQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of what pays for a visit. */
final class ExpenseParameters {

    private static final Set<String> KNOWN = Set.of("visit", "cost");
    /** As an amount of the rule files: 0 to 999,999,999 yen. */
    private static final String YEN = "[0-9]{1,9}";

    private ExpenseParameters() {}

    /**
     * Reads a query; without {@code visit} it is today's. Fails with {@code REQUEST_MALFORMED} at the parameter, and with
     * {@code DATE_IMPOSSIBLE} for a visit that has not been yet.
     */
    static ExpenseQuery read(FacilityCode facility, ResourceId patient, LocalDate today,
            Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(KNOWN, values);
        return new ExpenseQuery(facility, patient, parameters.visit(today), cost(parameters.text("cost")));
    }

    private static @Nullable Long cost(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches(YEN)) {
            throw ListParameters.wrong("cost");
        }
        return Long.valueOf(text);
    }
}
