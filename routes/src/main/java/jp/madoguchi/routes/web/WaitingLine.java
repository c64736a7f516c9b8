package jp.madoguchi.routes.web;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Questions that wait for a connection to one terminal, and how many are under way. Questions in the background, of bulk jobs and of
 * re-checks, stand in a line of their own and never take the last connection: an answer may take minutes, and somebody at a desk waits for
 * another one. Safe for many threads.
 */
final class WaitingLine {

    private final int mostUnderWay;
    private final int mostWaiting;
    private final Queue<WebCall> desks = new ArrayDeque<>();
    private final Queue<WebCall> background = new ArrayDeque<>();
    private int underWay;
    private int backgroundUnderWay;

    /**
     * @param mostUnderWay connections, at least two
     * @param mostWaiting  of questions that a desk waits for, and of those in the background
     */
    WaitingLine(int mostUnderWay, int mostWaiting) {
        this.mostUnderWay = mostUnderWay;
        this.mostWaiting = mostWaiting;
    }

    /** A question waits from now on; false if there is no room for it. */
    synchronized boolean add(WebCall call) {
        Queue<WebCall> line = call.isBackground() ? background : desks;
        line.removeIf(gone -> !gone.isWaiting());
        boolean full = line.size() >= mostWaiting
                && (call.isBackground() ? !backgroundMayGo() : underWay >= mostUnderWay);
        return !full && line.add(call);
    }

    /** The next question that may go now; it is under way until {@link #ended}. */
    synchronized Optional<WebCall> next() {
        if (underWay >= mostUnderWay) {
            return Optional.empty();
        }
        WebCall call = waiting(desks);
        if (call == null && backgroundMayGo()) {
            call = waiting(background);
        }
        if (call != null) {
            underWay++;
            backgroundUnderWay += call.isBackground() ? 1 : 0;
        }
        return Optional.ofNullable(call);
    }

    private boolean backgroundMayGo() {
        return underWay < mostUnderWay && backgroundUnderWay < mostUnderWay - 1;
    }

    private static @Nullable WebCall waiting(Queue<WebCall> line) {
        WebCall call = line.poll();
        while (call != null && !call.isWaiting()) {
            call = line.poll();
        }
        return call;
    }

    /** A question is not under way any more. */
    synchronized void ended(WebCall call) {
        underWay--;
        backgroundUnderWay -= call.isBackground() ? 1 : 0;
    }

    /** Questions under way at this moment. */
    synchronized int underWay() {
        return underWay;
    }

    /** Whatever waits is never sent. */
    synchronized void giveUp(Throwable why) {
        desks.forEach(call -> call.giveUp(why));
        background.forEach(call -> call.giveUp(why));
        desks.clear();
        background.clear();
    }
}
