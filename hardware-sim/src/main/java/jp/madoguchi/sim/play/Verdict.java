package jp.madoguchi.sim.play;

import java.util.List;

/**
 * How one line came out.
 *
 * @param shown what the FHIR API says now, in a few words
 */
public record Verdict(String shown, List<Difference> differences) {
    /** Whether nothing differs. */
    public boolean agrees() {
        return differences.isEmpty();
    }
}
