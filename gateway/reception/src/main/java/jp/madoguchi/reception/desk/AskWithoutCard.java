package jp.madoguchi.reception.desk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.inquiry.InsuranceOnFile;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.medical.ConsentsAway;

/**
 * Asks the national system again about a patient of a continuing relation, with the number on file and without the card (再照会, R-CH-35).
 * The question is committed, with who asked it, before it goes out. It is never sent twice: the same request again is told how its question
 * stands. Nobody waits here; an answer is taken whenever it comes, and until then the question is {@code ASKED}, never "invalid".
 */
public final class AskWithoutCard {

    private final AnswerLedger ledger;
    private final NationalSystem national;
    private final boolean needsKnownConsent;

    /** One that leaves it to the national system whether a patient whose consent nobody told of here consented. */
    public AskWithoutCard(AnswerLedger ledger, NationalSystem national) {
        this(ledger, national, false);
    }

    /**
     * @param needsKnownConsent whether a consent of the setting has to be known here; else the national system alone knows of consents that
     *     are older than the gateway
     */
    public AskWithoutCard(AnswerLedger ledger, NationalSystem national, boolean needsKnownConsent) {
        this.ledger = ledger;
        this.national = national;
        this.needsKnownConsent = needsKnownConsent;
    }

    private record Entered(InquiryRecord record, boolean isNew) {}

    /**
     * Asks, or tells how the question of the same request stands. Stages fail with {@code RESOURCE_UNKNOWN} at {@code patient}, at
     * {@code memberId} where there is no number to ask with, and at {@code consent} after a revocation (R-CH-36), or where a consent
     * has to be known and none is; with {@code CONTINUING_CARE_ENDED} at {@code consent} for a visit after the end of the care, or where the
     * newest consent of home visits holds no more (R-CH-34); with {@code REQUEST_ID_REUSED} where the identifier stands for another question about the patient; or as {@link NationalSystem#send}.
     */
    public CompletionStage<InquiryReport> ask(ReQueryOrder order) {
        return ledger.commit(transaction -> enter(transaction, order)).thenCompose(committed -> {
            Entered entered = committed.value();
            InquiryReport report = InquiryReport.of(entered.record());
            return entered.isNew()
                    ? send(entered.record().question()).thenApply(sent -> report)
                    : CompletableFuture.completedStage(report);
        });
    }

    private Entered enter(LedgerTransaction ledger, ReQueryOrder order) {
        PatientRecord patient = ledger.patient(order.facility(), order.patient())
                .orElseThrow(() -> unknown("patient"));
        InquiryId id = order.question();
        InquiryRecord before = ledger.inquiry(id).orElse(null);
        if (before != null) {
            return new Entered(same(before, order), false);
        }
        theRelationLasts(ledger, order);
        CardQuestion card = new InsuranceOnFile(ledger).card(patient).orElseThrow(() -> unknown("memberId"));
        InquiryRecord record = InquiryRecord.asked(new Question.Recheck(id, order.facility(), order.terminal(),
                order.setting(), order.visit(), card), order.patient(), ledger.at());
        ledger.save(record);
        ledger.note(new AuditFact(order.facility(), order.by(), "ReQuery", order.patient(), order.setting().name()));
        return new Entered(record, true);
    }

    /**
     * Without the card it is asked only while the relation lasts, as far as it is known here: after a revocation, and for a visit after the
     * end of the care, it takes a consent that was given since, and the newest consent of home visits, but for care that ended, must not have
     * an end that is over, as a house call's has (R-CH-34). The end of an online consent is that of looking, not of the relation. What the official texts leave open is
     * whether an institution may ask whose first consent is not known here, being older than the gateway: a setting.
     */
    private void theRelationLasts(LedgerTransaction ledger, ReQueryOrder order) {
        ConsentsAway away = new ConsentsAway(ledger, order.setting());
        List<AnswerRecord> consented = away.answers(order.patient()).stream()
                .filter(one -> !one.answer().confirmationDate().isAfter(order.visit())).toList();
        if (needsKnownConsent && consented.isEmpty()) {
            throw unknown("consent");
        }
        ledger.revocations().of(order.patient())
                .filter(at -> consented.stream().noneMatch(one -> ConsentsAway.givenAfter(one, at)))
                .ifPresent(at -> {
                    throw unknown("consent");
                });
        if (away.ended(order.patient(), consented, order.visit())) {
            throw ended();
        }
        if (order.setting() == CareSetting.HOME_VISIT && !consented.isEmpty() && !HomeConsent
                .lasts(away.lasting(order.patient(), consented, order.visit()), ledger.at())) {
            throw ended();
        }
    }

    private static ProblemException ended() {
        return new ProblemException(Problem.at(ProblemCode.CONTINUING_CARE_ENDED, "consent"));
    }

    private static InquiryRecord same(InquiryRecord before, ReQueryOrder order) {
        boolean same = before.question() instanceof Question.Recheck asked && asked.setting() == order.setting()
                && asked.confirmationDate().equals(order.visit());
        if (!same) {
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key"));
        }
        return before;
    }

    private CompletionStage<Void> send(Question question) {
        return national.send(question).exceptionallyCompose(failure -> ledger.<InquiryId>commit(transaction -> {
            transaction.inquiry(question.id()).filter(record -> record.state() == InquiryState.ASKED)
                    .ifPresent(record -> transaction.save(record.notSent()));
            return question.id();
        }).thenCompose(noted -> CompletableFuture.failedStage(failure)));
    }

    private static ProblemException unknown(String where) {
        return new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, where));
    }
}
