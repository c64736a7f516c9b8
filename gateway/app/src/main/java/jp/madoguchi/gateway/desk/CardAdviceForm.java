package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMedium;
import jp.madoguchi.domain.card.TroubleQuestion;
import jp.madoguchi.domain.channel.InsurerKind;
import jp.madoguchi.domain.channel.PaperHolders;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.desk.CardDates;
import jp.madoguchi.reception.desk.CardReport;
import org.jspecify.annotations.Nullable;

/** What a clerk sees of a card and its reader, as it is sent. Reading fails with the names of fields, never with what stood there. */
final class CardAdviceForm {

    private static final Set<String> FIELDS = Set.of("visit", "card", "tries", "unread", "codePrinted", "holder");
    private static final Set<String> OF_CARD = Set.of("medium", "certificateExpiry", "lastDay", "issued", "birthDate");
    private static final Set<String> OF_TRIES = Set.of("wrongPins", "faceMismatches");
    private static final Set<String> OF_HOLDER = Set.of("insurer", "joined", "birthDate", "myNumberCard");

    private final JsonNode body;

    CardAdviceForm(JsonNode body) {
        this.body = body;
    }

    /** The report, about today where no day is said. */
    CardReport report(LocalDate today) {
        known(body, FIELDS);
        LocalDate said = day(body, "visit", "visit");
        LocalDate visit = said == null ? today : said;
        JsonNode unread = part("unread");
        return new CardReport(visit, dates(part("card")), tries(part("tries")),
                unread == null ? Map.of() : answers(unread), unread != null, day(body, "codePrinted", "codePrinted"),
                Optional.ofNullable(part("holder")).map(holder -> holder(holder, visit)));
    }

    private @Nullable JsonNode part(String field) {
        JsonNode part = body.path(field);
        if (part.isMissingNode() || part.isNull()) {
            return null;
        }
        if (!part.isObject()) {
            throw NextStepForm.problem(ProblemCode.REQUEST_MALFORMED, field);
        }
        return part;
    }

    private static @Nullable CardDates dates(@Nullable JsonNode card) {
        if (card == null) {
            return null;
        }
        known(card, OF_CARD);
        String medium = DeskExchange.text(card, "medium");
        return new CardDates(
                medium.isEmpty() ? CardMedium.CARD : NextStepForm.word(medium, CardMedium.class, "card.medium"),
                day(card, "certificateExpiry", "card.certificateExpiry"), day(card, "lastDay", "card.lastDay"),
                day(card, "issued", "card.issued"), day(card, "birthDate", "card.birthDate"));
    }

    private static @Nullable CardLocks tries(@Nullable JsonNode tries) {
        if (tries == null) {
            return null;
        }
        known(tries, OF_TRIES);
        return new CardLocks(count(tries, "wrongPins", CardLocks.PIN_TRIES),
                count(tries, "faceMismatches", CardLocks.FACE_TRIES));
    }

    private static int count(JsonNode tries, String field, int most) {
        JsonNode count = tries.path(field);
        if (count.isMissingNode()) {
            return 0;
        }
        if (!count.isInt() || count.intValue() < 0 || count.intValue() > most) {
            throw NextStepForm.problem(ProblemCode.VALUE_MALFORMED, "tries." + field);
        }
        return count.intValue();
    }

    /** The answers, by the question's short name: {@code T1} to {@code T5}. */
    private static Map<TroubleQuestion, Boolean> answers(JsonNode unread) {
        Map<TroubleQuestion, Boolean> answers = new EnumMap<>(TroubleQuestion.class);
        for (Iterator<String> names = unread.fieldNames(); names.hasNext();) {
            String name = names.next();
            TroubleQuestion question = question(name);
            JsonNode answer = unread.path(name);
            if (!answer.isBoolean()) {
                throw NextStepForm.problem(ProblemCode.REQUEST_MALFORMED, "unread." + CardAdviceJson.word(question));
            }
            answers.put(question, answer.booleanValue());
        }
        return answers;
    }

    private static TroubleQuestion question(String word) {
        for (TroubleQuestion question : TroubleQuestion.values()) {
            if (CardAdviceJson.word(question).equals(word)) {
                return question;
            }
        }
        throw NextStepForm.problem(ProblemCode.REQUEST_MALFORMED, "unread");
    }

    private static PaperHolders.Holder holder(JsonNode holder, LocalDate visit) {
        known(holder, OF_HOLDER);
        JsonNode card = holder.path("myNumberCard");
        if (!card.isBoolean()) {
            throw NextStepForm.problem(card.isMissingNode() ? ProblemCode.VALUE_MISSING : ProblemCode.REQUEST_MALFORMED,
                    "holder.myNumberCard");
        }
        InsurerKind insurer = NextStepForm.word(DeskExchange.text(holder, "insurer"), InsurerKind.class,
                "holder.insurer");
        return switch (PaperHolders.Holder.parse(insurer, needed(holder, "joined"), needed(holder, "birthDate"),
                card.booleanValue(), visit)) {
            case Parsed.Value<PaperHolders.Holder> v -> v.value();
            case Parsed.Refused<PaperHolders.Holder> r ->
                throw NextStepForm.problem(r.problem().code(), "holder." + r.problem().where());
        };
    }

    private static LocalDate needed(JsonNode holder, String field) {
        LocalDate day = day(holder, field, "holder." + field);
        if (day == null) {
            throw NextStepForm.problem(ProblemCode.VALUE_MISSING, "holder." + field);
        }
        return day;
    }

    private static void known(JsonNode json, Set<String> fields) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
            if (!fields.contains(names.next())) {
                throw NextStepForm.problem(ProblemCode.REQUEST_MALFORMED, "an unknown field");
            }
        }
    }

    private static @Nullable LocalDate day(JsonNode json, String field, String where) {
        String text = DeskExchange.text(json, field);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw NextStepForm.problem(ProblemCode.VALUE_MALFORMED, where);
        }
    }
}
