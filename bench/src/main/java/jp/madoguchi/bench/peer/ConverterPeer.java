package jp.madoguchi.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * LinuxForHealth's hl7v2-fhir-converter, in a class loader of its own: it needs older versions of what the gateway uses. Its libraries are in
 * the folder that {@code -Dmadoguchi.bench.converter} names ({@code bench/answer-way} fetches them).
 */
public final class ConverterPeer {

    private final Object converter;
    private final Method convert;
    private final ClassLoader libraries;

    private ConverterPeer(Object converter, Method convert, ClassLoader libraries) {
        this.converter = converter;
        this.convert = convert;
        this.libraries = libraries;
    }

    /** Opens it. @throws IllegalStateException if its libraries are not there */
    public static ConverterPeer open() {
        String folder = System.getProperty("madoguchi.bench.converter", "");
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
            throw new IllegalStateException("the converter is not there: run bench/answer-way, which fetches it");
        }
        try {
            @SuppressWarnings("resource") // it lives as long as the process
            ClassLoader libraries = new URLClassLoader(jars(Path.of(folder)), ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(libraries);
            Class<?> type = libraries.loadClass("io.github.linuxforhealth.hl7.HL7ToFHIRConverter");
            Object converter = type.getConstructor().newInstance();
            return new ConverterPeer(converter, type.getMethod("convert", String.class), libraries);
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("the converter cannot be used", e);
        }
    }

    private static URL[] jars(Path folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".jar")).sorted().toList()) {
                jars.add(url(file));
            }
        }
        return jars.toArray(URL[]::new);
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    /** A Bundle as JSON text. */
    public String convert(String message) throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(libraries);
        return (String) convert.invoke(converter, message);
    }

    /** The person of {@code face-utf8.xml} as an ADT^A04 with IN1, segments ended by carriage returns. */
    public static String message() {
        try (InputStream in = ConverterPeer.class.getResourceAsStream("/jp/madoguchi/bench/adt-in1.hl7")) {
            if (in == null) {
                throw new IllegalStateException("adt-in1.hl7 is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\n', '\r');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
