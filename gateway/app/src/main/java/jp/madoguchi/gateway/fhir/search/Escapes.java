package jp.madoguchi.gateway.fhir.search;

import java.util.ArrayList;
import java.util.List;

/** Commas and bars that separate, and those that a backslash makes part of a value (R4 Search, 3.1.1.4.15). */
final class Escapes {

    private Escapes() {}

    /** The parts between separators; escapes stay as they are. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** A part without its escapes. */
    static String plain(String part) {
        StringBuilder plain = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            plain.append(c == '\\' && i + 1 < part.length() ? part.charAt(++i) : c);
        }
        return plain.toString();
    }
}
