package jp.madoguchi.gateway.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where earlier versions of a Coverage are read. A failed stage carries a {@code ProblemException}. */
public interface VersionStore {

    /**
     * Which versions are wanted.
     *
     * @param id      the Coverage's id
     * @param current its newest version: earlier ones are counted
     * @param before  versions earlier than this are given
     * @param since   those that were made at this moment or later
     * @param most    how many are given
     */
    record Wanted(String id, long current, long before, Instant since, int most) {}

    /**
     * Earlier versions.
     *
     * @param newest the newest of them first, no more than were wanted
     * @param all    how many there are
     */
    record Earlier(List<StoredResource> newest, int all) {
        public Earlier {
            newest = List.copyOf(newest);
        }
    }

    /** A version that was replaced; empty if there never was one, or if it is not kept any more. */
    CompletionStage<Optional<StoredResource>> version(String id, long version);

    /** Versions that were replaced. */
    CompletionStage<Earlier> earlier(Wanted wanted);
}
