package jp.madoguchi.reception.medical;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;

/**
 * Takes medical information to its window. The ledger learns only that the question was answered. An answer that nobody waits for any
 * more, after a restart too, is dropped: it is asked for again. What says neither what was asked for nor that it failed is refused, and the
 * question stays open for its answer.
 */
public final class MedicalReplies implements ReplyTaker {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AnswerLedger ledger;
    private final MedicalWindow window;
    private final InstantSource clock;

    public MedicalReplies(AnswerLedger ledger, MedicalWindow window, InstantSource clock) {
        this.ledger = ledger;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public boolean takes(ExchangeKind kind) {
        return kind.isMedical();
    }

    @Override
    public CompletionStage<Taken> take(Received received, InquiryRecord asked) {
        return ledger.commit(transaction -> {
            InquiryRecord known = transaction.inquiry(received.question()).orElseThrow();
            if (known.state() == InquiryState.ANSWERED) {
                return Fit.DONE_BEFORE;
            }
            if (!isLastWord(received.reply())) {
                return Fit.NO_ANSWER;
            }
            transaction.save(known.replied());
            return isAnothers(transaction, known, received.reply()) ? Fit.ANOTHER_PERSONS : Fit.FITS;
        }).thenApply(first -> switch (first.value()) {
            case DONE_BEFORE -> new Taken.DoneBefore();
            case NO_ANSWER -> refused(received);
            case FITS -> toWindow(received);
            case ANOTHER_PERSONS -> anothers(received);
        });
    }

    private static boolean isLastWord(Reply reply) {
        return reply instanceof Reply.MedicalInformation || reply instanceof Reply.Failed;
    }

    private enum Fit {
        FITS,
        NO_ANSWER,
        DONE_BEFORE,
        ANOTHER_PERSONS
    }

    /** What names another person than was asked about is for nobody's eyes; a person tells the insurer (R-CO-10). */
    private static boolean isAnothers(LedgerTransaction ledger, InquiryRecord asked, Reply reply) {
        PatientRecord patient = asked.patient() == null ? null : ledger.patient(asked.patient()).orElse(null);
        if (patient == null || !(reply instanceof Reply.MedicalInformation information)
                || !Contents.subject(information.content()).differsFrom(patient.person())) {
            return false;
        }
        String reason = ProblemCode.ANSWER_TO_OTHER_QUESTION.name();
        ledger.raise(DeskTask.open(ledger.newId(), patient.facility(), DeskStep.REPORT_WRONG_PERSON, patient.id(),
                new DeskTaskCause(reason, WrongPersonReport.RULES, null, List.of(), ledger.at()),
                LocalDate.ofInstant(ledger.at(), JAPAN), ledger.at()));
        ledger.note(new AuditFact(patient.facility(), "national-system", "MedicalInformation", patient.id(), reason));
        return true;
    }

    private Taken anothers(Received received) {
        ProblemCode code = ProblemCode.ANSWER_TO_OTHER_QUESTION;
        window.close(received.question(), new Notice(code.code(), code.title(Locale.JAPANESE)));
        return refused(received);
    }

    private Taken toWindow(Received received) {
        if (received.reply() instanceof Reply.MedicalInformation information) {
            window.answered(received.question(), information.content(), clock.instant());
        } else if (received.reply() instanceof Reply.Failed failed) {
            window.close(received.question(), failed.notice());
        }
        return new Taken.Done();
    }

    private static Taken refused(Received received) {
        return new Taken.Refused(Problem.at(ProblemCode.ANSWER_TO_OTHER_QUESTION, received.source().name()));
    }
}
