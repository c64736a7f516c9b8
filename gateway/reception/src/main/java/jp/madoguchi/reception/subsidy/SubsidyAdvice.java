package jp.madoguchi.reception.subsidy;

import java.util.List;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.SaidSubsidyChoice;

/**
 * What follows from a patient's choice at the reader.
 *
 * @param said the choice, as it is kept
 * @param kept what is on file and was not sent: why that may be, the likeliest first, and what the desk does
 * @param left the tasks that stand for it, raised now or before
 */
public record SubsidyAdvice(SaidSubsidyChoice said, List<SubsidyOutcome.Kept> kept, List<DeskTask> left) {

    public SubsidyAdvice {
        kept = List.copyOf(kept);
        left = List.copyOf(left);
    }
}
