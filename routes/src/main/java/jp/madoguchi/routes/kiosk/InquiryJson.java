package jp.madoguchi.routes.kiosk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.domain.claim.TypedMembership;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.inquiry.DeskQuestion;
import org.jspecify.annotations.Nullable;

/** A desk's question in JSON. Strict: what is not understood is refused with its place, never guessed and never dropped. */
final class InquiryJson {

    private static final Set<String> FIELDS = Set.of("patientNumber", "insurerNumber", "symbol", "number", "branch",
            "birthDate", "limitCertificateConsent", "confirmationDate", "presented");
    private static final LocalDate EARLIEST = LocalDate.of(1868, 1, 1);
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode json;
    private final LocalDate today;

    private InquiryJson(JsonNode json, LocalDate today) {
        this.json = json;
        this.today = today;
    }

    /**
     * Reads a question.
     *
     * @param body  UTF-8
     * @param today the day in Japan; the confirmation date unless another is given
     * @throws ProblemException with the field as its place
     */
    static DeskQuestion read(byte[] body, FacilityCode facility, TerminalId terminal, LocalDate today) {
        return new InquiryJson(parse(body), today).question(facility, terminal);
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode json = JSON.readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
            if (!json.isObject()) {
                throw malformed("body");
            }
            return json;
        } catch (CharacterCodingException notUtf8) {
            throw malformed("body: not UTF-8");
        } catch (JsonProcessingException notJson) {
            // Its message would quote what stood there.
            throw malformed("body: line " + notJson.getLocation().getLineNr() + ", column "
                    + notJson.getLocation().getColumnNr());
        }
    }

    private DeskQuestion question(FacilityCode facility, TerminalId terminal) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw malformed(name.matches("[A-Za-z][A-Za-z_]{0,39}") ? name : "an unknown field");
            }
        }
        PatientNumber patient = optional("patientNumber", PatientNumber::parse);
        MemberId member = MemberId.typed(needed("insurerNumber", TypedMembership::insurer),
                optional("symbol", CardSymbol::parse), needed("number", TypedMembership::number),
                optional("branch", BranchNumber::parse)).orElseThrow();
        LocalDate birthDate = needed("birthDate", text -> date(text, "birthDate"));
        LocalDate asked = optional("confirmationDate", text -> date(text, "confirmationDate"));
        if (birthDate.isBefore(EARLIEST)) {
            throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "birthDate"));
        }
        return new DeskQuestion(facility, terminal, patient,
                new CardQuestion(member, birthDate, flag("limitCertificateConsent")), asked == null ? today : asked,
                PresentedJson.read(json.path("presented"), today));
    }

    private Parsed<LocalDate> date(String text, String field) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, field);
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isAfter(today) ? Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, field) : Parsed.of(day);
        } catch (DateTimeParseException noSuchDay) {
            return Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, field);
        }
    }

    private boolean flag(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw malformed(field);
        }
        return value.booleanValue();
    }

    private <T> T needed(String field, Function<String, Parsed<T>> parse) {
        String text = text(field);
        if (text == null) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, field));
        }
        return value(field, text, parse);
    }

    private <T> @Nullable T optional(String field, Function<String, Parsed<T>> parse) {
        String text = text(field);
        return text == null ? null : value(field, text, parse);
    }

    private static <T> T value(String field, String text, Function<String, Parsed<T>> parse) {
        if (Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s‐‑–—―−ー-]", "").matches("[0-9]{12}")) {
            throw new ProblemException(Problem.at(ProblemCode.MY_NUMBER_REFUSED, field));
        }
        return switch (parse.apply(text)) {
            case Parsed.Value<T> v -> v.value();
            case Parsed.Refused<T> r -> throw new ProblemException(Problem.at(r.problem().code(), field));
        };
    }

    /** The text of a field; null if it is missing, null or blank. */
    private @Nullable String text(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw malformed(field);
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }

    private static ProblemException malformed(String where) {
        return new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, where));
    }
}
