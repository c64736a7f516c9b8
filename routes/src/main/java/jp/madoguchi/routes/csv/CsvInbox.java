package jp.madoguchi.routes.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;
import jp.madoguchi.routes.folder.FileTaker;

/**
 * Takes CSV files from a folder, and reports of each how many rows became what, and which were refused. Those are kept for a person; a
 * file that cannot be read at all is rejected.
 *
 * @param <T> what a row is
 */
public final class CsvInbox<T> implements FileTaker {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<byte[], CsvReading<T>> reader;
    private final Taking<T> taking;
    private final RefusedRows refused;
    private final Executor worker;

    /**
     * @param reader  reads a whole file; fails with a {@link ProblemException} if nothing of it can be taken
     * @param taking  what is done with its rows
     * @param refused where the rows go that cannot be taken
     * @param worker  writes files
     */
    public CsvInbox(Function<byte[], CsvReading<T>> reader, Taking<T> taking, RefusedRows refused, Executor worker) {
        this.reader = reader;
        this.taking = taking;
        this.refused = refused;
        this.worker = worker;
    }

    /**
     * What is done with the rows of a file.
     *
     * @param <T> what a row is
     */
    @FunctionalInterface
    public interface Taking<T> {
        /**
         * Takes the rows of a file; taking them twice changes nothing. The stage completes after the commit with how many
         * rows became what, by the report's names and in its order; if it fails, the file is taken again later.
         */
        CompletionStage<SequencedMap<String, Integer>> take(List<T> rows);
    }

    @Override
    public boolean mayBeOurs(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") && !name.startsWith(".");
    }

    /** A CSV file has no closing tag: that it stays the same for the stability time has to do. */
    @Override
    public boolean isComplete(String name, byte[] bytes) {
        return bytes.length > 0;
    }

    @Override
    public CompletionStage<FileOutcome> take(FileContent content) {
        CsvReading<T> reading;
        try {
            reading = reader.apply(content.bytes());
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(new FileOutcome.Rejected(unreadable.problem()));
        }
        return taking.take(reading.rows()).thenApplyAsync(counts -> {
            refused.keep(content.name(), reading);
            return counts;
        }, worker).handle((counts, failure) -> failure == null
                ? new FileOutcome.Committed(new FileOutcome.Report(".report.json", json(reading, counts)))
                : new FileOutcome.Postponed(ProblemException.problemOf(failure)));
    }

    private static String json(CsvReading<?> reading, SequencedMap<String, Integer> counts) {
        ObjectNode root = JSON.createObjectNode();
        root.put("rows", reading.rows().size() + reading.faults().size());
        counts.forEach(root::put);
        root.put("refused", reading.faults().size());
        ArrayNode faults = root.putArray("refusedRows");
        for (RowFault fault : reading.faults()) {
            faults.addObject()
                    .put("line", fault.line())
                    .put("column", fault.column())
                    .put("code", fault.code().code())
                    .put("title", fault.code().title(Locale.JAPANESE))
                    .put("titleEn", fault.code().title(Locale.ENGLISH));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
