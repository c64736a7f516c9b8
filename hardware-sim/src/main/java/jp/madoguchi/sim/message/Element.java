package jp.madoguchi.sim.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An element of a message, read or still being made: either text or children, in their order. */
public final class Element {
    private final String name;
    private final String text;
    private final List<Element> children = new ArrayList<>();

    /** An element that will have children. */
    public Element(String name) {
        this(name, "");
    }

    /** An element with text. */
    public Element(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** Its tag. */
    public String name() {
        return name;
    }

    /** Its text, exactly as written; empty when it has children. */
    public String text() {
        return text;
    }

    /** Its children in their order. */
    public List<Element> children() {
        return Collections.unmodifiableList(children);
    }

    /** Adds a text element; an absent value leaves the element out (oqs-interface: never an empty tag). */
    public Element with(String childName, @Nullable String value) {
        if (value != null) {
            children.add(new Element(childName, value));
        }
        return this;
    }

    /** Adds a child, if there is one. */
    public Element with(@Nullable Element child) {
        if (child != null) {
            children.add(child);
        }
        return this;
    }

    /** Adds children. */
    public Element withAll(List<Element> more) {
        children.addAll(more);
        return this;
    }

    /** The first child of this name. */
    public @Nullable Element child(String childName) {
        for (Element child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /** All children of this name. */
    public List<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The first element of this name anywhere below: the nesting of some layouts is not public. */
    public @Nullable Element below(String wanted) {
        for (Element child : children) {
            Element found = child.name.equals(wanted) ? child : child.below(wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether it only holds a list: its children are items, and their order says something. */
    boolean isList() {
        return name.endsWith("List") || name.endsWith("Infs") || name.endsWith("Infos");
    }

    /** The same with other tags; a tag that is not in the map stays. */
    public Element renamed(Map<String, String> tags) {
        Element copy = new Element(tags.getOrDefault(name, name), text);
        children.forEach(child -> copy.children.add(child.renamed(tags)));
        return copy;
    }

    /** The same with the children of every element in some other order, lists kept in theirs. */
    Element shuffled(RandomGenerator random) {
        Element copy = new Element(name, text);
        for (Element child : children) {
            copy.children.add(child.shuffled(random));
        }
        if (!isList()) {
            Collections.shuffle(copy.children, Random.from(random));
        }
        return copy;
    }

    /** The document with header and body each in some other order. */
    Element shuffledParts(RandomGenerator random) {
        Element copy = new Element(name, text);
        children.forEach(child -> copy.children.add(child.shuffled(random)));
        return copy;
    }

    /** Indented text with LF, without declaration. */
    public String write() {
        StringBuilder out = new StringBuilder();
        write(out, 0);
        return out.toString();
    }

    private void write(StringBuilder out, int depth) {
        out.repeat("  ", depth).append('<').append(name).append('>');
        if (children.isEmpty()) {
            out.append(escaped(text));
        } else {
            out.append('\n');
            children.forEach(child -> child.write(out, depth + 1));
            out.repeat("  ", depth);
        }
        out.append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
