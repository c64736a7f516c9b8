package jp.madoguchi.gateway.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * Which gateway this is. The build writes it into a file beside the classes: a manifest would have it too, but the application is laid open where it runs, without one.
 *
 * @param version as the project numbers it, such as {@code 1.2.0}
 * @param date    the day on which it was released, as {@code yyyy-MM-dd}
 */
record Release(String version, String date) {

    private static final int DAY = "yyyy-MM-dd".length();

    /** This one. */
    static final Release CURRENT = read();

    private static Release read() {
        Properties written = new Properties();
        try (InputStream file = Objects.requireNonNull(Release.class.getResourceAsStream("release.properties"))) {
            written.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Release(written.getProperty("version"), written.getProperty("date").substring(0, DAY));
    }
}
