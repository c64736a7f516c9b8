package jp.madoguchi.domain.subsidy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.insurance.Programme;
import jp.madoguchi.domain.insurance.Programmes;

/**
 * What a visit makes of what the public medical hub sent, and of what it did not (医療費助成のオンライン資格確認, rules 7.4). Not returned
 * does not mean not entitled: an entry on file is never ended (R-PM-02), and a paper certificate is as good as a hit (R-PM-03). What
 * is always paid back later is shown and not applied (R-PM-05).
 */
public final class SubsidyCheck {

    private final Programmes programmes;
    private final Participation participation;

    /**
     * A check by tables.
     *
     * @param programmes    what payers' numbers mean
     * @param participation which payers are in the hub
     */
    public SubsidyCheck(Programmes programmes, Participation participation) {
        this.programmes = programmes;
        this.participation = participation;
    }

    /**
     * Judges every certificate sent and every one on file.
     *
     * @param choice what the patient chose at the reader
     * @param sent   what the hub sent
     * @param onFile the public expenses on file
     */
    public List<SubsidyOutcome> judge(LocalDate visit, SubsidyChoice choice, SubsidyBook sent,
            List<PublicExpense> onFile) {
        return judge(visit, choice, sent, List.of(), onFile);
    }

    /**
     * The same, where the desk saw papers at the visit.
     *
     * @param seen   those whose paper was seen; one on file that is the same entitlement is confirmed by it (R-PM-03)
     * @param onFile the public expenses on file, those seen among them
     */
    public List<SubsidyOutcome> judge(LocalDate visit, SubsidyChoice choice, SubsidyBook sent,
            List<PublicExpense> seen, List<PublicExpense> onFile) {
        List<SubsidyOutcome> outcomes = new ArrayList<>();
        Set<String> confirmed = new HashSet<>();
        Set<String> papers = seen.stream().filter(one -> one.validity().covers(visit)).map(PublicExpense::matchKey)
                .collect(Collectors.toSet());
        for (SubsidyRecord entry : sent.history()) {
            outcomes.add(ofSent(entry, visit));
            if (entry.holdsOn(visit) && entry.payer() != null) {
                confirmed.add(entry.payer().value() + "|" + entry.recipient().matchKey());
            }
        }
        for (PublicExpense expense : onFile) {
            if (confirmed.contains(expense.matchKey())) {
                outcomes.add(new SubsidyOutcome.Confirmed(expense, SubsidyOutcome.Confirmed.By.HUB));
            } else if (papers.contains(expense.matchKey()) && expense.validity().covers(visit)) {
                outcomes.add(new SubsidyOutcome.Confirmed(expense, SubsidyOutcome.Confirmed.By.PAPER));
            } else {
                outcomes.add(ofFile(expense, visit, choice));
            }
        }
        return List.copyOf(outcomes);
    }

    private SubsidyOutcome ofSent(SubsidyRecord entry, LocalDate visit) {
        if (!entry.holdsOn(visit)) {
            return new SubsidyOutcome.HistoryOnly(entry);
        }
        if (entry.alwaysReimbursed()) {
            return new SubsidyOutcome.ShownOnly(entry, SubsidyOutcome.Why.ALWAYS_REIMBURSED);
        }
        Optional<PublicExpense> expense = entry.asPublicExpense();
        if (expense.isEmpty()) {
            return new SubsidyOutcome.ShownOnly(entry, SubsidyOutcome.Why.NO_PAYER_NUMBER);
        }
        String coverage = programmes.of(expense.get().payer(), visit).map(Programme::key).orElse("unknown");
        return new SubsidyOutcome.Applied(entry, expense.get(), coverage);
    }

    private SubsidyOutcome ofFile(PublicExpense expense, LocalDate visit, SubsidyChoice choice) {
        boolean inHub = programmes.of(expense.payer(), visit).map(Programme::inHub).orElse(true);
        if (!inHub || !expense.validity().covers(visit)) {
            return new SubsidyOutcome.Untouched(expense);
        }
        return new SubsidyOutcome.Kept(expense,
                MissingReason.ranked(participation.isListed(expense.payer(), visit), choice),
                choice == SubsidyChoice.USE);
    }
}
