package jp.madoguchi.oqs.codec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * A record laid out as lines "path = value", leaving out what is null or an empty list. The records' own toString masks what is
 * personal; a test has to see it.
 */
final class Lines {

    private Lines() {}

    static String of(Object value) {
        List<String> lines = new ArrayList<>();
        add(lines, "", value);
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String path, Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                add(lines, path + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof Record) {
            // A nested record is one of a closed set of cases: its name says which.
            if (value.getClass().getEnclosingClass() != null) {
                lines.add(path + " = " + value.getClass().getSimpleName());
            }
            RecordComponent[] parts = value.getClass().getRecordComponents();
            for (RecordComponent part : parts) {
                boolean wrapper = parts.length == 1;
                String below = wrapper ? path : path + (path.isEmpty() ? "" : ".") + part.getName();
                add(lines, below, read(part, value));
            }
        } else {
            lines.add(path + " = " + value);
        }
    }

    private static Object read(RecordComponent part, Object value) {
        try {
            return part.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
