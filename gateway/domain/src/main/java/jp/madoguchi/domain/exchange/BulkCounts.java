package jp.madoguchi.domain.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a bulk result says of itself.
 *
 * @param results how many units it holds (処理結果件数)
 * @param normal  how many of them ended normally (正常件数)
 * @param errors  how many did not (エラー件数)
 */
public record BulkCounts(@Nullable Integer results, @Nullable Integer normal, @Nullable Integer errors) {

    /** A result that says none. */
    public static final BulkCounts NONE = new BulkCounts(null, null, null);

    /** Whether it claims another number of units than it holds: some were lost on the way, or too many came. */
    public boolean contradict(int units) {
        return results != null && results != units;
    }
}
