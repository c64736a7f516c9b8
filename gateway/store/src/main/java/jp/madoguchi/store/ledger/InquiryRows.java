package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code inquiry}. Only the question is sealed: its state changes, and its answer has a row of its own. A single confirmation is
 * sealed as it always was, and what the desk was shown beside it where it said so; every other question stands in {@code question}, by its name.
 */
final class InquiryRows {

    private static final String TABLE = "inquiry";

    private record Sealed(@Nullable InquiryId id, @Nullable FacilityCode facility, @Nullable TerminalId terminal,
            @Nullable LocalDate confirmationDate, @Nullable CardQuestion card, @Nullable Question question,
            @Nullable ShownAtDesk shown) {

        static Object of(Question question, @Nullable ShownAtDesk shown) {
            if (!(question instanceof Question.Confirm confirm)) {
                return new Sealed(null, null, null, null, null, question, null);
            }
            Inquiry one = confirm.inquiry();
            return shown == null
                    ? one
                    : new Sealed(one.id(), one.facility(), one.terminal(), one.confirmationDate(), one.card(), null,
                            shown);
        }

        Question opened() {
            return question != null
                    ? question
                    : new Question.Confirm(new Inquiry(Objects.requireNonNull(id), Objects.requireNonNull(facility),
                            Objects.requireNonNull(terminal), Objects.requireNonNull(confirmationDate),
                            Objects.requireNonNull(card)));
        }
    }

    private record Row(Question question, @Nullable ShownAtDesk shown, @Nullable String patient, Instant askedAt,
            InquiryState state,
            @Nullable String answer) {}

    private final Session session;
    private final RecordSeal seal;
    private final AnswerRows answers;

    InquiryRows(Session session, RecordSeal seal, AnswerRows answers) {
        this.session = session;
        this.seal = seal;
        this.answers = answers;
    }

    Optional<InquiryRecord> byId(InquiryId id) {
        return session.first("select record, patient, asked_at, state, answer from inquiry where id = ?",
                row -> {
                    Sealed sealed = seal.open(TABLE, id.value(), row.getBytes(1), Sealed.class);
                    return new Row(sealed.opened(), sealed.shown(), row.getString(2),
                            Objects.requireNonNull(Session.instant(row, 3)), InquiryState.valueOf(row.getString(4)),
                            row.getString(5));
                },
                id.value()).map(this::record);
    }

    /** The questions that a patient's newest answers answer. */
    Map<InquiryId, Question> answeredAbout(ResourceId patient, int most) {
        Map<InquiryId, Question> questions = new HashMap<>();
        session.list("""
                select i.id, i.record from answer a join inquiry i on i.id = a.inquiry where a.patient = ?
                order by a.revision desc, a.id limit ?""", this::question, patient.value(), most)
                .forEach(one -> questions.put(one.id(), one));
        return questions;
    }

    /** A question, without what came of it. */
    Optional<Question> question(InquiryId id) {
        return session.first("select id, record from inquiry where id = ?", this::question, id.value());
    }

    private Question question(ResultSet row) throws SQLException {
        return seal.open(TABLE, row.getString(1), row.getBytes(2), Sealed.class).opened();
    }

    private InquiryRecord record(Row row) {
        ResourceId patient = row.patient() == null ? null : new ResourceId(row.patient());
        return new InquiryRecord(row.question(), patient, row.askedAt(), row.state(),
                row.answer() == null ? null : answers.byId(row.answer()).orElseThrow(),
                row.shown());
    }

    void save(InquiryRecord record, long revision) {
        Question question = record.question();
        String id = question.id().value();
        String patient = record.patient() == null ? null : record.patient().value();
        String answer = record.answer() == null ? null : record.answer().id().value();
        int replaced = session.update(
                "update inquiry set patient = ?, state = ?, answer = ?, revision = ? where id = ?",
                patient, record.state().name(), answer, revision, id);
        if (replaced == 0) {
            session.update(
                    """
                            insert into inquiry (id, facility, terminal, patient, state, asked_at, answer, revision, by_card, record)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, question.facility().value(), question.terminal().value(), patient, record.state().name(),
                    record.askedAt(), answer, revision, record.card().isPresent(),
                    seal.seal(TABLE, id, Sealed.of(question, record.shown())));
        }
    }
}
