package jp.madoguchi.domain.subsidy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.SubsidyRecord.Condition;
import org.jspecify.annotations.Nullable;

/** Reads a certificate's fields within the limits of the hub's interface (rules 7.4). */
final class SubsidyReader {

    private final Map<SubsidyField, String> fields;

    private SubsidyReader(Map<SubsidyField, String> fields) {
        this.fields = fields;
    }

    static Parsed<SubsidyRecord> read(Map<SubsidyField, String> fields, List<String> institutions,
            List<String> details) {
        try {
            return Parsed.of(new SubsidyReader(fields).record(institutions, details));
        } catch (ProblemException e) {
            return new Parsed.Refused<>(e.problem());
        }
    }

    private SubsidyRecord record(List<String> institutions, List<String> details) {
        for (SubsidyField field : SubsidyField.values()) {
            String value = text(field);
            if (value != null && value.length() > field.longest()) {
                throw problem(ProblemCode.VALUE_TOO_LONG, field);
            }
        }
        return new SubsidyRecord(text(SubsidyField.CERTIFICATE_TYPE), payer(), text(SubsidyField.NAME), recipient(),
                orEmpty(SubsidyField.SUB_KEY), orEmpty(SubsidyField.HISTORY_KEY), text(SubsidyField.SEGMENT),
                text(SubsidyField.INCOME_SEGMENT), conditions(), institutions, details,
                text(SubsidyField.MAX_COPAYMENT), validity(), flag(SubsidyField.ALWAYS_REIMBURSED),
                flag(SubsidyField.NOT_DISCLOSED), flag(SubsidyField.DELETED));
    }

    private @Nullable String text(SubsidyField field) {
        String value = fields.getOrDefault(field, "").strip();
        return value.isEmpty() ? null : value;
    }

    private String orEmpty(SubsidyField field) {
        String value = text(field);
        return value == null ? "" : value;
    }

    private @Nullable InsurerNumber payer() {
        String digits = text(SubsidyField.PAYER);
        if (digits == null) {
            return null;
        }
        if (!AsciiDigits.fill(digits, 8) || digits.startsWith("00")) {
            throw problem(ProblemCode.VALUE_MALFORMED, SubsidyField.PAYER);
        }
        return new InsurerNumber(digits);
    }

    private RecipientNumber recipient() {
        String number = text(SubsidyField.RECIPIENT);
        if (number == null) {
            throw problem(ProblemCode.VALUE_MISSING, SubsidyField.RECIPIENT);
        }
        return new RecipientNumber(number);
    }

    private List<Condition> conditions() {
        String text = text(SubsidyField.CONDITIONS);
        List<Condition> conditions = new ArrayList<>();
        for (String pair : text == null ? List.<String>of() : List.of(text.split(";", -1))) {
            int dash = pair.indexOf('-');
            if (dash < 0 || pair.substring(0, dash).isBlank() || pair.substring(dash + 1).isBlank()) {
                throw problem(ProblemCode.VALUE_MALFORMED, SubsidyField.CONDITIONS);
            }
            conditions.add(new Condition(pair.substring(0, dash).strip(), pair.substring(dash + 1).strip()));
        }
        return conditions;
    }

    private DateRange validity() {
        LocalDate from = date(SubsidyField.VALID_FROM);
        LocalDate to = date(SubsidyField.VALID_TO);
        if (from != null && to != null && to.isBefore(from)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, SubsidyField.VALID_TO);
        }
        return new DateRange(from, to);
    }

    /** {@code 2026-04-01} or {@code 20260401}. */
    private @Nullable LocalDate date(SubsidyField field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        String iso = AsciiDigits.fill(text, 8)
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
                : text;
        try {
            return LocalDate.parse(iso);
        } catch (DateTimeParseException noSuchDay) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, field);
        }
    }

    private boolean flag(SubsidyField field) {
        String text = text(field);
        if (text == null || text.equals("0")) {
            return false;
        }
        if (text.equals("1")) {
            return true;
        }
        throw problem(ProblemCode.VALUE_MALFORMED, field);
    }

    private static ProblemException problem(ProblemCode code, SubsidyField field) {
        return new ProblemException(Problem.at(code, field.wireName()));
    }
}
