package jp.madoguchi.store.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A journal's files, as a test sees them. */
final class JournalFiles {

    private JournalFiles() {}

    /** The files of a journal, oldest first. */
    static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(JournalSegment.SUFFIX)).sorted().toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : of(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    /** The position behind so many records of the first file. */
    static int placeBehind(Path folder, int records) throws IOException {
        JournalSegment segment = JournalSegment.open(of(folder).getFirst()).orElseThrow();
        int place = JournalSegment.HEADER;
        for (int i = 0; i < records; i++) {
            place = segment.read(place, 1, new ArrayList<>());
        }
        return place;
    }
}
