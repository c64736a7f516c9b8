package jp.madoguchi.routes.csv;

import jp.madoguchi.domain.problem.ProblemCode;

/** Why a row cannot be taken: which column and what is wrong, never what stood there. */
public final class RefusedRowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final ProblemCode code;

    public RefusedRowException(String column, ProblemCode code) {
        super(column + " " + code);
        this.column = column;
        this.code = code;
    }

    /** Column of the header. */
    public String column() {
        return column;
    }

    /** What is wrong. */
    public ProblemCode code() {
        return code;
    }
}
