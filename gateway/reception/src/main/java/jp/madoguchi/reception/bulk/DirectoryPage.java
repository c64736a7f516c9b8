package jp.madoguchi.reception.bulk;

import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the reconciliation report of the whole directory. A page looks at so many patients, and shows those of them that stand as was asked for:
 * it may be empty although others follow.
 *
 * @param links  by the ids of the patients
 * @param next   behind whom the next page begins; null on the last one
 * @param totals how many of the patients that this page looked at stand so; standings without any are left out
 */
public record DirectoryPage(List<PatientLink> links, @Nullable ResourceId next, Map<LinkStanding, Integer> totals) {

    public DirectoryPage {
        links = List.copyOf(links);
        totals = Map.copyOf(totals);
    }
}
