package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.DeclarationField;
import jp.madoguchi.domain.claim.DeclarationReading;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.claim.ReturnReason;
import jp.madoguchi.domain.claim.TypedMembership;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a clerk typed about a case. Reading fails with the names of fields, never with what stood there. */
final class CaseForm {

    private static final String DECLARATION = "declaration";

    private final JsonNode body;

    CaseForm(JsonNode body) {
        this.body = body;
    }

    /** Who, by the staff's identifier. */
    String by() {
        return DeskExchange.text(body, "by");
    }

    /** The same for the same content, and telling nothing of it. */
    String digest() {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(body.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The declaration that the patient signed. Fails with every problem of every field. */
    QualificationDeclaration signed(LocalDate visit) {
        return complete(QualificationDeclaration.parse(fields(), visit));
    }

    /** The declaration that counts as handed in, where there is one. */
    @Nullable
    QualificationDeclaration deemed(Confirmation.Heard heard) {
        return body.path(DECLARATION).isMissingNode()
                ? null
                : complete(QualificationDeclaration.deemed(fields(), heard));
    }

    private static QualificationDeclaration complete(DeclarationReading reading) {
        return switch (reading) {
            case DeclarationReading.Complete complete -> complete.declaration();
            case DeclarationReading.Incomplete incomplete -> throw new FieldsRefused(incomplete.problems());
        };
    }

    private Map<DeclarationField, String> fields() {
        JsonNode written = body.path(DECLARATION);
        if (!written.isObject()) {
            throw problem(written.isMissingNode() ? ProblemCode.VALUE_MISSING : ProblemCode.REQUEST_MALFORMED,
                    DECLARATION);
        }
        Map<DeclarationField, String> fields = new EnumMap<>(DeclarationField.class);
        for (DeclarationField field : DeclarationField.values()) {
            fields.put(field, DeskExchange.text(written, field.key()));
        }
        long known = fields.keySet().stream().filter(field -> written.has(field.key())).count();
        if (known != written.size()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "unknown field of " + DECLARATION);
        }
        return fields;
    }

    /** Insurer, symbol, number and branch. Fails with every problem of every field. */
    MemberId member() {
        TypedMembership typed = TypedMembership.parse(DeskExchange.text(body, "insurerNumber"),
                DeskExchange.text(body, "symbol"), DeskExchange.text(body, "number"),
                DeskExchange.text(body, "branch"));
        return switch (typed) {
            case TypedMembership.Read read -> read.member();
            case TypedMembership.Refused refused -> throw new FieldsRefused(refused.problems());
        };
    }

    /** Who heard that nothing changed, and when: now, where no time is said. */
    Confirmation.Heard heard(LocalDate visit, LocalDateTime now) {
        LocalDateTime at = value("at", LocalDateTime::parse).orElse(now);
        if (at.toLocalDate().isBefore(visit) || at.isAfter(now)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "at");
        }
        return new Confirmation.Heard(by(), at);
    }

    /** A day that has come already: today, where none is said. */
    LocalDate on(LocalDate today) {
        LocalDate on = value("on", LocalDate::parse).orElse(today);
        if (on.isAfter(today)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "on");
        }
        return on;
    }

    YearMonth month() {
        return value("month", YearMonth::parse).orElseThrow(() -> problem(ProblemCode.VALUE_MISSING, "month"));
    }

    boolean insured() {
        JsonNode says = body.path("insured");
        if (!says.isBoolean()) {
            throw problem(says.isMissingNode() ? ProblemCode.VALUE_MISSING : ProblemCode.VALUE_MALFORMED, "insured");
        }
        return says.booleanValue();
    }

    ReturnReason reason() {
        String word = DeskExchange.text(body, "reason");
        if (word.isEmpty()) {
            throw problem(ProblemCode.VALUE_MISSING, "reason");
        }
        return List.of(ReturnReason.values()).stream().filter(reason -> reason.name().equals(word)).findFirst()
                .orElseThrow(() -> problem(ProblemCode.VALUE_MALFORMED, "reason"));
    }

    private <T> Optional<T> value(String field, Function<String, T> parse) {
        String text = DeskExchange.text(body, field);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text));
        } catch (DateTimeParseException e) {
            throw problem(ProblemCode.VALUE_MALFORMED, field);
        }
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
