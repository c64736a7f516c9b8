package jp.madoguchi.fhir.profile;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.MetadataResource;

/** The definitions of the guide as compiled from FSH: profiles and extensions (differentials only), value sets, code systems. */
public final class GuideResources {

    private static final String FOLDER = "/jp/madoguchi/fhir/guide/";

    private GuideResources() {}

    /** All definitions, in the order of their file names. */
    public static List<MetadataResource> load(FhirContext context) {
        IParser parser = context.newJsonParser();
        List<MetadataResource> resources = new ArrayList<>();
        for (String name : names()) {
            try (InputStream in = open(name)) {
                resources.add((MetadataResource) parser
                        .parseResource(new InputStreamReader(in, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(resources);
    }

    private static List<String> names() {
        try (InputStream in = open("index.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = GuideResources.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("the guide lacks " + name);
        }
        return in;
    }
}
