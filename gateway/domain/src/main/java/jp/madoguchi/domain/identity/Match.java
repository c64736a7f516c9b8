package jp.madoguchi.domain.identity;

import java.util.List;

/** Whom an answer is about. Only certain goes through by itself. */
public sealed interface Match {

    /** It is this patient. */
    record Certain(ResourceId patient, MatchBasis basis) implements Match {}

    /** It may be one of these; a person decides. */
    record Doubtful(List<ResourceId> candidates, DoubtReason reason) implements Match {
        public Doubtful {
            candidates = List.copyOf(candidates);
        }
    }

    /** Nobody here fits. */
    record None() implements Match {}
}
