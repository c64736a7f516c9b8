package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a bulk job. All problems of all fields are told at once, by the names of fields, never with what stood there. */
final class BulkForm {

    /** The most patients of one request. */
    static final int MOST_PATIENTS = 2_000;

    private static final int LONGEST_PERIOD = 92;
    private static final int OLDEST = 366;
    private static final int FURTHEST = 366;

    private final JsonNode body;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    /** @param known the fields that there are beside {@code by} */
    BulkForm(JsonNode body, Set<String> known, LocalDate today) {
        this.body = body;
        this.today = today;
        for (Iterator<String> names = body.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!name.equals("by") && !known.contains(name)) {
                throw new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "unknown field"));
            }
        }
    }

    /** Who, by the staff's identifier. */
    static String by(JsonNode body) {
        return DeskExchange.text(body, "by");
    }

    /** A day of appointments: today or later. */
    LocalDate day() {
        LocalDate day = day("day", today, today.plusDays(FURTHEST));
        return complete(day);
    }

    /** Patient numbers, 1 to {@value #MOST_PATIENTS}. */
    List<PatientNumber> patients() {
        JsonNode list = body.path("patients");
        if (!list.isArray() || list.isEmpty()) {
            refuse(list.isMissingNode() || list.isArray() ? ProblemCode.VALUE_MISSING : ProblemCode.VALUE_MALFORMED,
                    "patients");
        } else if (list.size() > MOST_PATIENTS) {
            refuse(ProblemCode.VALUE_TOO_LONG, "patients");
        }
        List<PatientNumber> numbers = new ArrayList<>();
        for (int i = 0; problems.isEmpty() && i < list.size(); i++) {
            String where = "patients[" + i + "]";
            switch (PatientNumber.parse(list.get(i).isTextual() ? list.get(i).textValue() : "?")) {
                case Parsed.Value<PatientNumber> number -> numbers.add(number.value());
                case Parsed.Refused<PatientNumber> refused -> refuse(refused.problem().code(), where);
            }
        }
        return complete(numbers);
    }

    /** Whose consents are collected, and of which days. */
    Consented consented() {
        Optional<CareSetting> setting = word("setting", null, CareSetting.values(),
                one -> one == CareSetting.HOME_VISIT || one == CareSetting.ONLINE);
        Optional<CollectionPeriod.By> dayOf = word("dayOf", CollectionPeriod.By.CONSENT, CollectionPeriod.By.values(),
                one -> one == CollectionPeriod.By.CONSENT || setting.equals(Optional.of(CareSetting.ONLINE)));
        LocalDate from = day("from", today.minusDays(OLDEST), today.plusDays(FURTHEST));
        LocalDate to = day("to", today.minusDays(OLDEST), today.plusDays(FURTHEST));
        if (problems.isEmpty() && (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_PERIOD - 1)))) {
            refuse(ProblemCode.DATE_IMPOSSIBLE, "to");
        }
        complete(problems);
        return new Consented(setting.orElseThrow(), new CollectionPeriod(dayOf.orElseThrow(), from, to));
    }

    /** Whose consents, of which days. */
    record Consented(CareSetting setting, CollectionPeriod period) {}

    /** A month whose tickets are collected: not more than a year back, nor later than the next. */
    YearMonth month() {
        YearMonth now = YearMonth.from(today);
        YearMonth month = value("month", YearMonth::parse).orElse(now);
        if (month.isBefore(now.minusYears(1)) || month.isAfter(now.plusMonths(1))) {
            refuse(ProblemCode.DATE_IMPOSSIBLE, "month");
        }
        return complete(month);
    }

    private LocalDate day(String field, LocalDate from, LocalDate to) {
        LocalDate day = value(field, LocalDate::parse).orElse(from);
        if (day.isBefore(from) || day.isAfter(to)) {
            refuse(ProblemCode.DATE_IMPOSSIBLE, field);
        }
        return day;
    }

    private <T> Optional<T> value(String field, Function<String, T> parse) {
        String text = text(field);
        if (text.isEmpty()) {
            refuse(ProblemCode.VALUE_MISSING, field);
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeParseException e) {
            refuse(ProblemCode.VALUE_MALFORMED, field);
            return Optional.empty();
        }
    }

    private <E extends Enum<E>> Optional<E> word(String field, @Nullable E otherwise, E[] words,
            Function<E, Boolean> allowed) {
        String text = text(field);
        if (text.isEmpty()) {
            if (otherwise == null) {
                refuse(ProblemCode.VALUE_MISSING, field);
            }
            return Optional.ofNullable(otherwise);
        }
        Optional<E> found = List.of(words).stream().filter(one -> one.name().equals(text) && allowed.apply(one))
                .findFirst();
        if (found.isEmpty()) {
            refuse(ProblemCode.VALUE_MALFORMED, field);
        }
        return found;
    }

    private String text(String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            return "?";
        }
        return DeskExchange.text(body, field);
    }

    private void refuse(ProblemCode code, String where) {
        problems.add(Problem.at(code, where));
    }

    private <T> T complete(T value) {
        if (!problems.isEmpty()) {
            throw new FieldsRefused(problems);
        }
        return value;
    }
}
