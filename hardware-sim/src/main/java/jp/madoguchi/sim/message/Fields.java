package jp.madoguchi.sim.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes fields out of a message and refuses what has not the shape that the interface says. */
public final class Fields {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM")
            .withResolverStyle(ResolverStyle.STRICT);

    private Fields() {}

    /** The only child of this name. */
    public static Element child(Element parent, String name) throws UnreadableRequest {
        Element found = parent.child(name);
        if (found == null) {
            throw new UnreadableRequest("SIM-E1007 " + name + " がありません。");
        }
        return found;
    }

    /** A text that must be there in this shape. */
    public static String required(Element parent, String name, String pattern) throws UnreadableRequest {
        return shaped(child(parent, name).text(), name, pattern);
    }

    /** A text that has this shape if it is there. */
    public static @Nullable String optional(Element parent, String name, String pattern) throws UnreadableRequest {
        Element found = parent.child(name);
        return found == null ? null : shaped(found.text(), name, pattern);
    }

    /** The text of the first of these names that stands anywhere below. */
    public static @Nullable String anywhere(Element parent, List<String> names, String pattern)
            throws UnreadableRequest {
        for (String name : names) {
            Element found = parent.below(name);
            if (found != null) {
                return shaped(found.text(), name, pattern);
            }
        }
        return null;
    }

    /** An insurer number: eight digits, or fewer with spaces in front. */
    public static String insurer(@Nullable String text) throws UnreadableRequest {
        if (text == null) {
            throw new UnreadableRequest("SIM-E1007 InsurerNumber がありません。");
        }
        if (text.length() != 8 || !text.matches(" *[0-9]{6,8}")) {
            throw new UnreadableRequest("SIM-E1003 InsurerNumber は8桁（前に空白）で指定してください。");
        }
        return text;
    }

    /** A day as {@code yyyyMMdd}. */
    public static LocalDate day(String text, String name) throws UnreadableRequest {
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeException e) {
            throw new UnreadableRequest("SIM-E1009 " + name + " は存在しない日付です。", e);
        }
    }

    /** A month as {@code yyyyMM}. */
    public static YearMonth month(String text, String name) throws UnreadableRequest {
        try {
            return YearMonth.parse(text, MONTH);
        } catch (DateTimeException e) {
            throw new UnreadableRequest("SIM-E1009 " + name + " は存在しない年月です。", e);
        }
    }

    private static String shaped(String text, String name, String pattern) throws UnreadableRequest {
        if (!text.matches(pattern)) {
            throw new UnreadableRequest("SIM-E1008 " + name + " の形式が正しくありません。");
        }
        return text;
    }
}
