package jp.madoguchi.reception.desk;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.OnFile;
import jp.madoguchi.domain.channel.Presentation;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.ProofStanding;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.RequestKey;
import jp.madoguchi.reception.mode.ScreenAnswer;
import jp.madoguchi.reception.mode.WrittenLooks;
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
        boolean takenBack = false;
        if (order.seen() != null && used) {
            transaction.note(new AuditFact(order.facility(), order.by(), "FailureMode",
                    patient == null ? null : patient.id(), "ANSWER_" + said(order.seen())));
            if (patient != null) {
                takenBack = !tell(transaction, patient.id(), order, order.seen());
            }
        }
        NextStepTasks left = new NextStepTasks(transaction, order, patient, question, run);
        NextStep step = left.asTheVisitLeftIt(decided);
        if (patient != null && !takenBack && step instanceof NextStep.Proceed proceed
                && proceed.proof() == ProofStanding.SHOWN) {
            EndWhatIsProven.end(transaction, patient.id(), order.visit());
        }
        Set<RuleSwitch> open = new HashSet<>(open(transaction, order, patient, file));
        open.addAll(left.openAsTheVisitLeftIt(decided, step));
        if (patient != null && tellsWhatWasBrought(step)) {
            AnswerFollowUp.answerWhatWasBrought(transaction, patient.id(), order.visit());
        }
        return new DecidedStep(step, patient == null ? null : patient.id(), order.visit(), open,
                left.raise(step, open));
    }

    /**
     * Writes down what the screen said. Where that takes back what was told before, what a mistaken proof ended stands again.
     *
     * @return whether the screen proves the visit now: a request that is sent again after its correction proves nothing
     */
    private boolean tell(LedgerTransaction transaction, ResourceId patient, NextStepOrder order, Lookup seen) {
        MistakenProof mistaken = new MistakenProof(transaction, new PatientFile(transaction, papers),
                rules.monthlyProof(), patient, order.visit());
        boolean before = mistaken.isTold();
        WrittenLooks.told(transaction, new ScreenAnswer(order.facility(), patient, order.visit(), seen, order.by(),
                new RequestKey(order.requestId())));
        if (before && !mistaken.isTold()) {
            mistaken.undo();
        }
        return mistaken.counts();
    }

    /** What papers proved of the month is judged again where they are read otherwise (R-CH-22); a month of readers' answers only is the same. */
    private Set<RuleSwitch> open(LedgerTransaction transaction, NextStepOrder order, @Nullable PatientRecord patient,
            OnFile file) {
        if (patient == null || file.visits().stream().allMatch(visit -> visit.by() == Presentation.MY_NUMBER_CARD)) {
            return rules.open(order.presented(), other -> file, order.visit());
        }
        Map<String, OnFile> byReading = new HashMap<>();
        return rules.open(order.presented(),
                other -> byReading.computeIfAbsent(other.value(RuleSwitch.UNCERTAIN_PAPERS, order.visit()),
                        reading -> file.visited(new PatientFile(transaction, papers.readBy(other))
                                .visits(patient.id(), YearMonth.from(order.visit())))),
                order.visit());
    }

    /** Whether the talk at the desk has come to something, so that what was brought is known; one that asks on may end otherwise. */
    private static boolean tellsWhatWasBrought(NextStep step) {
        return switch (step) {
            case NextStep.Proceed proceed -> true;
            case NextStep.AskAtDesk ask -> true;
            case NextStep.TakeDeclaration declaration -> true;
            case NextStep.Refuse refuse -> true;
            case NextStep.NotPossible not -> true;
            case NextStep.AskForMyNumberCard card -> false;
            case NextStep.OfferRegistration offer -> false;
            case NextStep.ChooseMethod method -> false;
            case NextStep.Query query -> false;
            case NextStep.Exceptional exceptional -> false;
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
            lookup = file.lookup(patient, by, order.visit(), order.presented());
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

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
