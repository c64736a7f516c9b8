package jp.madoguchi.sim.play;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.sim.national.HeldPerson;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: a person who came in, and how it came out. Nothing in it changes once made; the course of the
 * morning replaces lines.
 */
record Line(HeldPerson held, Instant since, @Nullable DeskReply reply, List<String> files, Verdict verdict,
        boolean settled) {

    static Line arrived(HeldPerson held, Instant since, @Nullable DeskReply reply, List<String> files) {
        return new Line(held, since, reply, files,
                new Verdict("–", List.of(new Difference("answer", "readable", "not asked yet"))), false);
    }

    Line with(Verdict newVerdict, boolean nowSettled) {
        return new Line(held, since, reply, files, newVerdict, nowSettled);
    }

    /** Nothing may become readable of it: it is a person's to decide, or nobody asked. */
    boolean isSilent() {
        return held.expect().equals("review") || held.expect().equals("unasked");
    }
}
