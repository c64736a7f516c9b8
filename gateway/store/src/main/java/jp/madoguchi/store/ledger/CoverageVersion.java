package jp.madoguchi.store.ledger;

import java.util.Objects;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.CoverageRecord;

/**
 * A version of a coverage that was replaced.
 *
 * @param coverage the coverage as it stood; its revision is the version
 * @param source   the answer that it rested on
 */
public record CoverageVersion(Stored<CoverageRecord> coverage, AnswerRecord source) {

    public CoverageVersion {
        Objects.requireNonNull(coverage);
        Objects.requireNonNull(source);
    }
}
