package jp.madoguchi.oqs.codec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A message being written; what writes it does not know whether it is XML or JSON. The page knows where it is, and refuses what its
 * encoding cannot hold by element path and code point, never by the text around it.
 */
abstract class Page {

    static final String ROOT = "XmlMsg";

    private final Deque<String> path = new ArrayDeque<>();

    /** An element with others in it. */
    final void group(String name, Runnable content) {
        path.addLast(name);
        open(name);
        content.run();
        close(name);
        path.removeLast();
    }

    /** An element for each of a list, side by side. */
    final <T> void repeat(String name, List<T> items, Consumer<? super T> content) {
        if (items.isEmpty()) {
            return;
        }
        openList(name);
        int number = 0;
        for (T item : items) {
            number++;
            path.addLast(name + "[" + number + "]");
            openItem(name);
            content.accept(item);
            closeItem(name);
            path.removeLast();
        }
        closeList(name);
    }

    /** An element that holds one for each of a list; nothing for an empty one. */
    final <T> void list(String name, String itemName, List<T> items, Consumer<? super T> content) {
        if (items.isEmpty()) {
            return;
        }
        path.addLast(name);
        openWrapper(name);
        int number = 0;
        for (T item : items) {
            number++;
            path.addLast(itemName + "[" + number + "]");
            openWrapped(itemName);
            content.accept(item);
            closeWrapped(itemName);
            path.removeLast();
        }
        closeWrapper(name);
        path.removeLast();
    }

    /** An element with text; an optional one without is left out. */
    final void element(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        String written = inEncoding(value);
        int wrong = firstUnwritable(written);
        if (wrong >= 0) {
            path.addLast(name);
            String place = String.join("/", path);
            path.removeLast();
            throw new ProblemException(
                    Problem.at(ProblemCode.CHARACTER_NOT_ENCODABLE, "%s U+%04X".formatted(place, wrong)));
        }
        write(name, written);
    }

    /** An insurer's number, padded to 8 characters. */
    final void insurer(String name, InsurerNumber number) {
        element(name, padded(number));
    }

    /** The first code point that cannot stand in a value; -1 if there is none. */
    private int firstUnwritable(String value) {
        if (XmlText.isWritable(value) && isEncodable(value)) {
            return -1;
        }
        int i = 0;
        while (i < value.length()) {
            int c = value.codePointAt(i);
            String one = Character.toString(c);
            if (!XmlText.isWritable(one) || !isEncodable(one)) {
                return c;
            }
            i += Character.charCount(c);
        }
        return value.codePointAt(0);
    }

    /** The text with characters that are the same in other places of Unicode put where the encoding has them. */
    abstract String inEncoding(String value);

    abstract boolean isEncodable(String value);

    abstract String padded(InsurerNumber number);

    abstract void open(String name);

    abstract void close(String name);

    abstract void openList(String name);

    abstract void openItem(String name);

    abstract void closeItem(String name);

    abstract void closeList(String name);

    abstract void openWrapper(String name);

    abstract void openWrapped(String name);

    abstract void closeWrapped(String name);

    abstract void closeWrapper(String name);

    abstract void write(String name, String value);

    /** All that was written. */
    abstract byte[] bytes();
}
