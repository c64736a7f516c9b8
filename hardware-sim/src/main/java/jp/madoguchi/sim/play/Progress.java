package jp.madoguchi.sim.play;

import java.io.PrintStream;

/** A progress bar; plain lines where nobody can see a bar. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private int done;
    private int lastTenth = -1;

    Progress(PrintStream out, boolean terminal, int total) {
        this.out = out;
        this.terminal = terminal;
        this.total = Math.max(1, total);
    }

    /** One step is done; {@code what} says which. */
    synchronized void step(String what) {
        done = Math.min(total, done + 1);
        int tenth = done * 10 / total;
        if (terminal) {
            int full = done * WIDTH / total;
            out.print("\r[" + "█".repeat(full) + "░".repeat(WIDTH - full) + "] " + done + "/" + total + "  "
                    + TextWidth.padded(what, 36));
            if (done == total) {
                out.println();
            }
        } else if (tenth > lastTenth) {
            out.println("play: " + done + "/" + total + " " + what);
        }
        lastTenth = tenth;
        out.flush();
    }

    /** Ends a bar that did not reach its end. */
    synchronized void end() {
        if (terminal && done < total) {
            out.println();
        }
    }
}
