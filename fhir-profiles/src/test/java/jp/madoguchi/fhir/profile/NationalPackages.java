package jp.madoguchi.fhir.profile;

import ca.uhn.fhir.context.FhirContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.npm.NpmPackage;

/**
 * Packages of JP Core, CLINS and their like, which are not ours to carry. An operator names theirs ({@code .tgz}) with
 * {@code -Dmadoguchi.jp.packages=jp-core.tgz:jp-clins.tgz}.
 */
public final class NationalPackages {

    private NationalPackages() {}

    /**
     * What a package holds.
     *
     * @param name    as the package says it
     * @param version as the package says it
     * @param files   its resources by the names of their files
     */
    public record Content(String name, String version, Map<String, Resource> files) {

        /** Its resources, and those in its Bundles: by the names of their files, in a Bundle with {@code #} and their place among those of their type. */
        Map<String, Resource> everyResource() {
            Map<String, Resource> all = new TreeMap<>(files);
            files.forEach((file, resource) -> {
                if (resource instanceof Bundle bundle) {
                    Map<String, Integer> places = new TreeMap<>();
                    bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).forEach(one -> all.put(
                            file + "#" + one.fhirType() + "-" + places.merge(one.fhirType(), 1, Integer::sum), one));
                }
            });
            return all;
        }

        /** The systems of numbers that its JP_Organization names, by which its dialect is known; none where it has no such profile. */
        public Set<String> numberSystems() {
            return files.values().stream().filter(StructureDefinition.class::isInstance)
                    .map(StructureDefinition.class::cast)
                    .filter(profile -> Profiles.JP_ORGANIZATION.equals(profile.getUrl()))
                    .flatMap(profile -> Stream.concat(profile.getDifferential().getElement().stream(),
                            profile.getSnapshot().getElement().stream()))
                    .filter(element -> element.getPath().equals("Organization.identifier.system") && element.hasFixed())
                    .map(element -> element.getFixed().primitiveValue()).collect(Collectors.toSet());
        }
    }

    /** Those that are named; none without the property. */
    public static List<Content> named() {
        String named = System.getProperty("madoguchi.jp.packages", "");
        return named.isEmpty()
                ? List.of()
                : Stream.of(named.split(File.pathSeparator, -1)).map(Path::of).map(NationalPackages::read).toList();
    }

    private static Content read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            NpmPackage content = NpmPackage.fromPackage(in);
            Map<String, Resource> files = new TreeMap<>();
            for (String name : names(content)) {
                try (InputStream one = content.load("package", name)) {
                    files.put(name, (Resource) FhirContext.forR4Cached().newJsonParser()
                            .parseResource(new String(one.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
            return new Content(content.name(), content.version(), files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> names(NpmPackage content) throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : content.list("package")) {
            if (name.endsWith(".json") && Character.isUpperCase(name.charAt(0))) {
                names.add(name);
            }
        }
        return names;
    }
}
