package jp.madoguchi.reception.mode;

/** Whether a terminal answers, as far as its answers tell. */
public enum TerminalState {
    /** It answers. */
    UP,
    /** Some questions fail, or it has only just begun to answer again: one question at a time tries it. */
    DOUBTFUL,
    /** It does not answer. */
    DOWN
}
