package jp.madoguchi.routes.directory;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.routes.csv.CsvFile;
import jp.madoguchi.routes.csv.CsvReading;

/**
 * Reads the patient directory as the hospital exports it: a CSV file (RFC 4180) with the header
 * {@code patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch}, columns in any order, unknown columns ignored.
 * Number, birth date and sex must be filled; a row that cannot be taken is told by line and column, and the other
 * rows are taken. Knows nothing of Camel.
 */
public final class PatientDirectoryCsv {

    /** What the header must name; the columns after {@code sex} may be missing. */
    static final List<String> NEEDED = List.of("patient_number", "name", "kana", "birth_date", "sex");

    private final CsvFile csv;
    private final Supplier<LocalDate> today;

    /**
     * @param charset UTF-8 (with or without a byte order mark) or windows-31J
     * @param today   the day after which nobody can be born
     */
    public PatientDirectoryCsv(Charset charset, Supplier<LocalDate> today) {
        this.csv = new CsvFile(charset, NEEDED, ProblemCode.DIRECTORY_HEADER_WRONG);
        this.today = today;
    }

    /** What the files are written in. */
    Charset charset() {
        return csv.charset();
    }

    /**
     * Reads a whole file.
     *
     * @throws ProblemException {@code ENCODING_WRONG} or {@code DIRECTORY_HEADER_WRONG}: nothing of it can be taken
     */
    public CsvReading<DirectoryRow> read(byte[] file) {
        return csv.read(file, new RowReader(today.get())::read);
    }
}
