package jp.madoguchi.gateway.fhir;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where the API reads from. Answers from the cache are complete at once; what has to be rebuilt from the ledger comes later. A
 * failed stage carries a {@code ProblemException}.
 */
public interface ResourceStore {
    /** The current version of a resource; empty if there is none that may be read (unknown, or its patient is in doubt). */
    CompletionStage<Optional<StoredResource>> read(ReadableType type, String id);

    /** All that match; responses newest first. */
    CompletionStage<List<StoredResource>> find(Lookup lookup);
}
