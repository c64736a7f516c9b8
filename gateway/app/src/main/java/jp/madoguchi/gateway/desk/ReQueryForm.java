package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.problem.ProblemCode;

/** Who asks again without the card, and in which setting. Strict: reading fails with the names of fields, never with what stood there. */
final class ReQueryForm {

    private static final Set<String> FIELDS = Set.of("by", "setting", "visit", "terminal");

    private final JsonNode body;

    ReQueryForm(JsonNode body) {
        this.body = body;
    }

    /** Who, by the staff's identifier. */
    String by() {
        return DeskExchange.text(body, "by");
    }

    /** Where the patient is. Fails with {@code REQUEST_MALFORMED}, too, where there are other fields than those of a question. */
    CareSetting setting() {
        for (Iterator<String> names = body.fieldNames(); names.hasNext();) {
            if (!FIELDS.contains(names.next())) {
                throw NextStepForm.problem(ProblemCode.REQUEST_MALFORMED, "an unknown field");
            }
        }
        return NextStepForm.word(DeskExchange.text(body, "setting"), CareSetting.class, "setting");
    }

    /** The day of the visit: today, where none is said; never later. */
    LocalDate visit(LocalDate today) {
        String text = DeskExchange.text(body, "visit");
        LocalDate visit;
        try {
            visit = text.isEmpty() ? today : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw NextStepForm.problem(ProblemCode.VALUE_MALFORMED, "visit");
        }
        if (visit.isAfter(today)) {
            throw NextStepForm.problem(ProblemCode.DATE_IMPOSSIBLE, "visit");
        }
        return visit;
    }

    /** The terminal that is named; empty where none is. */
    String terminal() {
        return DeskExchange.text(body, "terminal");
    }
}
