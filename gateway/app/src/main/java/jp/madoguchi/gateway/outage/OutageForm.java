package jp.madoguchi.gateway.outage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.FourItems;
import jp.madoguchi.domain.claim.TypedMembership;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.gateway.desk.FieldsRefused;
import jp.madoguchi.reception.mode.EmergencyWish;
import jp.madoguchi.reception.mode.HandVisit;
import jp.madoguchi.reception.mode.ModeOrder;
import org.jspecify.annotations.Nullable;

/** What somebody typed in an outage. Reading fails with the names of fields, never with what stood there. */
final class OutageForm {

    private static final int LONGEST_STAFF = 64;

    private final JsonNode body;

    OutageForm(JsonNode body) {
        this.body = body;
    }

    /** Who, by the staff's identifier. */
    String by() {
        String by = needed("by");
        if (by.length() > LONGEST_STAFF) {
            throw problem(ProblemCode.VALUE_TOO_LONG, "by");
        }
        return by;
    }

    String reason() {
        return needed("reason");
    }

    ModeOrder order(FacilityCode facility) {
        return ModeOrder.parse(facility, text("by"), text("reason")).orElseThrow();
    }

    /** For where and when the ministry opened disaster mode. */
    DisasterArea area() {
        LocalDate first = day("first").orElseThrow(() -> problem(ProblemCode.VALUE_MISSING, "first"));
        LocalDate last = day("last").orElseThrow(() -> problem(ProblemCode.VALUE_MISSING, "last"));
        if (last.isBefore(first)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "last");
        }
        return new DisasterArea(needed("area"), first, last);
    }

    ResourceId patient() {
        return maybePatient().orElseThrow(() -> problem(ProblemCode.VALUE_MISSING, "patient"));
    }

    private Optional<ResourceId> maybePatient() {
        String id = text("patient").replaceFirst("^Patient/", "");
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(ResourceId.parse(id).toOptional()
                        .orElseThrow(() -> problem(ProblemCode.VALUE_MALFORMED, "patient")));
    }

    /** In which way something is looked up; {@code role} is as whom, by the token. */
    LookUpWish wish(ViewerRole role) {
        return switch (constant(ExceptionalView.Kind.class, "mode")) {
            case FAILURE -> new LookUpWish.InFailure();
            case DISASTER -> new LookUpWish.InDisaster(consent(), lifeAtStake());
            case EMERGENCY -> new LookUpWish.InEmergency(new EmergencyWish(
                    constant(ExceptionalRequest.Identification.class, "identification"), consent(), lifeAtStake(),
                    role));
        };
    }

    private ExceptionalRequest.Consent consent() {
        return constant(ExceptionalRequest.Consent.class, "consent");
    }

    private boolean lifeAtStake() {
        JsonNode says = body.path("lifeAtStake");
        if (!says.isMissingNode() && !says.isBoolean()) {
            throw problem(ProblemCode.VALUE_MALFORMED, "lifeAtStake");
        }
        return says.booleanValue();
    }

    /** The terminal that is named; empty where none is. */
    String terminal() {
        return text("terminal");
    }

    /** A visit with the four items, today where no day is said; fails where it has not come yet. */
    HandVisit visit(FacilityCode facility, TerminalId terminal, LocalDate today) {
        LocalDate visit = day("visit").orElse(today);
        LocalDate birth = day("birthDate").orElseThrow(() -> problem(ProblemCode.VALUE_MISSING, "birthDate"));
        if (visit.isAfter(today)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "visit");
        }
        if (birth.isAfter(visit)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "birthDate");
        }
        String postal = text("postalCode");
        FourItems copied = new FourItems(PersonName.parse(needed("name")).orElseThrow(), birth,
                constant(Sex.class, "sex"), new PostalAddress(needed("address"), postal.isEmpty() ? null : postal));
        return new HandVisit(facility, terminal, maybePatient().orElse(null), copied, member(), visit, by());
    }

    private @Nullable MemberId member() {
        if (Stream.of("insurerNumber", "symbol", "number", "branch").allMatch(field -> text(field).isEmpty())) {
            return null;
        }
        return switch (TypedMembership.parse(text("insurerNumber"), text("symbol"), text("number"), text("branch"))) {
            case TypedMembership.Read read -> read.member();
            case TypedMembership.Refused refused -> throw new FieldsRefused(refused.problems());
        };
    }

    private <E extends Enum<E>> E constant(Class<E> type, String field) {
        String word = needed(field);
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(word)).findFirst()
                .orElseThrow(() -> problem(ProblemCode.VALUE_MALFORMED, field));
    }

    private Optional<LocalDate> day(String field) {
        String text = text(field);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw problem(ProblemCode.VALUE_MALFORMED, field);
        }
    }

    private String needed(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            throw problem(ProblemCode.VALUE_MISSING, field);
        }
        return text;
    }

    private String text(String field) {
        return DeskExchange.text(body, field);
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
