package jp.madoguchi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRoutesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    static List<Path> routeFiles() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("routes"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void everyRouteHasAnIdAndCallsAtMostOneBeanOrEndpoint(Path file) throws Exception {
        assertThat(file.getFileName().toString()).endsWith(".camel.yaml");
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath()));
            assertThat(camel.getRouteDefinitions()).allSatisfy(route -> {
                assertThat(route.hasCustomIdAssigned()).isTrue();
                assertThat(route.getOutputs()).as("a route holds no decision").hasSize(1);
            });
            assertThat(camel.getRouteTemplateDefinitions()).allSatisfy(template -> {
                assertThat(template.getId()).isNotBlank();
                assertThat(template.getRoute().getOutputs()).hasSize(1);
            });
            assertThat(camel.getRouteDefinitions().size() + camel.getRouteTemplateDefinitions().size()).isPositive();
        }
    }

    @Test
    void everyKameletIsNamedAsItsFileAndStandsInTheManual() throws IOException {
        String manual = Files.readString(Path.of("../docs/routes.md"));
        try (Stream<Path> files = Files.list(RESOURCES.resolve("kamelets"))) {
            List<Path> kamelets = files.toList();
            assertThat(kamelets).hasSizeGreaterThan(3).allSatisfy(file -> {
                String name = file.getFileName().toString().replace(".kamelet.yaml", "");
                assertThat(file).content().contains("\n  name: " + name + "\n");
                assertThat(manual).contains("| `" + name + "` |");
            });
        }
    }
}
