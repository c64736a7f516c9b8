package jp.madoguchi.reception.mode;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.reception.ledger.RecheckRecord;

/**
 * A page of re-checks, the most urgent first.
 *
 * @param rechecks they
 * @param more     whether more follow
 */
public record RecheckPage(List<RecheckRecord> rechecks, boolean more) {

    public RecheckPage {
        rechecks = List.copyOf(rechecks);
    }

    /** Where the next page begins; empty on the last one. */
    public Optional<RecheckCursor> next() {
        if (!more) {
            return Optional.empty();
        }
        RecheckRecord last = rechecks.getLast();
        return Optional.of(new RecheckCursor(last.claimRun(), last.visit(), last.id()));
    }
}
