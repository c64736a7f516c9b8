package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.InsuranceRegistration;
import jp.madoguchi.domain.channel.Arrival;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.RemoteTool;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What a patient presents, as a desk's program says it. Each kind has its own fields; one that is not known, or belongs to another kind, is
 * refused with its place.
 */
final class PresentedForm {

    /** The kinds, as they are named outside. */
    private enum Kind {
        MY_NUMBER_CARD,
        SMARTPHONE,
        UNREAD_CARD,
        INSURANCE_CARD,
        QUALIFICATION_CERTIFICATE,
        QUALIFICATION_NOTICE,
        NOTICE_WITH_MY_NUMBER_CARD,
        PORTAL_SCREEN,
        PATIENT_CARD,
        REMOTE,
        NOTHING,
        SEPARATE_FLOW,
        DISASTER,
        EMERGENCY;

        private Set<String> fields() {
            return switch (this) {
                case MY_NUMBER_CARD ->
                    Set.of("method", "certificateExpiry", "faceOnly", "registration", "pinErrors", "faceErrors");
                case SMARTPHONE -> Set.of("certificateExpiry");
                case UNREAD_CARD -> Set.of("faceOnly");
                case INSURANCE_CARD, QUALIFICATION_CERTIFICATE, QUALIFICATION_NOTICE ->
                    Set.of("scheme", "issued", "validUntil");
                case NOTICE_WITH_MY_NUMBER_CARD -> Set.of("scheme");
                case PORTAL_SCREEN -> Set.of("withMyNumberCard");
                case PATIENT_CARD -> Set.of();
                case REMOTE -> Set.of("situation", "tool", "staffCheck", "faceOnly", "arrival");
                case NOTHING -> Set.of("cardAskedFor");
                case SEPARATE_FLOW -> Set.of();
                case DISASTER -> Set.of("consent", "lifeAtStake");
                case EMERGENCY -> Set.of("identification", "consent", "lifeAtStake");
            };
        }
    }

    private final JsonNode json;
    private final boolean byDoctor;

    /** @param byDoctor whether a doctor asks, by the token: nobody else's word stands for a doctor's */
    PresentedForm(JsonNode json, boolean byDoctor) {
        this.json = json;
        this.byDoctor = byDoctor;
    }

    Presented read() {
        Kind kind = NextStepForm.word(DeskExchange.text(json, "kind"), Kind.class, "presented.kind");
        for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!name.equals("kind") && !kind.fields().contains(name)) {
                throw NextStepForm.problem(ProblemCode.REQUEST_MALFORMED, "presented: an unknown field");
            }
        }
        return switch (kind) {
            case MY_NUMBER_CARD -> new Presented.MyNumberCard(word("method", CardMethod.class),
                    date("certificateExpiry"), flag("faceOnly"),
                    word("registration", InsuranceRegistration.class, InsuranceRegistration.REGISTERED),
                    new CardLocks(count("pinErrors", CardLocks.PIN_TRIES), count("faceErrors", CardLocks.FACE_TRIES)));
            case SMARTPHONE -> new Presented.Smartphone(date("certificateExpiry"));
            case UNREAD_CARD -> new Presented.UnreadCard(flag("faceOnly"));
            case INSURANCE_CARD -> paper(PaperKind.INSURANCE_CARD);
            case QUALIFICATION_CERTIFICATE -> paper(PaperKind.QUALIFICATION_CERTIFICATE);
            case QUALIFICATION_NOTICE -> paper(PaperKind.QUALIFICATION_NOTICE);
            case NOTICE_WITH_MY_NUMBER_CARD -> new Presented.NoticeWithCard(word("scheme", InsuranceScheme.class));
            case PORTAL_SCREEN -> new Presented.PortalScreen(flag("withMyNumberCard"));
            case PATIENT_CARD -> new Presented.PatientCardOnly();
            case REMOTE -> remote();
            case NOTHING -> new Presented.Nothing(flag("cardAskedFor"));
            case SEPARATE_FLOW -> new Presented.SeparateFlow();
            case DISASTER -> new Presented.InDisaster(word("consent", ExceptionalRequest.Consent.class),
                    flag("lifeAtStake"));
            case EMERGENCY ->
                new Presented.InEmergency(word("identification", ExceptionalRequest.Identification.class),
                        word("consent", ExceptionalRequest.Consent.class), flag("lifeAtStake"), byDoctor);
        };
    }

    private Presented paper(PaperKind kind) {
        LocalDate issued = date("issued");
        LocalDate until = date("validUntil");
        if (issued != null && until != null && until.isBefore(issued)) {
            throw NextStepForm.problem(ProblemCode.DATE_IMPOSSIBLE, "presented.validUntil");
        }
        return new Presented.ShownPaper(kind, word("scheme", InsuranceScheme.class), issued, until);
    }

    private Presented remote() {
        CareSituation situation = word("situation", CareSituation.class);
        RemoteTool tool = word("tool", RemoteTool.class);
        if (situation == CareSituation.OUTPATIENT || situation == CareSituation.ONLINE && tool == RemoteTool.APP) {
            throw NextStepForm.problem(ProblemCode.VALUE_MALFORMED, "presented.situation");
        }
        return new Presented.RemoteVerification(situation, tool, flag("staffCheck"), flag("faceOnly"),
                word("arrival", Arrival.class, Arrival.NOT_APART));
    }

    private <E extends Enum<E>> E word(String field, Class<E> type) {
        return NextStepForm.word(DeskExchange.text(json, field), type, "presented." + field);
    }

    private <E extends Enum<E>> E word(String field, Class<E> type, E otherwise) {
        String text = DeskExchange.text(json, field);
        return text.isEmpty() ? otherwise : NextStepForm.word(text, type, "presented." + field);
    }

    private boolean flag(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw NextStepForm.problem(ProblemCode.VALUE_MALFORMED, "presented." + field);
        }
        return value.booleanValue();
    }

    private int count(String field, int most) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > most) {
            throw NextStepForm.problem(ProblemCode.VALUE_MALFORMED, "presented." + field);
        }
        return value.intValue();
    }

    private @Nullable LocalDate date(String field) {
        String text = DeskExchange.text(json, field);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw NextStepForm.problem(ProblemCode.VALUE_MALFORMED, "presented." + field);
        }
    }
}
