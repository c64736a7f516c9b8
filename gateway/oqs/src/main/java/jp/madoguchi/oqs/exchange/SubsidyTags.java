package jp.madoguchi.oqs.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.SubsidyField;

/**
 * The names of the elements that hold certificates of subsidies (医療費助成). How the terminal writes them is not public, so nothing is
 * invented here: unless a file says otherwise, an element is called as the public medical hub calls the field (oqs-interface 6.2).
 */
public final class SubsidyTags {

    /** The name of a file that overrides the built-in names. */
    public static final String FILE = "subsidy-tags.properties";

    /** Key of the outermost element. */
    public static final String ROOT = "root";

    /** Key of the list of designated institutions. */
    public static final String INSTITUTIONS = "designatedMedicalInstitutions";

    /** Key of the list of details. */
    public static final String DETAILS = "certificationDetail";

    private static final NameLines LINES = new NameLines(FILE);

    /** The names as this version brings them. */
    public static final SubsidyTags BUILT_IN = new SubsidyTags(builtIn());

    private final Map<String, String> tags;
    private final Map<String, SubsidyField> fields;

    private SubsidyTags(Map<String, String> tags) {
        this.tags = tags;
        this.fields = new HashMap<>();
        for (SubsidyField field : SubsidyField.values()) {
            fields.put(tag(field.wireName()), field);
        }
    }

    private static Map<String, String> builtIn() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(ROOT, "XmlMsg");
        for (SubsidyField field : SubsidyField.values()) {
            tags.put(field.wireName(), field.wireName());
        }
        tags.put(INSTITUTIONS, INSTITUTIONS);
        tags.put(DETAILS, DETAILS);
        return tags;
    }

    /**
     * These names with lines of a file in the place of their own: {@code field = element}, comments behind {@code #}.
     *
     * @throws ProblemException {@code SETTING_INVALID} with the line and what to do about it
     */
    public SubsidyTags overriddenBy(String text) {
        Map<String, String> changed = new LinkedHashMap<>(tags);
        LINES.each(text, (line, key, tag) -> {
            if (!tags.containsKey(key)) {
                throw LINES.wrong(line, "names no field: fields are " + String.join(", ", tags.keySet()));
            }
            if (!tag.matches("[A-Za-z][0-9A-Za-z_.-]{0,79}")) {
                throw LINES.wrong(line, "has no element's name behind \"=\": write one, without < and >");
            }
            changed.put(key, tag);
        });
        refuseTwice(changed);
        return new SubsidyTags(changed);
    }

    private static void refuseTwice(Map<String, String> tags) {
        Map<String, Long> uses = tags.values().stream()
                .collect(Collectors.groupingBy(tag -> tag, Collectors.counting()));
        String twice = tags.entrySet().stream().filter(tag -> uses.getOrDefault(tag.getValue(), 0L) > 1)
                .map(Map.Entry::getKey).collect(Collectors.joining(" and "));
        if (!twice.isEmpty()) {
            throw LINES.wrong(0, "gives " + twice + " one element: which of them it holds could not be told");
        }
    }

    /** The name of an element: of a field by its {@link SubsidyField#wireName()}, or of one of the keys above. */
    public String tag(String key) {
        return Objects.requireNonNull(tags.get(key), "no such key");
    }

    /** The field that an element holds; empty for an element that holds none. */
    public Optional<SubsidyField> fieldOf(String tag) {
        return Optional.ofNullable(fields.get(tag));
    }
}
