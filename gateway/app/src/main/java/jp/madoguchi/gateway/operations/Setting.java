package jp.madoguchi.gateway.operations;

import java.util.Locale;

/**
 * One MicroProfile Config property of the gateway.
 *
 * @param name the property's name; as an environment variable in capitals with {@code _} for every other character
 * @param kind what its text must be
 * @param otherwise what holds when it is not set; empty for none
 * @param meaning one or two sentences for the operator
 */
public record Setting(String name, Kind kind, String otherwise, String meaning) {
    /** What the text of a setting must be. */
    public enum Kind {
        TEXT,
        DIRECTORY,
        FILE,
        WHOLE_NUMBER,
        PORT,
        YES_NO,
        CHOICE,
        /** An ISO-8601 duration such as {@code PT8H}. */
        DURATION,
        /** A time of day in Japan such as {@code 05:30}. */
        TIME,
        /** Never shown. */
        SECRET
    }

    /** The name of the environment variable that sets it. */
    public String environmentName() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
