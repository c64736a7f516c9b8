package jp.madoguchi.routes.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.InquiryState;
import org.jspecify.annotations.Nullable;

/** What a desk is told of its question, in JSON. Every field is always there; what is not known is null. */
final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static String of(InquiryReport report) {
        AnswerRecord answer = report.answer();
        AnswerOutcome outcome = answer == null ? null : answer.answer().outcome();
        Notice notice = notice(outcome);
        ObjectNode json = JSON.createObjectNode();
        json.put("inquiry", report.inquiry().value());
        json.put("state", state(report.state()));
        json.put("validity", outcome instanceof AnswerOutcome.Confirmed c ? c.validity().name() : null);
        json.put("outcome", outcome(outcome));
        json.put("patient", answer == null || answer.patient() == null ? null : answer.patient().value());
        json.put("standing", answer == null ? null : standing(answer.standing()));
        json.put("response", answer == null ? null : answer.id().value());
        json.put("code", notice == null ? null : notice.code());
        json.put("message", notice == null ? null : notice.message());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static String state(InquiryState state) {
        return switch (state) {
            case ASKED -> "WAITING";
            case ANSWERED -> "ANSWERED";
            case NOT_SENT -> "NOT_SENT";
            case FAILED -> "FAILED";
        };
    }

    private static @Nullable String outcome(@Nullable AnswerOutcome outcome) {
        return switch (outcome) {
            case null -> null;
            case AnswerOutcome.Confirmed c -> "ANSWERED";
            case AnswerOutcome.Refused r -> "REFUSED";
            case AnswerOutcome.Failed f -> "FAILED";
            case AnswerOutcome.Processing p -> "PROCESSING";
        };
    }

    private static @Nullable Notice notice(@Nullable AnswerOutcome outcome) {
        return switch (outcome) {
            case null -> null;
            case AnswerOutcome.Confirmed c -> c.notice();
            case AnswerOutcome.Refused r -> r.notice();
            case AnswerOutcome.Failed f -> f.notice();
            case AnswerOutcome.Processing p -> null;
        };
    }

    private static @Nullable String standing(AnswerStanding standing) {
        return switch (standing) {
            case LINKED, PROVISIONAL, REVIEW -> standing.name();
            case UNATTACHED -> null;
        };
    }
}
