package jp.madoguchi.routes.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a desk says it was shown, in JSON. As strict as the question that it comes with. */
final class PresentedJson {

    private static final Set<String> FIELDS = Set.of("kind", "withMyNumberCard", "issued", "validUntil", "insured");

    private PresentedJson() {}

    /**
     * Reads it; unknown where nothing was said: a desk asked, so that there was a visit (R-CH-31).
     *
     * @param today the day in Japan
     * @throws ProblemException with the field as its place
     */
    static ShownAtDesk read(JsonNode json, LocalDate today) {
        if (json.isMissingNode() || json.isNull()) {
            return ShownAtDesk.unknown();
        }
        if (!json.isObject()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "presented");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
            if (!FIELDS.contains(names.next())) {
                throw problem(ProblemCode.REQUEST_MALFORMED, "presented: an unknown field");
            }
        }
        ShownAtDesk.Thing what = word(json, "kind", ShownAtDesk.Thing.class);
        if (what == null) {
            throw problem(ProblemCode.VALUE_MISSING, "presented.kind");
        }
        InsuredStatement insured = word(json, "insured", InsuredStatement.class);
        return ShownAtDesk.parse(what, flag(json), date(json, "issued"), date(json, "validUntil"),
                insured == null ? InsuredStatement.UNKNOWN : insured, today).orElseThrow();
    }

    private static boolean flag(JsonNode json) {
        JsonNode value = json.path("withMyNumberCard");
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "presented.withMyNumberCard");
        }
        return value.booleanValue();
    }

    private static <E extends Enum<E>> @Nullable E word(JsonNode json, String field, Class<E> type) {
        String text = text(json, field);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(text)).findFirst()
                .orElseThrow(() -> problem(ProblemCode.VALUE_MALFORMED, "presented." + field));
    }

    private static @Nullable LocalDate date(JsonNode json, String field) {
        String text = text(json, field);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw problem(ProblemCode.VALUE_MALFORMED, "presented." + field);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noSuchDay) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "presented." + field);
        }
    }

    private static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "presented." + field);
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
