package jp.madoguchi.routes.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads a CSV file (RFC 4180) whose first line names its columns, in any order; unknown columns are ignored. A row that cannot be taken
 * is told by line and column, and the other rows are taken. Knows nothing of Camel.
 */
public final class CsvFile {

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
    private final List<String> needed;
    private final ProblemCode wrongHeader;

    /**
     * @param charset     UTF-8 (with or without a byte order mark) or windows-31J
     * @param needed      columns that the header must name
     * @param wrongHeader what is said of a file without one of them
     */
    public CsvFile(Charset charset, List<String> needed, ProblemCode wrongHeader) {
        this.charset = charset;
        this.needed = List.copyOf(needed);
        this.wrongHeader = wrongHeader;
    }

    /** What the files are written in. */
    public Charset charset() {
        return charset;
    }

    /**
     * Makes something of a row.
     *
     * @param <T> what a row is
     */
    @FunctionalInterface
    public interface RowReader<T> {
        /** Reads a row, or refuses it. */
        T read(CsvRow row) throws RefusedRowException;
    }

    /**
     * Reads a whole file.
     *
     * @throws ProblemException {@code ENCODING_WRONG}, or that the header is wrong: nothing of it can be taken
     */
    public <T> CsvReading<T> read(byte[] file, RowReader<T> reader) {
        String decoded = decode(file);
        try (Reader text = new StringReader(decoded); CSVParser parser = FORMAT.parse(text)) {
            for (String column : needed) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw new ProblemException(Problem.at(wrongHeader, column));
                }
            }
            return rows(parser, reader, decoded);
        } catch (IllegalArgumentException | IOException | UncheckedIOException badHeader) {
            throw new ProblemException(Problem.at(wrongHeader, "line 1"), badHeader);
        }
    }

    private static <T> CsvReading<T> rows(CSVParser parser, RowReader<T> reader, String whole) throws IOException {
        List<T> rows = new ArrayList<>();
        StringBuilder refused = new StringBuilder();
        List<RowFault> faults = new ArrayList<>();
        long line = parser.getCurrentLineNumber() + 1;
        Iterator<CSVRecord> records = parser.iterator();
        while (true) {
            try {
                if (!records.hasNext()) {
                    return new CsvReading<>(rows, faults, refused.toString());
                }
                CSVRecord record = records.next();
                try {
                    rows.add(reader.read(new CsvRow(record)));
                } catch (RefusedRowException why) {
                    faults.add(new RowFault(line, why.column(), why.code()));
                    note(refused, parser, record);
                }
            } catch (UncheckedIOException | IllegalStateException torn) {
                // An open quotation mark swallows the rest of the file: what came before it is good.
                faults.add(new RowFault(line, "(row)", ProblemCode.VALUE_MALFORMED));
                header(refused, parser);
                refused.append(fromLine(whole, line));
                return new CsvReading<>(rows, faults, refused.toString());
            }
            line = parser.getCurrentLineNumber() + 1;
        }
    }

    private static void note(StringBuilder refused, CSVParser parser, CSVRecord record) throws IOException {
        header(refused, parser);
        CSVFormat.RFC4180.printRecord(refused, record.toList().toArray());
    }

    private static void header(StringBuilder refused, CSVParser parser) throws IOException {
        if (refused.isEmpty()) {
            CSVFormat.RFC4180.printRecord(refused, parser.getHeaderNames().toArray());
        }
    }

    /** The text from the beginning of a line on, counted from 1 as the parser counts: one ends with CR, LF or both. */
    private static String fromLine(String text, long line) {
        int at = 0;
        for (long before = 1; before < line && at < text.length(); at++) {
            char c = text.charAt(at);
            boolean both = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (c == '\n' || c == '\r' && !both) {
                before++;
            }
        }
        return text.substring(at);
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
