package jp.madoguchi.reception.inquiry;

import java.util.Collection;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.ResourceId;

/** What the EMR reads of patients: a view of the ledger that can be made anew at any time. */
public interface PatientViews {

    /**
     * Makes the views of these patients anew from the ledger. The stage completes when reads see at least the state committed before
     * the call; it completes normally even if that failed, since a sweeper repairs what was missed.
     */
    CompletionStage<Void> refresh(Collection<ResourceId> patients);
}
