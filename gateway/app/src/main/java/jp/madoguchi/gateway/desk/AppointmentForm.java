package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.claim.TypedMembership;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.bulk.Appointment;
import jp.madoguchi.reception.bulk.AppointmentEntry;
import org.jspecify.annotations.Nullable;

/** Appointments as the desk's API takes them. All problems of all of them are told at once, by place and field. */
final class AppointmentForm {

    /** The most appointments of one request. */
    static final int MOST = 500;

    private static final int MOST_DAYS_AHEAD = 366;
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1868, 1, 1);
    private static final String LIST = "appointments";
    private static final Set<String> FIELDS = Set.of("day", "patientNumber", "cancelled", "card");
    private static final Set<String> CARD = Set.of("insurerNumber", "symbol", "number", "branch", "birthDate");

    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    private AppointmentForm(LocalDate today) {
        this.today = today;
    }

    /** Reads a body. Fails with every problem of every appointment. */
    static List<AppointmentEntry> read(JsonNode body, LocalDate today) {
        JsonNode list = body.path(LIST);
        if (!list.isArray() || list.isEmpty()) {
            throw problem(list.isMissingNode() || list.isArray()
                    ? ProblemCode.VALUE_MISSING
                    : ProblemCode.REQUEST_MALFORMED, LIST);
        }
        if (list.size() > MOST) {
            throw problem(ProblemCode.VALUE_TOO_LONG, LIST);
        }
        AppointmentForm form = new AppointmentForm(today);
        List<AppointmentEntry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            form.entry(list.get(i), LIST + "[" + i + "].", entries);
        }
        if (!form.problems.isEmpty()) {
            throw new FieldsRefused(form.problems);
        }
        return entries;
    }

    private void entry(JsonNode one, String place, List<AppointmentEntry> entries) {
        if (!one.isObject() || hasOthers(one, FIELDS)) {
            problems.add(Problem.at(ProblemCode.REQUEST_MALFORMED, place.substring(0, place.length() - 1)));
            return;
        }
        int before = problems.size();
        LocalDate day = day(one, "day", place, today, today.plusDays(MOST_DAYS_AHEAD));
        PatientNumber patient = switch (PatientNumber.parse(text(one, "patientNumber", place))) {
            case Parsed.Value<PatientNumber> number -> number.value();
            case Parsed.Refused<PatientNumber> refused -> {
                refuse(refused.problem().code(), place + "patientNumber");
                yield null;
            }
        };
        JsonNode cancelled = one.path("cancelled");
        if (!cancelled.isMissingNode() && !cancelled.isBoolean()) {
            problems.add(Problem.at(ProblemCode.VALUE_MALFORMED, place + "cancelled"));
        }
        CardQuestion card = one.hasNonNull("card") ? card(one.path("card"), place + "card.") : null;
        if (problems.size() == before && day != null && patient != null) {
            entries.add(new AppointmentEntry(day, new Appointment(patient, card), cancelled.asBoolean()));
        }
    }

    private @Nullable CardQuestion card(JsonNode card, String place) {
        if (!card.isObject() || hasOthers(card, CARD)) {
            refuse(ProblemCode.REQUEST_MALFORMED, place.substring(0, place.length() - 1));
            return null;
        }
        LocalDate birth = day(card, "birthDate", place, EARLIEST_BIRTH, today);
        TypedMembership typed = TypedMembership.parse(text(card, "insurerNumber", place), text(card, "symbol", place),
                text(card, "number", place), text(card, "branch", place));
        MemberId member = switch (typed) {
            case TypedMembership.Read read -> read.member();
            case TypedMembership.Refused refused -> {
                refused.problems().forEach(
                        problem -> problems.add(Problem.at(problem.code(), place + problem.where())));
                yield null;
            }
        };
        return member == null || birth == null ? null : new CardQuestion(member, birth, false);
    }

    private @Nullable LocalDate day(JsonNode of, String field, String place, LocalDate from, LocalDate to) {
        String text = text(of, field, place);
        if (text.isEmpty()) {
            refuse(ProblemCode.VALUE_MISSING, place + field);
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(from) && !day.isAfter(to)) {
                return day;
            }
            refuse(ProblemCode.DATE_IMPOSSIBLE, place + field);
        } catch (DateTimeParseException e) {
            refuse(ProblemCode.VALUE_MALFORMED, place + field);
        }
        return null;
    }

    private String text(JsonNode of, String field, String place) {
        JsonNode value = of.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            problems.add(Problem.at(ProblemCode.VALUE_MALFORMED, place + field));
            return "";
        }
        return DeskExchange.text(of, field);
    }

    private void refuse(ProblemCode code, String where) {
        if (problems.stream().noneMatch(known -> known.where().equals(where))) {
            problems.add(Problem.at(code, where));
        }
    }

    private static boolean hasOthers(JsonNode object, Set<String> known) {
        long found = known.stream().filter(object::has).count();
        return found != object.size();
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
