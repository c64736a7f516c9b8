package jp.madoguchi.reception.bulk;

import java.util.List;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import org.jspecify.annotations.Nullable;

/**
 * A page of a reconciliation report.
 *
 * @param links in the order of the list that was registered
 * @param next  where the next page begins; null on the last one
 */
public record LinkPage(List<PatientLink> links, BulkRowQuery.@Nullable Place next) {

    public LinkPage {
        links = List.copyOf(links);
    }
}
