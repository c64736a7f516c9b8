package jp.madoguchi.routes;

import static jp.madoguchi.routes.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteContextTest {

    @TempDir
    Path dir;

    private RouteContext hospital(Map<String, String> settings) throws IOException {
        Files.createDirectories(dir.resolve("routes/kamelets"));
        return RouteContext.start(RouteContext.Plan.hospital(dir.resolve("routes"), Map.of(),
                key -> Optional.ofNullable(settings.get(key)), getClass().getClassLoader()));
    }

    private void file(String name, String yaml) throws IOException {
        Files.createDirectories(dir.resolve("routes/kamelets"));
        Files.writeString(dir.resolve("routes").resolve(name), yaml);
    }

    private static String route(String id, String to) {
        return """
                - route:
                    id: %s
                    from:
                      uri: "direct:%s"
                      steps:
                        - to: "%s"
                """.formatted(id, id, to);
    }

    @Test
    void oneBadFileIsReportedWithItsLineAndDoesNotStopTheOthers() throws IOException {
        file("a-good.camel.yaml", route("good-1", "log:good"));
        file("b-syntax.camel.yaml", "- route:\n    id: x\n    from: [\n");
        file("c-component.camel.yaml", route("no-component", "nosuchcomponent:x"));
        file("d-placeholder.camel.yaml", route("no-setting", "log:{{nobody.set.this}}"));
        file("e-kamelet.camel.yaml", route("no-kamelet", "kamelet:nobody-wrote-this"));
        file("f-expression.camel.yaml", """
                - route:
                    id: bad-simple
                    from:
                      uri: direct:bad-simple
                      steps:
                        - setBody:
                            simple: "${nosuchfunction(}"
                """);
        file("g-nameless.camel.yaml", "- from:\n    uri: direct:nameless\n    steps:\n      - to: log:x\n");
        file("h-unknown-step.camel.yaml",
                "- route:\n    id: y\n    from:\n      uri: direct:y\n      steps:\n        - tooo: log:x\n");
        file("i-house.camel.yaml",
                "- route:\n    id: z\n    from:\n      uri: direct:z\n      steps:\n        - bean:\n            ref: kiosk-inquiries\n");
        file("y-again.camel.yaml", route("good-1", "log:again"));
        file("z-good.camel.yaml", route("good-2", "log:good"));
        try (RouteContext context = hospital(Map.of())) {
            List<RouteFault> faults = context.load(dir.resolve("routes"));
            assertThat(context.camel().getRoutes()).extracting(route -> route.getRouteId())
                    .containsExactlyInAnyOrder("good-1", "good-2");
            assertThat(faults).extracting(fault -> fault.problem().where())
                    .containsExactly("b-syntax.camel.yaml:4", "c-component.camel.yaml:6", "d-placeholder.camel.yaml:6",
                            "e-kamelet.camel.yaml:6",
                            "f-expression.camel.yaml:7", "g-nameless.camel.yaml:1", "h-unknown-step.camel.yaml:6",
                            "i-house.camel.yaml:7",
                            "y-again.camel.yaml:1");
            assertThat(faults).allSatisfy(fault -> {
                assertThat(fault.problem().code()).isEqualTo(ProblemCode.ROUTE_INVALID);
                assertThat(fault.reason()).isNotBlank();
            });
        }
    }

    @Test
    void theExampleOfTheManualHandsAnExportToTheImport() throws Exception {
        Path export = Files.createDirectories(dir.resolve("emr export"));
        Path inbox = Files.createDirectories(dir.resolve("data/inbox/patients"));
        Files.createDirectories(dir.resolve("routes/kamelets"));
        String manual = Files.readString(Path.of("../docs/routes.md"));
        String example = manual.substring(manual.indexOf("```yaml\n# emr-export") + "```yaml\n".length());
        file("emr-export.camel.yaml", example.substring(0, example.indexOf("```")));
        try (RouteContext context = hospital(
                Map.of("hospital.export", export.toString(), "madoguchi.data.dir", dir.resolve("data").toString()))) {
            assertThat(context.load(dir.resolve("routes"))).isEmpty();
            Files.writeString(export.resolve("patients-1122.csv"), "patient_number\n");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(inbox.resolve("patients-1122.csv")).hasContent("patient_number"));
            await().untilAsserted(() -> assertThat(export.resolve("done/patients-1122.csv")).exists());
        }
    }

    @Test
    void aHospitalsOwnKameletIsFoundAndCannotReplaceOneOfOurs() throws IOException {
        String kamelet = """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: %s
                spec:
                  definition:
                    title: own
                    properties: {}
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - setBody:
                            constant: "own"
                """;
        file("kamelets/own-action.kamelet.yaml", kamelet.formatted("own-action"));
        file("kamelets/atomic-file-sink.kamelet.yaml", kamelet.formatted("atomic-file-sink"));
        file("own.camel.yaml", route("own", "kamelet:own-action"));
        Path out = Files.createDirectory(dir.resolve("out"));
        file("write.camel.yaml", route("write", "kamelet:atomic-file-sink?directory=" + out));
        try (RouteContext context = hospital(Map.of())) {
            assertThat(context.load(dir.resolve("routes"))).isEmpty();
            var producer = context.camel().createProducerTemplate();
            assertThat(producer.requestBody("direct:own", "x", String.class)).isEqualTo("own");
            producer.sendBodyAndHeader("direct:write", "text", "CamelFileName", "a.txt");
            assertThat(out.resolve("a.txt")).hasContent("text");
        }
    }

    @Test
    void aRouteOfOurOwnThatCannotBeUsedIsAFailedStart() {
        RouteModule broken = new RouteModule() {
            @Override
            public List<String> routeFiles() {
                return List.of("routes/terminal-folder.camel.yaml", "routes/not-there.camel.yaml");
            }

            @Override
            public Map<String, Object> beans() {
                return Map.of();
            }
        };
        assertThatThrownBy(() -> RouteContext
                .start(RouteContext.Plan.house(List.of(broken), key -> Optional.empty(), getClass().getClassLoader())))
                .isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.ROUTE_INVALID));
    }

    @Test
    void aFolderThatCannotBeReadIsReported() throws IOException {
        try (RouteContext context = hospital(Map.of())) {
            assertThat(context.load(dir.resolve("nowhere"))).hasSize(1);
        }
    }
}
