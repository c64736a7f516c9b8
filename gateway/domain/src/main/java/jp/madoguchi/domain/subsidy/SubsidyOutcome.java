package jp.madoguchi.domain.subsidy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;

/** What a visit makes of one certificate, sent by the hub or on file. There is none that ends an entry of the hospital (R-PM-02). */
public sealed interface SubsidyOutcome {

    /**
     * The hub sent it and it holds: it becomes a coverage and is proposed for the claim.
     *
     * @param entry    what the hub sent
     * @param expense  the same as a public expense
     * @param coverage the programme's word, such as {@code local-child}; {@code unknown} for a number that means nothing here
     */
    record Applied(SubsidyRecord entry, PublicExpense expense, String coverage) implements SubsidyOutcome {
        public Applied {
            Objects.requireNonNull(entry);
            Objects.requireNonNull(expense);
            Objects.requireNonNull(coverage);
        }
    }

    /** The hub sent it and it holds, but the desk does not use it, and why. */
    record ShownOnly(SubsidyRecord entry, Why why) implements SubsidyOutcome {
        public ShownOnly {
            Objects.requireNonNull(entry);
            Objects.requireNonNull(why);
        }

        /** What the desk does. */
        public DeskStep step() {
            return switch (why) {
                case ALWAYS_REIMBURSED -> DeskStep.EXPLAIN_REIMBURSEMENT;
                case NO_PAYER_NUMBER -> DeskStep.SHOW_SUBSIDY_CERTIFICATE;
            };
        }
    }

    /** Why the desk does not use one that holds. */
    enum Why {
        /** 常に償還払い: the patient pays the usual share and is paid back (R-PM-05). */
        ALWAYS_REIMBURSED,
        /** A local scheme without a payer's number: the paper says how it is claimed. */
        NO_PAYER_NUMBER
    }

    /** The hub sent it, and it does not hold on the day of the visit: history only. */
    record HistoryOnly(SubsidyRecord entry) implements SubsidyOutcome {
        public HistoryOnly {
            Objects.requireNonNull(entry);
        }
    }

    /** On file, and confirmed for the visit: nobody is asked for anything. */
    record Confirmed(PublicExpense onFile, By by) implements SubsidyOutcome {
        public Confirmed {
            Objects.requireNonNull(onFile);
            Objects.requireNonNull(by);
        }

        /** What confirms it. */
        public enum By {
            /** The hub sent the same. */
            HUB,
            /** The desk saw its paper, which is as good as a hit (R-PM-03). */
            PAPER
        }
    }

    /**
     * On file, and the hub did not send it: kept; the paper counts (R-PM-02, R-PM-03).
     *
     * @param onFile    the entry
     * @param reasons   why it may be missing, the likeliest first
     * @param opensTask whether a task is opened; where the patient was not to be looked up, the paper is checked as before
     */
    record Kept(PublicExpense onFile, List<MissingReason> reasons, boolean opensTask) implements SubsidyOutcome {
        public Kept {
            Objects.requireNonNull(onFile);
            reasons = List.copyOf(reasons);
        }

        /** What the desk does, the likeliest reason's step first; the paper is always asked for. */
        public List<DeskStep> steps() {
            DeskStep paper = DeskStep.SHOW_SUBSIDY_CERTIFICATE;
            Optional<DeskStep> first = reasons.stream().findFirst().map(MissingReason::step);
            return first.isEmpty() || first.get() == paper ? List.of(paper) : List.of(first.get(), paper);
        }
    }

    /** On file, of a kind that is never in the hub, or not valid on the day by its own dates: nothing follows from its absence. */
    record Untouched(PublicExpense onFile) implements SubsidyOutcome {
        public Untouched {
            Objects.requireNonNull(onFile);
        }
    }

    /**
     * The public expenses that may be proposed for the claim: what the hub sent and the desk uses, and what is on file and was not
     * sent, whether its paper was seen or not. One that the hub confirmed counts as the hub sent it, so not at all if it is always paid back later.
     */
    static List<PublicExpense> usable(List<SubsidyOutcome> outcomes) {
        return outcomes.stream().map(outcome -> switch (outcome) {
            case Applied applied -> Optional.of(applied.expense());
            case Kept kept -> Optional.of(kept.onFile());
            case Untouched untouched -> Optional.of(untouched.onFile());
            case Confirmed confirmed -> switch (confirmed.by()) {
                case PAPER -> Optional.of(confirmed.onFile());
                case HUB -> Optional.<PublicExpense>empty();
            };
            case ShownOnly shown -> Optional.<PublicExpense>empty();
            case HistoryOnly old -> Optional.<PublicExpense>empty();
        }).flatMap(Optional::stream).toList();
    }
}
