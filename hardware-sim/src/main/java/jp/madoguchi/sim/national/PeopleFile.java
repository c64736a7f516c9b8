package jp.madoguchi.sim.national;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the people file, YAML in UTF-8; its own comments at the top explain every field. */
public final class PeopleFile {
    private static final String BUILT_IN = "/jp/madoguchi/sim/people.yaml";

    private PeopleFile() {}

    /** The people that come with the simulator. */
    public static People builtIn(LocalDate today) throws PeopleFileProblem {
        try (InputStream in = PeopleFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("people.yaml is missing from the simulator's jar");
            }
            return read("people.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8), today);
        } catch (IOException e) {
            throw new IllegalStateException("people.yaml in the simulator's jar cannot be read", e);
        }
    }

    /** The people of an engineer's own file; {@code today} is what its relative dates count from. */
    public static People read(Path file, LocalDate today) throws PeopleFileProblem {
        try {
            return read(file.toString(), Files.readString(file), today);
        } catch (NoSuchFileException e) {
            throw new PeopleFileProblem(file.toString(), 0, "there is no such file; give another --people");
        } catch (IOException e) {
            throw new PeopleFileProblem(file.toString(), 0, "cannot be read as UTF-8; save it in UTF-8 (" + e + ")");
        }
    }

    /** The people in this text. */
    public static People read(String name, String text, LocalDate today) throws PeopleFileProblem {
        YamlMap top = new YamlMap(name, compose(name, text), today);
        String facility = needed(top, "facility", "\\d{10}", "10 digits");
        List<Person> persons = new ArrayList<>();
        PersonReader reader = new PersonReader(facility);
        Set<String> ids = new HashSet<>();
        for (YamlMap map : top.list("people")) {
            Person person = reader.read(map);
            if (!ids.add(person.id())) {
                throw map.problem("id", "the id " + person.id() + " is taken by a person above; choose another");
            }
            persons.add(person);
        }
        top.nothingElse();
        if (persons.isEmpty()) {
            throw top.problem("people", "there is nobody in the list people; add at least one person");
        }
        return new People(facility, List.copyOf(persons));
    }

    private static Node compose(String name, String text) throws PeopleFileProblem {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            @Nullable
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                throw new PeopleFileProblem(name, 0, "the file is empty; start from the people.yaml in the jar");
            }
            return node;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new PeopleFileProblem(name, line, "this is no YAML (" + e.getProblem()
                    + "); look at indentation, quotes and colons here and in the line above");
        }
    }

    static String needed(YamlMap map, String key, String pattern, String rule) throws PeopleFileProblem {
        String text = map.matching(key, pattern, rule);
        if (text == null) {
            throw map.problem(key, "the key " + key + " is missing; add it: " + rule);
        }
        return text;
    }
}
