package jp.madoguchi.gateway.medical;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.reception.medical.CareEndWithdrawal;
import jp.madoguchi.reception.medical.MedicalWish;

/** What somebody wants to be asked. Reading fails with the names of fields, never with what stood there. */
final class MedicalForm {

    private static final int USUAL_MONTHS = 3;
    private static final Set<CareSituation> CARE_THAT_BEGINS = EnumSet.of(CareSituation.HOME_VISIT,
            CareSituation.INPATIENT);
    private static final Set<CareSituation> CARE_THAT_ENDS = EnumSet.of(CareSituation.HOME_VISIT,
            CareSituation.INPATIENT, CareSituation.ONLINE);

    private final JsonNode body;

    MedicalForm(JsonNode body) {
        this.body = body;
    }

    /** Where the patient consented; at the reader, where nothing is said. In an emergency nothing is asked through here. */
    CareSituation situation() {
        return situation(DeskExchange.text(body, "setting"));
    }

    static CareSituation situation(String word) {
        CareSituation situation = word.isEmpty()
                ? CareSituation.OUTPATIENT
                : constant(CareSituation.class, word, "setting");
        setting(situation);
        return situation;
    }

    /**
     * The national system's setting, by which consents of a situation are collected: those of house calls (往診), as those of in-patients, come
     * as those of home visits do (訪問診療等). How long they last is not for the caller to say: the situation is kept with the consent (R-CH-34).
     */
    static CareSetting setting(CareSituation situation) {
        return switch (situation) {
            case OUTPATIENT -> CareSetting.OUTPATIENT;
            case HOME_VISIT, HOUSE_CALL, INPATIENT -> CareSetting.HOME_VISIT;
            case ONLINE -> CareSetting.ONLINE;
            case DESK_WITHOUT_READER, FEVER_CLINIC, DRIVE_THROUGH ->
                throw problem(ProblemCode.VALUE_MALFORMED, "setting");
        };
    }

    /** The last, or first, day of the care; today where none is said. What did not come yet has neither ended nor begun. */
    LocalDate careOn(LocalDate today) {
        LocalDate day = on().orElse(today);
        if (day.isAfter(today)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "on");
        }
        return day;
    }

    /** Which end of the care is withdrawn, by whom and why: without a day and a reason none is. */
    CareEndWithdrawal withdrawal(FacilityCode facility, ResourceId patient, String by) {
        LocalDate day = on().orElseThrow(() -> problem(ProblemCode.VALUE_MISSING, "on"));
        String reason = DeskExchange.text(body, "reason");
        if (reason.isEmpty()) {
            throw problem(ProblemCode.VALUE_MISSING, "reason");
        }
        if (reason.length() > CareEndWithdrawal.LONGEST_REASON) {
            throw problem(ProblemCode.VALUE_TOO_LONG, "reason");
        }
        return new CareEndWithdrawal(facility, patient, careEnded().orElse(null), day, by, reason);
    }

    /** Which care ended; all of it where none is said. */
    Optional<CareSituation> careEnded() {
        return care(CARE_THAT_ENDS);
    }

    /** Which care began: continuing care only. */
    CareSituation careBegan() {
        return care(CARE_THAT_BEGINS).orElseThrow(() -> problem(ProblemCode.VALUE_MISSING, "setting"));
    }

    private Optional<CareSituation> care(Set<CareSituation> which) {
        String word = DeskExchange.text(body, "setting");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        CareSituation situation = constant(CareSituation.class, word, "setting");
        if (!which.contains(situation)) {
            throw problem(ProblemCode.VALUE_MALFORMED, "setting");
        }
        return Optional.of(situation);
    }

    private Optional<LocalDate> on() {
        String text = DeskExchange.text(body, "on");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw problem(ProblemCode.VALUE_MALFORMED, "on");
        }
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
                yes("prescriptions"), setting(situation()));
    }

    /** Check-ups. */
    MedicalWish checkUps(MemberId member) {
        return new MedicalWish.CheckUps(member, form(), setting(situation()));
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
