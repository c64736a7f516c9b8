package jp.madoguchi.reception.inquiry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.LiveQuestion;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/**
 * Asks the national system for a program, the same way as for a desk ({@link AskNationalSystem}), and tells what the desk does because of
 * the answer. The same request again asks nothing twice; only a question that never reached its terminal is asked anew.
 */
public final class AskForProgram implements ProgramQuestions {

    private final AnswerLedger ledger;
    private final AskNationalSystem ask;
    private final AnswerFollowUp followUp;
    private final ProgramIds ids;

    /**
     * @param followUp what answers leave to the desk
     * @param ids      what questions are called
     */
    public AskForProgram(AnswerLedger ledger, AskNationalSystem ask, AnswerFollowUp followUp, ProgramIds ids) {
        this.ledger = ledger;
        this.ask = ask;
        this.followUp = followUp;
        this.ids = ids;
    }

    /** Whom and what a question names. */
    private record Resolved(@Nullable ResourceId patient, CardQuestion card) {}

    @Override
    public CompletionStage<ProgramReport> ask(ProgramOrder order, Duration wait) {
        InquiryId id = ids.of(order, ask.nextId());
        return ask.ask(id, transaction -> enter(transaction, id, order), wait).thenCompose(told -> report(id))
                .thenApply(Optional::orElseThrow);
    }

    @Override
    public boolean isAsker(FacilityCode facility, String client, InquiryId id) {
        return ids.isOf(id, facility, client);
    }

    @Override
    public CompletionStage<Optional<ProgramReport>> report(InquiryId id) {
        return ledger.commit(transaction -> transaction.inquiry(id).flatMap(record -> report(transaction, record)))
                .thenApply(Committed::value);
    }

    private Optional<ProgramReport> report(LedgerTransaction transaction, InquiryRecord record) {
        return record.question() instanceof Question.Confirm confirm
                ? Optional.of(new ProgramReport(confirm.inquiry(), record,
                        Optional.ofNullable(record.answer()).flatMap(one -> followUp.advice(transaction, one))))
                : Optional.empty();
    }

    private static AskNationalSystem.Entered enter(LedgerTransaction ledger, InquiryId id, ProgramOrder order) {
        InquiryRecord before = ledger.inquiry(id).orElse(null);
        if (before != null && before.state() != InquiryState.NOT_SENT) {
            requireSame(ledger, before, order);
            return new AskNationalSystem.Entered(before, false);
        }
        Resolved resolved = resolve(ledger, order);
        Inquiry inquiry = new Inquiry(id, order.facility(), order.terminal(), order.question().servicedDate(),
                resolved.card());
        if (before != null && !before.question().equals(new Question.Confirm(inquiry))) {
            throw reused(); // What is sealed of a question stays as it was.
        }
        InquiryRecord record = InquiryRecord.asked(new Question.Confirm(inquiry), resolved.patient(), ledger.at());
        ledger.save(record);
        return new AskNationalSystem.Entered(record, true);
    }

    /** What is on file may have changed by the answer itself: there it is enough that the patient and the day are the same. */
    private static void requireSame(LedgerTransaction ledger, InquiryRecord before, ProgramOrder order) {
        LiveQuestion question = order.question();
        PatientRecord patient = patient(ledger, order);
        CardQuestion card = before.card().orElseThrow(AskForProgram::reused);
        boolean sameDay = before.confirmationDate().filter(question.servicedDate()::equals).isPresent();
        boolean samePatient = patient == null
                ? before.patient() == null
                : patient.id().equals(before.patient());
        boolean sameCard = question.insurance() instanceof LiveQuestion.Insurance.OnFile
                || sameCard(card, resolve(ledger, order).card());
        if (!sameDay || !samePatient || !sameCard || card.limitConsent() != question.limitConsent()) {
            throw reused();
        }
    }

    private static boolean sameCard(CardQuestion one, CardQuestion other) {
        return one.member().matchKey().equals(other.member().matchKey()) && one.birthDate().equals(other.birthDate());
    }

    private static Resolved resolve(LedgerTransaction ledger, ProgramOrder order) {
        LiveQuestion question = order.question();
        PatientRecord patient = patient(ledger, order);
        if (patient == null) {
            if (question.subject() instanceof LiveQuestion.Subject.Described described
                    && question.insurance() instanceof LiveQuestion.Insurance.Typed typed) {
                return new Resolved(null,
                        new CardQuestion(typed.member(), described.birthDate(), question.limitConsent()));
            }
            throw unknown("insurance");
        }
        MemberId member = switch (question.insurance()) {
            case LiveQuestion.Insurance.OnFile onFile -> new InsuranceOnFile(ledger).member(patient)
                    .orElseThrow(() -> unknown("insurance"));
            case LiveQuestion.Insurance.Kept kept -> ledger.coverages(patient.id()).stream()
                    .filter(coverage -> coverage.id().equals(kept.coverage()))
                    .map(coverage -> Optional.ofNullable(coverage.qualification().member()))
                    .flatMap(Optional::stream).findFirst().orElseThrow(() -> unknown("insurance"));
            case LiveQuestion.Insurance.Typed typed -> typed.member();
        };
        return new Resolved(patient.id(),
                new CardQuestion(member, patient.person().birthDate(), question.limitConsent()));
    }

    private static @Nullable PatientRecord patient(LedgerTransaction ledger, ProgramOrder order) {
        FacilityCode facility = order.facility();
        return switch (order.question().subject()) {
            case LiveQuestion.Subject.Here here -> ledger.patient(here.patient())
                    .filter(known -> known.facility().equals(facility)).orElseThrow(() -> unknown("patient"));
            case LiveQuestion.Subject.Numbered numbered -> ledger.patientByNumber(facility, numbered.number())
                    .orElseThrow(() -> unknown("patient"));
            case LiveQuestion.Subject.Described described -> null;
        };
    }

    private static ProblemException unknown(String where) {
        return new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, where));
    }

    private static ProblemException reused() {
        return new ProblemException(Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key"));
    }
}
