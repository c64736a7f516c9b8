package jp.madoguchi.sim.national;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of the people file that remembers where everything stands, and which keys were asked for. */
final class YamlMap {
    private static final Pattern RELATIVE_DAY = Pattern.compile("today([+-]\\d{1,5})?");

    private final String file;
    private final int line;
    private final LocalDate today;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    YamlMap(String file, Node node, LocalDate today) throws PeopleFileProblem {
        this.file = file;
        this.line = lineOf(node);
        this.today = today;
        if (!(node instanceof MappingNode mapping)) {
            throw new PeopleFileProblem(file, line, "\"key: value\" lines are expected here");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, tuple.getValueNode()) != null) {
                throw new PeopleFileProblem(file, lineOf(tuple.getKeyNode()),
                        "the key " + key + " stands here twice; remove one");
            }
            lines.put(key, lineOf(tuple.getKeyNode()));
        }
    }

    /** A problem with the value of {@code key}. */
    PeopleFileProblem problem(String key, String what) {
        return new PeopleFileProblem(file, lines.getOrDefault(key, line), what);
    }

    String text(String key) throws PeopleFileProblem {
        String text = textOrNone(key);
        if (text == null) {
            throw problem(key, "the key " + key + " is missing; add it");
        }
        return text;
    }

    String text(String key, String otherwise) throws PeopleFileProblem {
        String text = textOrNone(key);
        return text == null ? otherwise : text;
    }

    @Nullable
    String textOrNone(String key) throws PeopleFileProblem {
        Node node = node(key);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw problem(key, "the key " + key + " needs a text; write one or remove the line");
        }
        return scalar.getValue();
    }

    /** A text that must look like {@code pattern}; {@code rule} says so to a person. */
    @Nullable
    String matching(String key, String pattern, String rule) throws PeopleFileProblem {
        String text = textOrNone(key);
        if (text != null && !text.matches(pattern)) {
            throw problem(key, key + " is \"" + text + "\" but must be " + rule);
        }
        return text;
    }

    boolean flag(String key, boolean otherwise) throws PeopleFileProblem {
        String text = matching(key, "true|false", "true or false");
        return text == null ? otherwise : text.equals("true");
    }

    int number(String key, int otherwise) throws PeopleFileProblem {
        String text = matching(key, "\\d{1,7}", "a whole number of at most 7 digits");
        return text == null ? otherwise : Integer.parseInt(text);
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> kind, @Nullable E otherwise) throws PeopleFileProblem {
        String text = textOrNone(key);
        if (text == null && otherwise != null) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E constant : kind.getEnumConstants()) {
            String word = constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (word.equals(text)) {
                return constant;
            }
            words.add(word);
        }
        throw problem(key, key + " is " + (text == null ? "missing" : '"' + text + '"') + "; write one of "
                + String.join(", ", words));
    }

    LocalDate day(String key) throws PeopleFileProblem {
        LocalDate day = dayOrNone(key);
        if (day == null) {
            throw problem(key, "the date " + key + " is missing; add it as yyyy-MM-dd");
        }
        return day;
    }

    @Nullable
    LocalDate dayOrNone(String key) throws PeopleFileProblem {
        String text = textOrNone(key);
        if (text == null) {
            return null;
        }
        Matcher relative = RELATIVE_DAY.matcher(text);
        if (relative.matches()) {
            String days = relative.group(1);
            return today.plusDays(days == null ? 0 : Integer.parseInt(days));
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw problem(key, key + " is \"" + text
                    + "\", which is no date of the calendar; write yyyy-MM-dd, today, today-20 or today+20");
        }
    }

    YearMonth month(String key) throws PeopleFileProblem {
        String text = text(key);
        YearMonth now = YearMonth.from(today);
        try {
            return switch (text) {
                case "this" -> now;
                case "last" -> now.minusMonths(1);
                case "next" -> now.plusMonths(1);
                default -> YearMonth.parse(text);
            };
        } catch (DateTimeException e) {
            throw problem(key, key + " is \"" + text + "\"; write yyyy-MM, this, last or next");
        }
    }

    @Nullable
    YamlMap mapOrNone(String key) throws PeopleFileProblem {
        Node node = node(key);
        return node == null ? null : new YamlMap(file, node, today);
    }

    List<YamlMap> list(String key) throws PeopleFileProblem {
        Node node = node(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(key, key + " must be a list: start each item with \"- \"");
        }
        List<YamlMap> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlMap(file, item, today));
        }
        return items;
    }

    /** A list of texts, empty when the key is missing. */
    List<String> texts(String key) throws PeopleFileProblem {
        Node node = node(key);
        if (node == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (!(item instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
                    throw problem(key, key + " must be a list of texts");
                }
                texts.add(scalar.getValue());
            }
            return List.copyOf(texts);
        }
        throw problem(key, key + " must be a list: [one, two]");
    }

    boolean has(String key) {
        return node(key) != null;
    }

    /** To be called when everything was asked for: a key that nobody asked for is a typing error. */
    void nothingElse() throws PeopleFileProblem {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                throw problem(key, "the key " + key + " is not known here; known are " + String.join(", ", asked));
            }
        }
    }

    private @Nullable Node node(String key) {
        asked.add(key);
        Node node = values.get(key);
        return node == null || Tag.NULL.equals(node.getTag()) ? null : node;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
