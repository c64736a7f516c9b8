package jp.madoguchi.store.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import jp.madoguchi.domain.identity.ResourceId;

/** Statements about many patients at once, so many at a time. */
final class OfPatients {

    private static final int AT_A_TIME = 200;

    private OfPatients() {}

    /** Runs a statement for each part of the patients, with its marks for {@code in (…)} and what stands for them. */
    static void each(Collection<ResourceId> patients, BiConsumer<String, Object[]> statement) {
        List<String> ids = patients.stream().map(ResourceId::value).sorted().toList();
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + AT_A_TIME));
            statement.accept(String.join(", ", Collections.nCopies(part.size(), "?")), part.toArray());
        }
    }
}
