package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What names the people of a patient directory, as it could stand somewhere, and the search for it in what a gateway wrote. */
final class People {

    private static final int SHORTEST_CARD_NUMBER = 6;

    private final Set<String> names = new TreeSet<>();

    /** Those of a file as {@code people-csv} writes it: number, name, kana, birth date, sex, insurer, symbol, number, branch. */
    static People of(Path csv) throws IOException {
        People people = new People();
        for (String row : Files.readAllLines(csv).stream().skip(1).toList()) {
            String[] columns = row.split(",", -1);
            assertThat(columns).as("no value is quoted here").hasSize(9);
            people.add(columns[0]);
            people.addName(columns[1]);
            people.addName(columns[2]);
            people.add(columns[3]);
            people.add(columns[3].replace("-", ""));
            if (columns[7].length() >= SHORTEST_CARD_NUMBER) {
                people.add(columns[7]);
                people.add(Normalizer.normalize(columns[7], Normalizer.Form.NFKC));
            }
        }
        return people;
    }

    private void add(String text) {
        if (!text.isEmpty()) {
            names.add(text);
        }
    }

    /** Half-width and full-width, with either space and without. */
    private void addName(String name) {
        for (String width : List.of(name, Normalizer.normalize(name, Normalizer.Form.NFKC))) {
            String[] parts = width.split("[ 　]", -1);
            if (parts.length > 1) {
                Stream.of(" ", "　", "").forEach(space -> add(String.join(space, parts)));
            }
        }
    }

    /** How many names and numbers are looked for. */
    int size() {
        return names.size();
    }

    /** The files, of those below these places whose names end so, that hold a name or number in UTF-8 or windows-31J. */
    List<Path> namedIn(String ending, Path... places) throws IOException {
        List<Path> naming = new ArrayList<>();
        int searched = 0;
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(one -> one.toString().endsWith(ending)).toList()) {
                    searched++;
                    byte[] bytes = Files.readAllBytes(file);
                    if (Stream.of(StandardCharsets.UTF_8, Charset.forName("windows-31J"))
                            .map(charset -> new String(bytes, charset))
                            .anyMatch(text -> names.stream().anyMatch(text::contains))) {
                        naming.add(file);
                    }
                }
            }
        }
        assertThat(searched).as("files searched").isPositive();
        return naming;
    }
}
