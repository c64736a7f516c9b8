package jp.madoguchi.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Finds the line of a route file that an error message speaks of: Camel names the step, but not where it stands. */
final class FailedLine {

    /** Shorter values would be found in any message. */
    private static final int SHORTEST = 4;

    private FailedLine() {}

    /**
     * The first line, from a line on, whose value the message quotes.
     *
     * @param from line to begin with, from 1
     */
    static OptionalInt find(Path file, String message, int from) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
        for (int i = Math.max(0, from - 1); i < lines.size(); i++) {
            if (isQuoted(lines.get(i), message)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isQuoted(String line, String message) {
        int colon = line.indexOf(": ");
        if (colon < 0 || line.substring(0, colon).strip().endsWith("id")) {
            return false;
        }
        String value = line.substring(colon + 2).strip().replaceAll("^[\"']|[\"']$", "");
        String kamelet = value.startsWith("kamelet:")
                ? value.substring("kamelet:".length()).replaceAll("\\?.*", "")
                : value;
        return value.length() >= SHORTEST && (message.contains(value) || message.contains(kamelet));
    }
}
