package jp.madoguchi.fhir.profile;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * The guide as compiled from FSH: its definitions (profiles and extensions as differentials, value sets, code systems, search parameters, what the
 * server can do), and examples.
 */
public final class GuideResources {

    private static final String FOLDER = "/jp/madoguchi/fhir/guide/";

    private GuideResources() {}

    /** All definitions, in the order of their file names. */
    public static List<MetadataResource> load(FhirContext context) {
        return all(context).values().stream().filter(MetadataResource.class::isInstance)
                .map(MetadataResource.class::cast).toList();
    }

    /** All examples, in the order of their file names. */
    public static List<Resource> examples(FhirContext context) {
        return all(context).values().stream().filter(resource -> !(resource instanceof MetadataResource)).toList();
    }

    /** Everything, by file name and in its order. */
    public static Map<String, Resource> all(FhirContext context) {
        IParser parser = context.newJsonParser();
        Map<String, Resource> resources = new LinkedHashMap<>();
        for (String name : names()) {
            resources.put(name, (Resource) parser.parseResource(text(name)));
        }
        return Collections.unmodifiableMap(resources);
    }

    /** A file of the guide, as it was compiled. */
    public static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names() {
        return text("index.txt").lines().toList();
    }

    private static InputStream open(String name) {
        InputStream in = GuideResources.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("the guide lacks " + name);
        }
        return in;
    }
}
