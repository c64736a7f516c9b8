package jp.madoguchi.reception.bulk;

import java.util.List;
import jp.madoguchi.reception.ledger.BulkBatchPlace;
import org.jspecify.annotations.Nullable;

/**
 * A page of an institution's batches.
 *
 * @param batches newest first
 * @param next    where the next page begins; null on the last one
 */
public record BatchPage(List<BulkBatch> batches, @Nullable BulkBatchPlace next) {

    public BatchPage {
        batches = List.copyOf(batches);
    }
}
