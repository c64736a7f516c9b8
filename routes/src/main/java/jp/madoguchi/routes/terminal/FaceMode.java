package jp.madoguchi.routes.terminal;

import java.util.Optional;

/** What becomes of the files in {@code face}, which other programs of the hospital may want too. */
public enum FaceMode {
    /** The gateway is the only reader: a file is deleted after its answer was committed. */
    CONSUME,
    /** Read only: the files belong to today's process. */
    LEAVE,
    /** After the commit a byte-identical copy goes into another folder, from which the other program reads. */
    HAND_ON;

    /** By its name in settings: {@code consume}, {@code leave}, {@code hand-on}. */
    public static Optional<FaceMode> of(String name) {
        return switch (name) {
            case "consume" -> Optional.of(CONSUME);
            case "leave" -> Optional.of(LEAVE);
            case "hand-on" -> Optional.of(HAND_ON);
            default -> Optional.empty();
        };
    }
}
