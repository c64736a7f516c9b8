package jp.madoguchi.sim.national;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An XML element of an answer while it is being made: either text or children, in the order they will be written. */
final class Element {
    private final String name;
    private final String text;
    private final List<Element> children = new ArrayList<>();

    Element(String name) {
        this(name, "");
    }

    private Element(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** Adds a text element; an absent value leaves the element out (oqs-interface: never an empty tag). */
    Element with(String childName, @Nullable String value) {
        if (value != null) {
            children.add(new Element(childName, value));
        }
        return this;
    }

    Element with(Element child) {
        children.add(child);
        return this;
    }

    /** The same with the children of every element in some other order, lists of equals kept in theirs. */
    Element shuffled(RandomGenerator random) {
        Element copy = new Element(name, text);
        for (Element child : children) {
            copy.children.add(child.shuffled(random));
        }
        boolean list = name.endsWith("List");
        if (!list) {
            Collections.shuffle(copy.children, java.util.Random.from(random));
        }
        return copy;
    }

    /** Indented text with LF, without declaration. */
    String write() {
        StringBuilder out = new StringBuilder();
        write(out, 0);
        return out.toString();
    }

    private void write(StringBuilder out, int depth) {
        out.append("  ".repeat(depth)).append('<').append(name).append('>');
        if (children.isEmpty()) {
            out.append(escaped(text));
        } else {
            out.append('\n');
            children.forEach(child -> child.write(out, depth + 1));
            out.append("  ".repeat(depth));
        }
        out.append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
