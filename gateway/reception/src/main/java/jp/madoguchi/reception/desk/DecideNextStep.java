package jp.madoguchi.reception.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.NextStepWords;
import jp.madoguchi.domain.channel.OnFile;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.ProofStanding;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.desk.DueBy;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.mode.ChangeModes;
import org.jspecify.annotations.Nullable;

/**
 * The one entry point of the reception's rules at a desk: what was presented, what the ledger holds of the patient and the day of the visit
 * give the next step, with the rules that led there. Where a person has to act, and where something is left beyond the day, it becomes a
 * desk task in the same commit, once for each patient, visit and step; once the visit is proven such tasks end by themselves.
 *
 * <p>Stages fail with a {@code ProblemException}: {@code RESOURCE_UNKNOWN} where patient or question is not there,
 * {@code DATE_IMPOSSIBLE} at {@code visit} for a day before the patient's birth, {@code REQUEST_MALFORMED} at {@code inquiry} where that question is about another day
 * or another patient, {@code MODE_STATE} where something is said to have been seen on the terminal's screen while failure mode is not open, or what the ledger says.
 */
public final class DecideNextStep {

    /** Why a task ended without a person. */
    public static final String PROVEN_SINCE = "PROVEN_SINCE";

    private final AnswerLedger ledger;
    private final ReceptionRules rules;
    private final AcceptedPapers papers;
    private final ClaimRun run;

    /** @param papers which papers, as clerks wrote them down, proved a visit of the month */
    public DecideNextStep(AnswerLedger ledger, ReceptionRules rules, AcceptedPapers papers) {
        this(ledger, rules, papers, ClaimRun.USUAL);
    }

    /**
     * The same.
     *
     * @param run when the hospital claims
     */
    public DecideNextStep(AnswerLedger ledger, ReceptionRules rules, AcceptedPapers papers, ClaimRun run) {
        this.ledger = ledger;
        this.rules = rules;
        this.papers = papers;
        this.run = run;
    }

    /** Decides, and keeps what is left to people. */
    public CompletionStage<DecidedStep> decide(NextStepOrder order) {
        return ledger.commit(transaction -> decide(transaction, order)).thenApply(Committed::value);
    }

