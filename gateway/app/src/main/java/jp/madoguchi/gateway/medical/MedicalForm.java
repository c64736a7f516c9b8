package jp.madoguchi.gateway.medical;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.reception.medical.MedicalWish;

/** What somebody wants to be asked. Reading fails with the names of fields, never with what stood there. */
final class MedicalForm {

    private static final int USUAL_MONTHS = 3;

    private final JsonNode body;

    MedicalForm(JsonNode body) {
        this.body = body;
    }

    /** The setting in which the patient consented; at the reader, where none is said. In an emergency nothing is asked through here. */
    CareSetting setting() {
        return setting(DeskExchange.text(body, "setting"));
    }

    static CareSetting setting(String word) {
        CareSetting setting = word.isEmpty() ? CareSetting.OUTPATIENT : constant(CareSetting.class, word, "setting");
        if (setting == CareSetting.EMERGENCY) {
            throw problem(ProblemCode.VALUE_MALFORMED, "setting");
        }
        return setting;
    }

    /** The terminal that is named; empty where none is. */
    String terminal() {
        return DeskExchange.text(body, "terminal");
    }

    /** Whether the consents of home visits are taken back at the national system, too. */
    boolean atHome() {
        return yes("atHome");
    }

    /** Medicines, with treatments if asked for; of this month and three before, where no months are said. */
    MedicalWish medicines(MemberId member, YearMonth now) {
        YearMonth to = month("to").orElse(now);
        YearMonth from = month("from").orElse(to.minusMonths(USUAL_MONTHS));
        if (to.isBefore(from) || to.isAfter(now)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "to");
        }
        return new MedicalWish.Medicines(member, from, to,
                yes("treatments") ? MedicineContent.MEDICINES_AND_TREATMENTS : MedicineContent.MEDICINES, form(),
                yes("prescriptions"), setting());
    }

    /** Check-ups. */
    MedicalWish checkUps(MemberId member) {
        return new MedicalWish.CheckUps(member, form(), setting());
    }

    private DocumentForm form() {
        String word = DeskExchange.text(body, "form");
        return word.isEmpty() ? DocumentForm.DATA : constant(DocumentForm.class, word, "form");
    }

    private boolean yes(String field) {
        JsonNode says = body.path(field);
        if (!says.isMissingNode() && !says.isBoolean()) {
            throw problem(ProblemCode.VALUE_MALFORMED, field);
        }
        return says.booleanValue();
    }

    private Optional<YearMonth> month(String field) {
        String text = DeskExchange.text(body, field);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException e) {
            throw problem(ProblemCode.VALUE_MALFORMED, field);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word, String field) {
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(word)).findFirst()
                .orElseThrow(() -> problem(ProblemCode.VALUE_MALFORMED, field));
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
