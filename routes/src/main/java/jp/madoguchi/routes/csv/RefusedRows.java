package jp.madoguchi.routes.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.stream.Collectors;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.routes.folder.RejectedFiles;

/**
 * Keeps the rows of a folder's CSV files that cannot be taken, for a person: in {@code rejected/}, in a file of their own with line and
 * reason. The file that they stood in goes once its other rows are committed, so that these are all there is of them.
 */
public final class RefusedRows {

    private static final int MOST_TOLD = 50;

    private final RejectedFiles rejected;
    private final RejectedFiles.Origin origin;
    private final Charset charset;
    private final ProblemCode code;

    /**
     * @param origin  the folder
     * @param charset what its files are written in; so is what is kept
     * @param code    what is said of a file with such rows
     */
    public RefusedRows(RejectedFiles rejected, RejectedFiles.Origin origin, Charset charset, ProblemCode code) {
        this.rejected = rejected;
        this.origin = origin;
        this.charset = charset;
        this.code = code;
    }

    /** Keeps those of the file of this name, if there are any; fails with an {@link UncheckedIOException} if they cannot be kept now. */
    void keep(String name, CsvReading<?> reading) {
        if (reading.faults().isEmpty()) {
            return;
        }
        String lines = reading.faults().stream().limit(MOST_TOLD)
                .map(fault -> "line " + fault.line() + " " + fault.column() + " " + fault.code().code())
                .collect(Collectors.joining(", "));
        int more = reading.faults().size() - MOST_TOLD;
        try {
            rejected.keep(origin, name.substring(0, name.length() - ".csv".length()) + ".refused.csv",
                    reading.refused().getBytes(charset),
                    Problem.at(code, more > 0 ? lines + " and " + more + " more" : lines));
        } catch (IOException notKept) {
            throw new UncheckedIOException(notKept);
        }
    }
}
