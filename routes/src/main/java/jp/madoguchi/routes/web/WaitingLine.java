package jp.madoguchi.routes.web;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Questions that wait for a connection to one terminal, and how many are under way. Bulk questions stand in a line of their own and never
 * take the last connection: an answer may take minutes, and somebody at a desk waits for a single one. Where there is only one connection
 * single questions go first. Safe for many threads.
 */
final class WaitingLine {

    private final int mostUnderWay;
    private final int mostWaiting;
    private final Queue<WebCall> single = new ArrayDeque<>();
    private final Queue<WebCall> bulk = new ArrayDeque<>();
    private int underWay;
    private int bulkUnderWay;

    /**
     * @param mostUnderWay connections
     * @param mostWaiting  of single questions, and of bulk questions
     */
    WaitingLine(int mostUnderWay, int mostWaiting) {
        this.mostUnderWay = mostUnderWay;
        this.mostWaiting = mostWaiting;
    }

    /** A question waits from now on; false if there is no room for it. */
    synchronized boolean add(WebCall call) {
        Queue<WebCall> line = call.isBulk() ? bulk : single;
        line.removeIf(gone -> !gone.isWaiting());
        boolean full = line.size() >= mostWaiting && (call.isBulk() ? !bulkMayGo() : underWay >= mostUnderWay);
        return !full && line.add(call);
    }

    /** The next question that may go now; it is under way until {@link #ended}. */
    synchronized Optional<WebCall> next() {
        if (underWay >= mostUnderWay) {
            return Optional.empty();
        }
        WebCall call = waiting(single);
        if (call == null && bulkMayGo()) {
            call = waiting(bulk);
        }
        if (call != null) {
            underWay++;
            bulkUnderWay += call.isBulk() ? 1 : 0;
        }
        return Optional.ofNullable(call);
    }

    private boolean bulkMayGo() {
        return underWay < mostUnderWay && bulkUnderWay < Math.max(1, mostUnderWay - 1);
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
        bulkUnderWay -= call.isBulk() ? 1 : 0;
    }

    /** Questions under way at this moment. */
    synchronized int underWay() {
        return underWay;
    }

    /** Whatever waits is never sent. */
    synchronized void giveUp(Throwable why) {
        single.forEach(call -> call.giveUp(why));
        bulk.forEach(call -> call.giveUp(why));
        single.clear();
        bulk.clear();
    }
}
