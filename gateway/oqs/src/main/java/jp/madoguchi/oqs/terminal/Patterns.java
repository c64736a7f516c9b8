package jp.madoguchi.oqs.terminal;

import java.util.regex.Pattern;

/** Name patterns, apart because an interface cannot keep them to itself. */
final class Patterns {

    /** Behind {@code <id>res_}. Two products read face results by nearly this; the middle part has been seen to vary. */
    static final Pattern FACE = Pattern.compile("face_.+_([0-9]{14})(\\.xml|\\.zip)");

    private Patterns() {}
}
