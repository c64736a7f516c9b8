package jp.madoguchi.domain.exchange;

import java.util.Objects;
import jp.madoguchi.domain.qualification.Answer;

/**
 * What a bulk result says about one person.
 *
 * @param answer      as if asked singly, without limit certificate
 * @param limitChange whether the limit certificate is to be asked for singly
 */
public record BulkUnit(Answer answer, LimitChange limitChange) {

    public BulkUnit {
        Objects.requireNonNull(answer);
        Objects.requireNonNull(limitChange);
    }
}