    private DecidedStep decide(LedgerTransaction transaction, NextStepOrder order) {
        Optional<InquiryRecord> question = question(transaction, order);
        PatientRecord patient = patient(transaction, order, question);
        if (patient != null && order.visit().isBefore(patient.person().birthDate())) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "visit");
        }
        OnFile file = onFile(transaction, order, patient, question)
                .in(ChangeModes.standing(transaction, order.facility()).onFile());
        NextStep decided = rules.decide(order.presented(), file, order.visit());
        boolean used = order.seen() != null
                && !rules.decide(order.presented(), file.unasked(), order.visit()).equals(decided);
        NextStep step = asTheAnswerLeftIt(transaction, patient, order, decided);
        if (order.seen() != null && used) {
            transaction.note(new AuditFact(order.facility(), order.by(), "FailureMode",
                    patient == null ? null : patient.id(), "ANSWER_" + said(order.seen())));
        }
        if (patient != null && step instanceof NextStep.Proceed proceed && proceed.proof() == ProofStanding.SHOWN) {
            EndWhatIsProven.end(transaction, patient.id(), order.visit());
        }
        List<DeskTask> tasks = new ArrayList<>();
        for (DeskStep left : leftToPeople(step)) {
            tasks.add(raised(transaction, order, patient, question, step, left));
        }
        return new DecidedStep(step, patient == null ? null : patient.id(), order.visit(),
                rules.open(order.presented(), file, order.visit()), tasks);
    }

    /**
     * Whoever is asked for another paper pays the usual share, but where an answer of the visit has left the whole cost to be decided or
     * proven later (R-RS-05), that stands: two tasks of one visit never say two things of what the patient pays.
     */
    private static NextStep asTheAnswerLeftIt(LedgerTransaction transaction, @Nullable PatientRecord patient,
            NextStepOrder order, NextStep step) {
        if (patient == null || NextStepWords.of(step).step().filter(DeskStep.ASK_ACCEPTED_PAPER::equals).isEmpty()) {
            return step;
        }
        Optional<DeskTask> left = transaction.tasksOf(patient.id()).stream()
                .filter(task -> task.cause().answer() != null
                        && (stands(task, order, DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT)
                                || stands(task, order, DeskStep.PROOF_LATER)))
                .min(Comparator.comparing(task -> task.step() == DeskStep.PROOF_LATER));
        if (left.isEmpty()) {
            return step;
        }
        List<RuleId> why = Stream.concat(step.rules().stream(), left.get().cause().rules().stream()).distinct()
                .toList();
        return switch (step) {
            case NextStep.AskAtDesk ask -> new NextStep.AskAtDesk(left.get().step(), ask.proof(), why);
            case NextStep.Refuse refuse -> new NextStep.Refuse(left.get().step(), why);
            case NextStep.Proceed proceed -> step;
            case NextStep.AskForMyNumberCard card -> step;
            case NextStep.OfferRegistration offer -> step;
            case NextStep.ChooseMethod method -> step;
            case NextStep.Query query -> step;
            case NextStep.TakeDeclaration declaration -> step;
            case NextStep.NotPossible not -> step;
            case NextStep.Exceptional exceptional -> step;
        };
    }

    private static String said(Lookup seen) {
        return switch (seen) {
            case Lookup.Answered answered -> answered.validity().name();
            case Lookup.Unanswered unanswered -> "NONE";
        };
    }

    private static Optional<InquiryRecord> question(LedgerTransaction transaction, NextStepOrder order) {
        if (order.inquiry() == null) {
            return Optional.empty();
        }
        InquiryRecord question = transaction.inquiry(order.inquiry())
                .filter(known -> known.question().facility().equals(order.facility()) && known.card().isPresent())
                .orElseThrow(() -> problem(ProblemCode.RESOURCE_UNKNOWN, "inquiry"));
        // A result never carries over to another visit (R-CH-03).
        if (question.confirmationDate().filter(order.visit()::equals).isEmpty()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "inquiry");
        }
        return Optional.of(question);
    }

    /** Whom it is about: as the desk says, else as the answer to its question found out. */
    private static @Nullable PatientRecord patient(LedgerTransaction transaction, NextStepOrder order,
            Optional<InquiryRecord> question) {
        ResourceId found = question.map(known -> known.answer() == null ? known.patient() : known.answer().patient())
                .orElse(null);
        if (order.patient() != null && found != null && !order.patient().equals(found)) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "inquiry");
        }
        ResourceId whose = order.patient() == null ? found : order.patient();
        return whose == null
                ? null
                : transaction.patient(order.facility(), whose)
                        .orElseThrow(() -> problem(ProblemCode.RESOURCE_UNKNOWN, "patient"));
    }

    private OnFile onFile(LedgerTransaction transaction, NextStepOrder order, @Nullable PatientRecord patient,
            Optional<InquiryRecord> question) {
        PatientFile file = new PatientFile(transaction, papers);
        OnFile known = patient == null ? OnFile.nobody() : file.of(patient, order.visit(), order.presented());
        QueryBy by = askedBy(order.presented(), known.remoteConsent());
        if (order.seen() != null) {
            if (by != order.seen().by()) {
                throw problem(ProblemCode.REQUEST_MALFORMED, "answered");
            }
            FailureMode failure = ChangeModes.standing(transaction, order.facility()).failure();
            // Nothing can have been seen on a screen that asks nothing (R-CH-50).
            if (!failure.mayAsk()) {
                throw problem(ProblemCode.MODE_STATE, failure.name());
            }
            return known.with(order.seen());
        }
        if (by == null) {
            return known;
        }
        Lookup lookup = null;
        if (question.isPresent()) {
            lookup = PatientFile.lookup(question.get(), by);
        } else if (question.isEmpty() && patient != null) {
            lookup = file.lookup(patient, by, order.visit(), setting(order.presented()));
        }
        if (lookup == null) {
            return known;
        }
        // What was asked with the number on file was on file, though the answer may have lost it since.
        return by == QueryBy.STORED_NUMBER
                ? new OnFile(true, true, known.visits(), known.remoteConsent(), lookup)
                : known.with(by == QueryBy.FOUR_ITEMS ? lookup.askedBy(QueryBy.TYPED_CARD_DATA) : lookup);
    }

    /** With what the national system is asked about what is presented; null where nothing can be asked. */
    private static @Nullable QueryBy askedBy(Presented presented, OnFile.RemoteConsent consent) {
        return switch (presented) {
            case Presented.MyNumberCard card -> QueryBy.CARD_CERTIFICATE;
            case Presented.Smartphone phone -> QueryBy.CARD_CERTIFICATE;
            case Presented.UnreadCard card -> QueryBy.FOUR_ITEMS;
            case Presented.ShownPaper paper -> QueryBy.TYPED_CARD_DATA;
            case Presented.NoticeWithCard notice -> QueryBy.TYPED_CARD_DATA;
            case Presented.PortalScreen screen -> null;
            case Presented.PatientCardOnly card -> QueryBy.STORED_NUMBER;
            case Presented.RemoteVerification remote -> consent == OnFile.RemoteConsent.CONTINUING
                    && remote.situation() == CareSituation.HOME_VISIT
                            ? QueryBy.RE_QUERY
                            : QueryBy.INSTITUTION_CODE;
            case Presented.Nothing nothing -> null;
            case Presented.SeparateFlow apart -> null;
            case Presented.InDisaster disaster -> null;
            case Presented.InEmergency emergency -> null;
        };
    }

    /** Where the patient is, as the national system tells apart what it was asked: what needs no mobile device is outpatient care. */
    private static CareSetting setting(Presented presented) {
        return presented instanceof Presented.RemoteVerification remote
                ? remote.situation() == CareSituation.ONLINE ? CareSetting.ONLINE : CareSetting.HOME_VISIT
                : CareSetting.OUTPATIENT;
    }

    /** What a person does now; and of what goes along with a step, what is left beyond the day. */
    private static List<DeskStep> leftToPeople(NextStep step) {
        List<DeskStep> left = new ArrayList<>();
        NextStepWords.of(step).step().ifPresent(first -> {
            left.add(first);
            left.addAll(DeskProcedure.leaves(first));
        });
        if (step instanceof NextStep.Proceed proceed) {
            proceed.also().stream().filter(one -> one.due() != DueBy.SAME_DAY).forEach(left::add);
        }
        return left;
    }

    private DeskTask raised(LedgerTransaction transaction, NextStepOrder order, @Nullable PatientRecord patient,
            Optional<InquiryRecord> question, NextStep step, DeskStep left) {
        // Of somebody nobody knows only the client's identifier tells that it is the same request again.
        ResourceId id = patient == null ? idOf(order, left) : transaction.newId();
        Optional<DeskTask> before = patient == null
                ? transaction.task(id)
                : transaction.tasksOf(patient.id()).stream().filter(task -> stands(task, order, left)).findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        ResourceId answer = question.map(InquiryRecord::answer).map(known -> known.id()).orElse(null);
        DeskTask task = DeskTask.open(id, order.facility(), left, patient == null ? null : patient.id(),
                new DeskTaskCause(NextStepWords.of(step).kind().name(), step.rules(), answer, List.of(),
                        transaction.at()),
                order.visit(), transaction.at(), run);
        transaction.raise(task);
        return task;
    }

    private static ResourceId idOf(NextStepOrder order, DeskStep left) {
        String name = "next-step/" + order.facility() + "/" + order.by() + "/" + order.requestId() + "/" + left;
        return new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static boolean stands(DeskTask task, NextStepOrder order, DeskStep left) {
        return task.step() == left && task.visit().equals(order.visit()) && switch (task.state().phase()) {
            case OPEN, TAKEN, DONE -> true;
            case CANCELLED -> false;
        };
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
