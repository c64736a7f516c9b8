package jp.madoguchi.reception.bulk;

import java.util.List;
import java.util.Map;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import org.jspecify.annotations.Nullable;

/**
 * A page of a reconciliation report.
 *
 * @param links  in the order of the list that was registered
 * @param next   where the next page begins; null on the last one
 * @param totals how many patients of the whole batch stand so; standings without any are left out
 */
public record LinkPage(List<PatientLink> links, BulkRowQuery.@Nullable Place next,
        Map<LinkStanding, Integer> totals) {

    public LinkPage {
        links = List.copyOf(links);
        totals = Map.copyOf(totals);
    }
}
