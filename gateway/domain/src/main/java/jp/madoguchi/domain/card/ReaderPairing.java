package jp.madoguchi.domain.card;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Which reader stands at which terminal. In the first generation each reader needs a terminal of its own, because of the authentication
 * without a number: n readers, n terminals (R-OP-02).
 *
 * @param terminalOfReader terminal by reader, both by the operator's names; no terminal twice
 */
public record ReaderPairing(Map<String, String> terminalOfReader) {

    public ReaderPairing {
        terminalOfReader = Map.copyOf(terminalOfReader);
        if (!oneToOne(terminalOfReader)) {
            throw new IllegalArgumentException("a terminal serves one reader");
        }
    }

    /** Takes a plan; one that gives a terminal to two readers is refused. */
    public static Parsed<ReaderPairing> parse(Map<String, String> terminalOfReader) {
        return oneToOne(terminalOfReader)
                ? Parsed.of(new ReaderPairing(terminalOfReader))
                : Parsed.refused(ProblemCode.SETTING_INVALID, "terminalOfReader");
    }

    private static boolean oneToOne(Map<String, String> terminalOfReader) {
        Set<String> terminals = new HashSet<>(terminalOfReader.values());
        return terminals.size() == terminalOfReader.size();
    }
}
