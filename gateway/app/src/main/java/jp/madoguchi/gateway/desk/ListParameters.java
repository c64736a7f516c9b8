package jp.madoguchi.gateway.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The parameters of a list. A parameter that is not known is refused: a misspelt filter must not show everything. */
public final class ListParameters {

    private static final int USUAL_COUNT = 50;

    private final Map<String, String[]> values;

    /** @param known the parameters that there are; each may be given once */
    public ListParameters(Set<String> known, Map<String, String[]> values) {
        for (Map.Entry<String, String[]> parameter : values.entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "unknown parameter"));
            }
            if (parameter.getValue().length != 1) {
                throw wrong(parameter.getKey());
            }
        }
        this.values = values;
    }

    /** The value, stripped; null where nothing is said. */
    public @Nullable String text(String name) {
        String[] found = values.get(name);
        return found == null || found[0].isBlank() ? null : found[0].strip();
    }

    /** Several words with commas; null where nothing is said. */
    public <E extends Enum<E>> @Nullable EnumSet<E> several(Class<E> type, String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        EnumSet<E> words = EnumSet.noneOf(type);
        for (String word : text.split(",", -1)) {
            words.add(one(type, word, name));
        }
        return words;
    }

    <E extends Enum<E>> @Nullable E one(Class<E> type, String name) {
        String text = text(name);
        return text == null ? null : one(type, text, name);
    }

    @Nullable
    ResourceId patient() {
        String text = text("patient");
        try {
            return text == null ? null : new ResourceId(text.replaceFirst("^Patient/", ""));
        } catch (IllegalArgumentException e) {
            throw wrong("patient");
        }
    }

    /** The day of a visit, {@code visit}: today without it, never later ({@code DATE_IMPOSSIBLE}). */
    LocalDate visit(LocalDate today) {
        String text = text("visit");
        try {
            LocalDate visit = text == null ? today : LocalDate.parse(text);
            if (visit.isAfter(today)) {
                throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "visit"));
            }
            return visit;
        } catch (DateTimeParseException e) {
            throw wrong("visit");
        }
    }

    /** The length of the page, cut to the longest there is. */
    public int count(int most) {
        String text = text("count");
        if (text == null) {
            return USUAL_COUNT;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) == 0) {
            throw wrong("count");
        }
        return Math.min(Integer.parseInt(text), most);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String word, String parameter) {
        return List.of(type.getEnumConstants()).stream().filter(constant -> constant.name().equals(word)).findFirst()
                .orElseThrow(() -> wrong(parameter));
    }

    static ProblemException wrong(String parameter) {
        return new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, parameter));
    }
}
