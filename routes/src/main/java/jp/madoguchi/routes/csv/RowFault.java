package jp.madoguchi.routes.csv;

import java.util.Objects;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * A row of a hospital's CSV file that was not taken. It says where and what, never what stood there.
 *
 * @param line   line of the file that the row begins in, from 1
 * @param column column of the header
 * @param code   what is wrong
 */
public record RowFault(long line, String column, ProblemCode code) {

    public RowFault {
        Objects.requireNonNull(column);
        Objects.requireNonNull(code);
    }
}
