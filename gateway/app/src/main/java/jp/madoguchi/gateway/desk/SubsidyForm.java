package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import org.jspecify.annotations.Nullable;

/**
 * A paper certificate of a public expense, that one was typed by mistake, or what a patient chose at the reader. Strict: reading fails with the names of fields, never with
 * what stood there.
 */
final class SubsidyForm {

    private static final Set<String> OF_PAPER = Set.of("by", "payer", "recipient", "validFrom", "validUntil");
    private static final Set<String> OF_WITHDRAWAL = Set.of("by", "payer", "recipient", "reason");
    private static final Set<String> OF_CHOICE = Set.of("by", "visit", "choice");
    private static final int LONGEST_STAFF = 64;

    private final JsonNode body;

    private SubsidyForm(JsonNode body, Set<String> fields) {
        this.body = body;
        for (Iterator<String> names = body.fieldNames(); names.hasNext();) {
            if (!fields.contains(names.next())) {
                throw NextStepForm.problem(ProblemCode.REQUEST_MALFORMED, "an unknown field");
            }
        }
    }

    static SubsidyForm paper(JsonNode body) {
        return new SubsidyForm(body, OF_PAPER);
    }

    static SubsidyForm withdrawal(JsonNode body) {
        return new SubsidyForm(body, OF_WITHDRAWAL);
    }

    static SubsidyForm choice(JsonNode body) {
        return new SubsidyForm(body, OF_CHOICE);
    }

    /** Who, by the staff's identifier. */
    String by() {
        String by = DeskExchange.text(body, "by");
        if (by.isBlank() || by.length() > LONGEST_STAFF) {
            throw NextStepForm.problem(by.isBlank() ? ProblemCode.VALUE_MISSING : ProblemCode.VALUE_TOO_LONG, "by");
        }
        return by;
    }

    String payer() {
        return DeskExchange.text(body, "payer");
    }

    String recipient() {
        return DeskExchange.text(body, "recipient");
    }

    String reason() {
        return DeskExchange.text(body, "reason");
    }

    DateRange validity() {
        return new DateRange(day("validFrom"), day("validUntil"));
    }

    /** The day of the visit: today, where none is said; never later. */
    LocalDate visit(LocalDate today) {
        LocalDate said = day("visit");
        if (said != null && said.isAfter(today)) {
            throw NextStepForm.problem(ProblemCode.DATE_IMPOSSIBLE, "visit");
        }
        return said == null ? today : said;
    }

    SubsidyChoice choice() {
        return NextStepForm.word(DeskExchange.text(body, "choice"), SubsidyChoice.class, "choice");
    }

    private @Nullable LocalDate day(String field) {
        String text = DeskExchange.text(body, field);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw NextStepForm.problem(ProblemCode.VALUE_MALFORMED, field);
        }
    }
}
