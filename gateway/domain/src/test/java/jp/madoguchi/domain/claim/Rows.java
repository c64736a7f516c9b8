package jp.madoguchi.domain.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A test table: a header line, then rows; {@code #} lines are comments; cells are trimmed. */
final class Rows {

    private static final Path FOLDER = Path.of("src/test/resources/jp/madoguchi/domain/claim");

    record Row(Map<String, String> cells) {

        String text(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        List<String> words(String column) {
            return text(column).isEmpty() ? List.of() : List.of(text(column).split(" +"));
        }

        List<String> parts(String column, String separator) {
            return text(column).isEmpty() ? List.of() : List.of(text(column).split(separator));
        }

        boolean yes(String column) {
            return text(column).equals("yes");
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        @Override
        public String toString() {
            return String.join(" ", cells.values());
        }
    }

    private Rows() {}

    static Stream<Row> of(String file) {
        String separator = file.endsWith(".psv") ? "\\|" : ",";
        try {
            List<String> lines = Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
            String[] header = lines.getFirst().split(separator, -1);
            return lines.stream().skip(1).map(line -> {
                String[] cells = line.split(separator, -1);
                if (cells.length != header.length) {
                    throw new IllegalArgumentException(file + ": " + line);
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(header[i].strip(), cells[i].strip());
                }
                return new Row(row);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
