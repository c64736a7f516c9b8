package jp.madoguchi.reception.bulk;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkSubject;

/** The questions of a job's two steps. */
final class BulkQuestions {

    private BulkQuestions() {}

    /** The first step: hands the job over. */
    static Question first(InquiryId id, BulkJob job, List<BulkRow> rows) {
        List<BulkRow> waiting = rows.stream().filter(BulkRow::waits).toList();
        return switch (job.subject()) {
            case BulkSubject.Persons persons ->
                new Question.ConfirmMany(id, job.facility(), job.terminal(), persons.day(), persons(waiting));
            case BulkSubject.References references ->
                new Question.RegisterReferences(id, job.facility(), job.terminal(), registrations(waiting));
            case BulkSubject.OneReference one ->
                new Question.RegisterReference(id, job.facility(), job.terminal(), registrations(waiting).getFirst());
            case BulkSubject.Consented consented -> new Question.CollectConsented(id, job.facility(), job.terminal(),
                    consented.setting(), consented.period());
            case BulkSubject.Tickets tickets ->
                new Question.CollectTickets(id, job.facility(), job.terminal(), tickets.month());
        };
    }

    private static List<BulkPerson> persons(List<BulkRow> rows) {
        return rows.stream().map(row -> new BulkPerson(row.key(), Objects.requireNonNull(row.card()))).toList();
    }

    private static List<Registration> registrations(List<BulkRow> rows) {
        return rows.stream().map(row -> Objects.requireNonNull(row.registration())).toList();
    }

    /** The second step: fetches the result. */
    static Question result(InquiryId id, BulkJob job) {
        ReceptionNumber reception = Objects.requireNonNull(job.state().reception());
        return new Question.FetchResult(id, job.facility(), job.terminal(), job.subject().family().orElseThrow(),
                reception);
    }
}
