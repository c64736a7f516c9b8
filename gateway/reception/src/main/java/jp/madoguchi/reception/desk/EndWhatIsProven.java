package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.MonthVisit;
import jp.madoguchi.domain.channel.MonthlyProof;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * Ends what a proof settles, whether a desk asks for the next step again or not: of the visit that a card or an accepted paper proved,
 * everything that asked for a proof; of its month, what asked for one of any day (R-CH-32). In what order they came does not matter for a
 * month (R-CH-32a). A number that was merely typed proves no visit, however valid it is.
 */
public final class EndWhatIsProven implements AnswerFollower {

    /** The steps that a proof of the visit settles. */
    private static final Set<DeskStep> SETTLED_BY_PROOF = EnumSet.of(DeskStep.ASK_ACCEPTED_PAPER,
            DeskStep.CHECK_KIND_OF_PAPER, DeskStep.ASK_PORTAL_OR_PAPER, DeskStep.ASK_OTHER_PAPER,
            DeskStep.ASK_WHAT_WAS_BROUGHT, DeskStep.VERIFY_BY_OTHER_PATH,
            DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT, DeskStep.PROOF_LATER, DeskStep.UNLOCK_CARD,
            DeskStep.ASK_AGAIN_WITH_MORE_ITEMS, DeskStep.TAKE_DECLARATION, DeskStep.VERIFY_SEPARATE_FLOW_BY_WEB,
            DeskStep.BRING_PAPER_TO_SEPARATE_FLOW, DeskStep.CHECK_PHOTO_ID);

    private final AcceptedPapers papers;
    private final MonthlyProof monthly;

    public EndWhatIsProven(RuleBook rules) {
        this.papers = rules.table(AcceptedPapers.class);
        this.monthly = new MonthlyProof(rules.switches());
    }

    @Override
    public void follow(LedgerTransaction ledger, AnswerRecord record) {
        ResourceId patient = record.patient();
        if (patient == null || record.standing() == AnswerStanding.REVIEW) {
            return;
        }
        new PatientFile(ledger, papers).visit(record).filter(visit -> proves(monthly, visit)).map(MonthVisit::day)
                .ifPresent(day -> end(ledger, patient, day));
    }

    /**
     * Whether a visit ends what asked for a proof. A paper that nothing was said about proves, too, but what its silence leaves is asked for
     * by the same answer.
     */
    static boolean proves(MonthlyProof monthly, MonthVisit visit) {
        return visit.confirmed() && monthly.closes(visit);
    }

    /** Whether a task is settled by a proof of its patient's visit of a day. */
    static boolean settles(LocalDate proven, DeskTask task) {
        return task.step() == DeskStep.SHOW_PROOF_THIS_MONTH
                ? YearMonth.from(task.visit()).equals(YearMonth.from(proven))
                : SETTLED_BY_PROOF.contains(task.step()) && task.visit().equals(proven);
    }

    /** Ends what a proof of a patient's visit settles. */
    static void end(LedgerTransaction ledger, ResourceId patient, LocalDate proven) {
        for (DeskTask task : ledger.tasksOf(patient)) {
            if (task.pending() && settles(proven, task)) {
                ledger.save(task.cancel(DecideNextStep.PROVEN_SINCE, ledger.at()));
            }
        }
    }
}
