package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import org.jspecify.annotations.Nullable;

/** Who asks for the next step, about whom, and with what. Strict: reading fails with the names of fields, never with what stood there. */
final class NextStepForm {

    private static final Set<String> FIELDS = Set.of("by", "patient", "visit", "inquiry", "presented", "answered");

    private final JsonNode body;
    private final ViewerRole role;

    /** @param role as whom it is asked, by the token */
    NextStepForm(JsonNode body, ViewerRole role) {
        this.body = body;
        this.role = role;
    }

    /** Who, by the staff's identifier. */
    String by() {
        return DeskExchange.text(body, "by");
    }

    /** Whom it is about; null where nobody knows. */
    @Nullable
    ResourceId patient() {
        String id = DeskExchange.text(body, "patient");
        if (id.isEmpty()) {
            return null;
        }
        if (!id.matches("[0-9A-Za-z.-]{1,64}")) {
            throw problem(ProblemCode.VALUE_MALFORMED, "patient");
        }
        return new ResourceId(id);
    }

    /** The day of the visit: today, where none is said. */
    LocalDate visit(LocalDate today) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw problem(ProblemCode.REQUEST_MALFORMED, "an unknown field");
            }
        }
        String text = DeskExchange.text(body, "visit");
        try {
            return text.isEmpty() ? today : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw problem(ProblemCode.VALUE_MALFORMED, "visit");
        }
    }

    /** The question that was asked at this visit; null where none is named. */
    @Nullable
    InquiryId inquiry() {
        String id = DeskExchange.text(body, "inquiry");
        return id.isEmpty()
                ? null
                : InquiryId.parse(id).toOptional()
                        .orElseThrow(() -> problem(ProblemCode.VALUE_MALFORMED, "inquiry"));
    }

    /** What the patient presents. */
    Presented presented(LocalDate visit) {
        JsonNode json = body.path("presented");
        if (!json.isObject()) {
            throw problem(json.isMissingNode() ? ProblemCode.VALUE_MISSING : ProblemCode.REQUEST_MALFORMED,
                    "presented");
        }
        return new PresentedForm(json, role == ViewerRole.DOCTOR).read();
    }

    /** What the terminal's own screen said to the four items: a validity, or {@code NONE} for no answer; null where nothing is said. */
    @Nullable
    Lookup answered() {
        String text = DeskExchange.text(body, "answered");
        if (text.isEmpty()) {
            return null;
        }
        return text.equals("NONE")
                ? new Lookup.Unanswered(QueryBy.FOUR_ITEMS)
                : new Lookup.Answered(QueryBy.FOUR_ITEMS, word(text, QualificationValidity.class, "answered"));
    }

    static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }

    static <E extends Enum<E>> E word(String text, Class<E> type, String where) {
        return List.of(type.getEnumConstants()).stream().filter(one -> one.name().equals(text)).findFirst()
                .orElseThrow(() -> problem(text.isEmpty() ? ProblemCode.VALUE_MISSING : ProblemCode.VALUE_MALFORMED,
                        where));
    }
}
