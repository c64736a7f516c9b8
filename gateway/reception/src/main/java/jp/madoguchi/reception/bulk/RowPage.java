package jp.madoguchi.reception.bulk;

import java.util.List;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import org.jspecify.annotations.Nullable;

/**
 * A page of a worklist.
 *
 * @param rows job by job as they were planned
 * @param next where the next page begins; null on the last one
 */
public record RowPage(List<BulkRow> rows, BulkRowQuery.@Nullable Place next) {

    public RowPage {
        rows = List.copyOf(rows);
    }
}
