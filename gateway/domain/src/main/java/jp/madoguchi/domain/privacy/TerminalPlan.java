package jp.madoguchi.domain.privacy;

import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * How many card readers and qualification terminals an institution means to run. The first generation authenticates without a PIN, so
 * every reader needs a terminal of its own (R-SE-01).
 *
 * @param readers   顔認証付きカードリーダー, 0 or more
 * @param terminals 資格確認端末, at least as many
 */
public record TerminalPlan(int readers, int terminals) {

    public TerminalPlan {
        if (readers < 0 || terminals < readers) {
            throw new IllegalArgumentException("every reader needs a terminal of its own");
        }
    }

    /** Takes a plan; one with more readers than terminals is refused. */
    public static Parsed<TerminalPlan> parse(int readers, int terminals) {
        if (readers < 0) {
            return Parsed.refused(ProblemCode.SETTING_INVALID, "readers");
        }
        return terminals < readers
                ? Parsed.refused(ProblemCode.SETTING_INVALID, "terminals")
                : Parsed.of(new TerminalPlan(readers, terminals));
    }
}
