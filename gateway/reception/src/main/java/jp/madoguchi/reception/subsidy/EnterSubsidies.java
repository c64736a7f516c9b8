package jp.madoguchi.reception.subsidy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyKey;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.SaidSubsidyChoice;
import jp.madoguchi.reception.ledger.SubsidyEntry;

/**
 * What only people know of public expenses: a paper certificate that somebody saw (R-PM-03), and what the patient chose at the reader, which
 * no file of the terminal says (R-PM-01). A choice is checked against what is on file at once: what did not come may hold all the same
 * (R-PM-02), and why it is missing is ranked by the dated list of participating bodies (R-PM-10).
 */
public final class EnterSubsidies {

    /** Why a reader's setting is to be looked at. */
    public static final String NOT_ASKED = MissingReason.NOT_ASKED.name();

    private static final List<RuleId> SETTING = List.of(RuleId.of("R-PM-04"), RuleId.of("R-PM-10"));
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AnswerLedger ledger;
    private final SubsidyCheck check;

    public EnterSubsidies(AnswerLedger ledger, SubsidyCheck check) {
        this.ledger = ledger;
        this.check = check;
    }

    /**
     * A paper was seen: it is on the patient's file from now on, and nobody asks for it any more at the visit of that day. Seen again, it replaces what was typed
     * before; what was taken back stays beside it. Stages fail with {@code RESOURCE_UNKNOWN} at {@code patient}.
     */
    public CompletionStage<SubsidyEntry> paper(SubsidyPaper paper) {
        return ledger.commit(transaction -> {
            known(transaction, paper.facility(), paper.patient());
            SubsidyRecord certificate = paper.certificate();
            ResourceId id = transaction.subsidies().of(paper.patient()).stream()
                    .filter(one -> isTyped(one, certificate.key()) && one.withdrawn() == null)
                    .map(SubsidyEntry::id).findFirst().orElseGet(transaction::newId);
            SubsidyEntry entry = SubsidyEntry.seen(id, paper.facility(), paper.patient(), transaction.at(), certificate,
                    paper.by());
            transaction.subsidies().save(entry);
            new PatientSubsidies(transaction, check, paper.patient()).end(
                    LocalDate.ofInstant(transaction.at(), JAPAN), List.of(), PatientSubsidies.SHOWN_SINCE);
            note(transaction, paper.facility(), paper.by(), paper.patient(), "PAPER_SEEN");
            return entry;
        }).thenApply(Committed::value);
    }

    /**
     * A paper was typed by mistake: it holds on no day, and what it had answered at the visit of its day is asked for again. It stays to be
     * seen who took it back and why, also once it is typed anew and holds again; said again that changes nothing. Stages fail with {@code RESOURCE_UNKNOWN} at
     * {@code patient}, and at {@code recipient} where no such paper was typed: what the hub sent only the hub takes back.
     */
    public CompletionStage<SubsidyEntry> withdrawn(SubsidyWithdrawal withdrawal) {
        return ledger.commit(transaction -> {
            known(transaction, withdrawal.facility(), withdrawal.patient());
            SubsidyEntry typed = transaction.subsidies().of(withdrawal.patient()).stream()
                    .filter(one -> isTyped(one, withdrawal.key())).reduce(EnterSubsidies::standing)
                    .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "recipient")));
            if (typed.withdrawn() != null) {
                return typed;
            }
            SubsidyEntry back = typed.takenBack(new SubsidyEntry.Withdrawn(withdrawal.by(), transaction.at(),
                    withdrawal.reason()));
            transaction.subsidies().save(back);
            note(transaction, withdrawal.facility(), withdrawal.by(), withdrawal.patient(), "PAPER_WITHDRAWN");
            new PatientSubsidies(transaction, check, withdrawal.patient()).askAgain(withdrawal.facility(),
                    LocalDate.ofInstant(typed.asOf(), JAPAN));
            return back;
        }).thenApply(Committed::value);
    }

    private static boolean isTyped(SubsidyEntry entry, SubsidyKey key) {
        return entry.seenBy() != null && entry.certificate().key().equals(key);
    }

    /** Of two that were typed the one that was not taken back, else the later one. */
    private static SubsidyEntry standing(SubsidyEntry earlier, SubsidyEntry later) {
        return earlier.withdrawn() == null ? earlier : later;
    }

    /** A patient chose at the reader. Stages fail with {@code RESOURCE_UNKNOWN} at {@code patient}. */
    public CompletionStage<SubsidyAdvice> choice(FacilityCode facility, ResourceId patient, LocalDate visit,
            SubsidyChoice choice, String by) {
        return ledger.commit(transaction -> {
            known(transaction, facility, patient);
            SaidSubsidyChoice said = new SaidSubsidyChoice(facility, patient, visit, choice, by, transaction.at());
            transaction.subsidies().save(said);
            note(transaction, facility, by, patient, "CHOICE_" + choice);
            return advice(transaction, said);
        }).thenApply(Committed::value);
    }

    private SubsidyAdvice advice(LedgerTransaction transaction, SaidSubsidyChoice said) {
        List<SubsidyOutcome> outcomes = VisitCertificates
                .of(transaction.subsidies().of(said.patient()), said.visit()).judged(check, said.choice());
        List<SubsidyOutcome.Kept> kept = outcomes.stream().filter(SubsidyOutcome.Kept.class::isInstance)
                .map(SubsidyOutcome.Kept.class::cast).toList();
        List<DeskTask> left = new ArrayList<>(new PatientSubsidies(transaction, check, said.patient())
                .leave(said.facility(), said.visit(), transaction.at(), outcomes));
        if (kept.stream().anyMatch(one -> one.reasons().contains(MissingReason.NOT_ASKED))) {
            left.add(settingLooksOff(transaction, said));
        }
        return new SubsidyAdvice(said, kept, left);
    }

    /** The administrator looks at the terminal's setting: once for a day, whoever the patients are. */
    private static DeskTask settingLooksOff(LedgerTransaction transaction, SaidSubsidyChoice said) {
        String name = "subsidy-information-off/" + said.facility() + "/" + said.visit();
        ResourceId id = new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        return transaction.task(id).orElseGet(() -> {
            DeskTask task = DeskTask.open(id, said.facility(), DeskStep.SWITCH_SUBSIDY_INFORMATION_ON, null,
                    new DeskTaskCause(NOT_ASKED, SETTING, null, List.of(), transaction.at()), said.visit(),
                    transaction.at());
            transaction.raise(task);
            return task;
        });
    }

    private static void known(LedgerTransaction transaction, FacilityCode facility, ResourceId patient) {
        if (transaction.patient(patient).filter(one -> one.facility().equals(facility)).isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
    }

    private static void note(LedgerTransaction transaction, FacilityCode facility, String by, ResourceId patient,
            String detail) {
        transaction.note(new AuditFact(facility, by, "Subsidies", patient, detail));
    }
}
