package jp.madoguchi.sim.message;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** A reader of answers that shares nothing with the writer: JDK DOM, and the charset by declaration. */
public final class AnswerXml {
    private final Document document;

    private AnswerXml(Document document) {
        this.document = document;
    }

    public static AnswerXml of(Path file) throws Exception {
        return of(Files.readAllBytes(file));
    }

    public static AnswerXml of(byte[] bytes) throws Exception {
        String head = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1);
        Charset charset = head.contains("encoding=\"Shift_JIS\"")
                ? Charset.forName("windows-31J")
                : StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        return new AnswerXml(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(plain))));
    }

    public static AnswerXml sample(String name) throws Exception {
        try (var in = AnswerXml.class.getResourceAsStream("/samples/" + name)) {
            return of(in.readAllBytes());
        }
    }

    /** The text of the only element of this name; empty when there is none. */
    public String text(String name) {
        var found = document.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    /** Path and text of every leaf, list items numbered. */
    public static Map<String, String> leaves(Element element) {
        Map<String, String> leaves = new TreeMap<>();
        collect(element, "", leaves);
        return leaves;
    }

    public Map<String, String> part(String name) {
        return leaves((Element) document.getElementsByTagName(name).item(0));
    }

    public List<Map<String, String>> entries() {
        List<Map<String, String>> entries = new ArrayList<>();
        var found = document.getElementsByTagName("ResultOfQualificationConfirmation");
        for (int i = 0; i < found.getLength(); i++) {
            entries.add(leaves((Element) found.item(i)));
        }
        return entries;
    }

    public boolean has(String name) {
        return document.getElementsByTagName(name).getLength() > 0;
    }

    private static void collect(Element element, String path, Map<String, String> leaves) {
        boolean leaf = true;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                leaf = false;
                String key = path + "/" + child.getTagName();
                String unique = key;
                for (int n = 2; leaves.containsKey(unique) || hasBelow(leaves, unique); n++) {
                    unique = key + "#" + n;
                }
                collect(child, unique, leaves);
            }
        }
        if (leaf) {
            leaves.put(path, element.getTextContent());
        }
    }

    private static boolean hasBelow(Map<String, String> leaves, String path) {
        return leaves.keySet().stream().anyMatch(key -> key.startsWith(path + "/"));
    }
}
