package jp.madoguchi.reception.subsidy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.subsidy.PublicExpense;
import jp.madoguchi.domain.subsidy.SubsidyBook;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyKey;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.SubsidyEntry;

/**
 * One patient's certificates, inside of one commit.
 *
 * @param ledger  the commit
 * @param check   judges what came, on the day on which the terminal passed it on
 * @param patient whose they are
 */
record PatientSubsidies(LedgerTransaction ledger, SubsidyCheck check, ResourceId patient) {

    /** Why the question for a paper ended without a person: the paper was seen. */
    static final String SHOWN_SINCE = "SHOWN_SINCE";
    /** Why it ended without a person: the hub sent the certificate. */
    static final String SENT_SINCE = "SENT_SINCE";

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /**
     * Takes the certificates of one file: an entry of a known key replaces the former, in its place, unless it is older; what was typed and
     * taken back stays. What the check of the day finds becomes desk tasks.
     *
     * @param came what came, at least one
     * @param asOf when the national system said so
     * @return the ids under which they are the patient's now; that of one that was overtaken is not among them
     */
    Set<ResourceId> take(List<SubsidyEntry> came, Instant asOf) {
        List<SubsidyEntry> before = ledger.subsidies().of(patient);
        List<SubsidyEntry> known = new ArrayList<>(before);
        List<SubsidyRecord> taken = new ArrayList<>();
        Set<ResourceId> ids = new HashSet<>();
        for (SubsidyEntry one : came) {
            Optional<SubsidyEntry> former = known.stream()
                    .filter(entry -> entry.withdrawn() == null
                            && entry.certificate().key().equals(one.certificate().key()))
                    .findFirst();
            boolean overtaken = former.filter(entry -> entry.asOf().isAfter(asOf)).isPresent();
            if (!overtaken) {
                SubsidyEntry entry = one.decided(former.map(SubsidyEntry::id).orElse(one.id()), patient);
                ledger.subsidies().save(entry);
                former.ifPresent(known::remove);
                known.add(entry);
                taken.add(one.certificate());
                ids.add(entry.id());
            }
        }
        leaveToDesk(came, taken, before, asOf);
        return ids;
    }

    /** Certificates came, so the patient let them be used: what is known and did not come may be asked for. */
    private void leaveToDesk(List<SubsidyEntry> came, List<SubsidyRecord> taken, List<SubsidyEntry> before,
            Instant asOf) {
        FacilityCode facility = came.getFirst().facility();
        LocalDate visit = LocalDate.ofInstant(asOf, JAPAN);
        List<PublicExpense> seen = VisitCertificates.of(before, visit).seen();
        List<SubsidyOutcome> outcomes = check.judge(visit, SubsidyChoice.USE, SubsidyBook.of(taken), seen,
                notSent(came, before, visit, asOf));
        end(visit, outcomes, SENT_SINCE);
        leave(facility, visit, asOf, outcomes);
    }

    /**
     * Ends what asks for a paper of a visit that is not missing any more.
     *
     * @param besides what a file made of the visit: what it did not bring is missing, though another file of the day brought it
     * @param why     why they end
     */
    void end(LocalDate visit, List<SubsidyOutcome> besides, String why) {
        List<SubsidyOutcome> now = VisitCertificates.of(ledger.subsidies().of(patient), visit).judged(check,
                SubsidyChoice.USE);
        List<CheckFinding> asked = CheckFinding.of(Stream.concat(now.stream(), besides.stream()).toList());
        for (DeskTask task : ledger.tasksOf(patient)) {
            if (task.pending() && task.step() == DeskStep.SHOW_SUBSIDY_CERTIFICATE && task.visit().equals(visit)
                    && asked.stream().noneMatch(finding -> finding.isSaidBy(task, visit))) {
                ledger.save(task.cancel(why, ledger.at()));
            }
        }
    }

    /** Asks anew at a visit for the papers whose question had ended because one was seen that was none of the patient's. */
    void askAgain(FacilityCode facility, LocalDate visit) {
        boolean ended = ledger.tasksOf(patient).stream()
                .anyMatch(task -> task.step() == DeskStep.SHOW_SUBSIDY_CERTIFICATE && task.visit().equals(visit)
                        && task.state() instanceof DeskTaskState.Cancelled cancelled
                        && cancelled.reason().equals(SHOWN_SINCE));
        if (ended) {
            leave(facility, visit, ledger.at(), VisitCertificates.of(ledger.subsidies().of(patient), visit)
                    .judged(check, SubsidyChoice.USE));
        }
    }

    /** Leaves to the desk what the check of a visit found, once for each day, step and reason; gives the tasks that stand for it. */
    List<DeskTask> leave(FacilityCode facility, LocalDate visit, Instant asOf, List<SubsidyOutcome> outcomes) {
        List<DeskTask> tasks = new ArrayList<>();
        for (CheckFinding finding : CheckFinding.of(outcomes)) {
            DeskTask task = ledger.tasksOf(patient).stream().filter(one -> finding.isSaidBy(one, visit)).findFirst()
                    .orElse(null);
            if (task == null) {
                task = DeskTask.open(ledger.newId(), facility, finding.step(), patient,
                        new DeskTaskCause(finding.reason(), finding.rules(), null, List.of(), asOf), visit,
                        ledger.at());
                ledger.raise(task);
            }
            tasks.add(task);
        }
        return tasks;
    }

    /** What is known from before and would be used on the day, but did not come this time. */
    private static List<PublicExpense> notSent(List<SubsidyEntry> came, List<SubsidyEntry> before, LocalDate visit,
            Instant asOf) {
        Set<SubsidyKey> sent = came.stream().map(entry -> entry.certificate().key()).collect(Collectors.toSet());
        return before.stream().filter(entry -> !entry.asOf().isAfter(asOf)).map(SubsidyEntry::certificate)
                .filter(one -> one.holdsOn(visit) && !one.alwaysReimbursed() && !sent.contains(one.key()))
                .flatMap(one -> one.asPublicExpense().stream()).distinct().toList();
    }
}
