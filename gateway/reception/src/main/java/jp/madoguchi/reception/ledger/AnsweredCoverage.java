package jp.madoguchi.reception.ledger;

import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * Which coverage one of an answer's qualifications became.
 *
 * @param coverage      the coverage
 * @param qualification index into the answer's qualifications
 */
public record AnsweredCoverage(ResourceId coverage, int qualification) {

    public AnsweredCoverage {
        Objects.requireNonNull(coverage);
    }
}
