package jp.madoguchi.reception.inquiry;

import java.util.concurrent.CompletionStage;

/** Takes what the national system replies, whichever door it came through (docs/design/national-system.md 4). */
@FunctionalInterface
public interface Replies {

    /**
     * Takes a reply. The source may be touched once the stage has completed, never before. Fails only when nothing could be committed;
     * then the source stays and is handed in again. The same reply again changes nothing.
     */
    CompletionStage<Taken> take(Received received);
}
