package jp.madoguchi.routes.directory;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.directory.DirectoryRow;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads the patient directory as the hospital exports it: a CSV file (RFC 4180) with the header
 * {@code patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch}, columns in any order, unknown columns ignored.
 * Number, birth date and sex must be filled; a row that cannot be taken is told by line and column, and the other
 * rows are taken. Knows nothing of Camel.
 */
public final class PatientDirectoryCsv {

    /** What the header must name; the columns after {@code sex} may be missing. */
    static final List<String> NEEDED = List.of("patient_number", "name", "kana", "birth_date", "sex");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Charset charset;
    private final Supplier<LocalDate> today;

    /**
     * @param charset UTF-8 (with or without a byte order mark) or windows-31J
     * @param today   the day after which nobody can be born
     */
    public PatientDirectoryCsv(Charset charset, Supplier<LocalDate> today) {
        this.charset = charset;
        this.today = today;
    }

    /**
     * Reads a whole file.
     *
     * @throws ProblemException {@code ENCODING_WRONG} or {@code DIRECTORY_HEADER_WRONG}: nothing of it can be taken
     */
    public DirectoryReading read(byte[] file) {
        try (Reader text = new StringReader(decode(file)); CSVParser parser = FORMAT.parse(text)) {
            for (String column : NEEDED) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw new ProblemException(Problem.at(ProblemCode.DIRECTORY_HEADER_WRONG, column));
                }
            }
            return rows(parser);
        } catch (IllegalArgumentException | IOException | UncheckedIOException badHeader) {
            throw new ProblemException(Problem.at(ProblemCode.DIRECTORY_HEADER_WRONG, "line 1"), badHeader);
        }
    }

    private DirectoryReading rows(CSVParser parser) {
        List<DirectoryRow> rows = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        Set<PatientNumber> seen = new HashSet<>();
        long line = parser.getCurrentLineNumber() + 1;
        var records = parser.iterator();
        while (true) {
            try {
                if (!records.hasNext()) {
                    return new DirectoryReading(rows, faults);
                }
                CSVRecord record = records.next();
                DirectoryRow row = new RowReader(record, today.get()).row();
                if (seen.add(row.number())) {
                    rows.add(row);
                } else {
                    faults.add(new RowFault(line, "patient_number", ProblemCode.DIRECTORY_ROW_REFUSED));
                }
            } catch (RowReader.RefusedException refused) {
                faults.add(new RowFault(line, refused.column(), refused.code()));
            } catch (UncheckedIOException | IllegalStateException torn) {
                // An open quotation mark swallows the rest of the file: what came before it is good.
                faults.add(new RowFault(line, "(row)", ProblemCode.VALUE_MALFORMED));
                return new DirectoryReading(rows, faults);
            }
            line = parser.getCurrentLineNumber() + 1;
        }
    }

    private String decode(byte[] file) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            String name = charset.name().toLowerCase(Locale.ROOT);
            throw new ProblemException(Problem.at(ProblemCode.ENCODING_WRONG, "expected " + name), e);
        }
    }
}
