package jp.madoguchi.routes.terminal;

/** What becomes of the files in {@code face}, which other programs of the hospital may want too. */
public enum FaceMode {
    /** The gateway is the only reader: a file is deleted after its answer was committed. */
    CONSUME,
    /** Read only: the files belong to today's process. */
    LEAVE,
    /** After the commit a byte-identical copy goes into another folder, from which the other program reads. */
    HAND_ON
}
