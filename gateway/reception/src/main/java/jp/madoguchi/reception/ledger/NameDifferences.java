package jp.madoguchi.reception.ledger;

import java.util.List;
import jp.madoguchi.domain.identity.ResourceId;

/** Where answers write patients' names otherwise than the hospital, as one work sees it. */
public interface NameDifferences {

    /** Everything the desk was told of a patient's name, in the order in which it came up. */
    List<NameDifferenceRecord> of(ResourceId patient);

    /** Adds one, whose task was raised. */
    void add(NameDifferenceRecord difference);
}
