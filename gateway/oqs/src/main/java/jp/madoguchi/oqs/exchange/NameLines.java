package jp.madoguchi.oqs.exchange;

import java.util.HashSet;
import java.util.Set;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** The lines of a table of names: {@code key = name}, comments behind {@code #}, no key twice. */
final class NameLines {

    private final String file;

    NameLines(String file) {
        this.file = file;
    }

    /** Takes one line. */
    interface Taker {
        void take(int line, String key, String name);
    }

    /** Gives every line that says something to a taker. */
    void each(String text, Taker taker) {
        Set<String> keys = new HashSet<>();
        int line = 0;
        for (String written : text.lines().toList()) {
            line++;
            String content = written.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int equals = content.indexOf('=');
            if (equals < 0) {
                throw wrong(line, "has no \"=\": write key = name");
            }
            String key = content.substring(0, equals).strip();
            if (!keys.add(key)) {
                throw wrong(line, "names " + key + " again: take one out");
            }
            taker.take(line, key, content.substring(equals + 1).strip());
        }
    }

    /** The problem that something in a line is wrong; {@code what} says what, and what to do. */
    ProblemException wrong(int line, String what) {
        return new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, file + " line " + line + " " + what));
    }
}
