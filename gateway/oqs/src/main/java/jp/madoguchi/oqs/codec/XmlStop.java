package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.problem.ProblemCode;

/** Why reading XML stopped; the cursor knows the path and makes a problem of it. */
final class XmlStop extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final int offset;

    XmlStop(ProblemCode code, int offset) {
        super(null, null, false, false);
        this.code = code;
        this.offset = offset;
    }

    ProblemCode code() {
        return code;
    }

    int offset() {
        return offset;
    }
}
