package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.fhir.profile.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, and what the FHIR API has after it: every resource is validated against the guide. */
class DemoIT {

    private static final String GUIDE = Profiles.BASE + "/StructureDefinition/";

    @TempDir
    Path dir;

    @Test
    void everyAnswerOfTheDemoAgreesWithTheNationalSystemAndEveryResourceWithTheGuide() throws Exception {
        Path data = dir.resolve("demo");
        try (Program demo = Program.madoguchi(dir.resolve("demo.log"), "demo", "--data", data.toString())) {
            assertThat(demo.awaitEnd(Duration.ofMinutes(6))).as(demo.output()).isZero();
            assertThat(demo.output()).doesNotContain("DIFFERS").contains("lines agree with the national system");
        }
        int port = Program.freePort();
        try (Program gateway = Program.madoguchi(dir.resolve("again.log"), "serve", "--data", data.toString(),
                "--http-port", Integer.toString(port), "--mllp-port", Integer.toString(Program.freePort()))
                .awaitLine("madoguchi ready")) {
            String token = Files.readString(data.resolve("demo").resolve("token")).strip();
            everythingIsAsTheGuideSays(new EveryResource(URI.create("http://127.0.0.1:" + port), token));
            assertThat(gateway.stop()).isZero();
        }
    }

    private static void everythingIsAsTheGuideSays(EveryResource every) throws Exception {
        Map<String, Integer> atLeast = Map.of("Patient", 45, "Coverage", 45, "CoverageEligibilityResponse", 45,
                "Organization", 15);
        Map<String, Integer> wrong = new TreeMap<>();
        for (Map.Entry<String, Integer> type : atLeast.entrySet()) {
            List<JsonNode> all = every.of(type.getKey());
            assertThat(all).as(type.getKey()).hasSizeGreaterThanOrEqualTo(type.getValue());
            for (JsonNode resource : all) {
                assertThat(resource.path("resourceType").asText()).isEqualTo(type.getKey());
                if (!resource.path("meta").path("profile").path(0).asText().startsWith(GUIDE)) {
                    wrong.merge(type.getKey() + ": none of the guide's profiles", 1, Integer::sum);
                }
                GuideValidator.shared().errors(resource.toString())
                        .forEach(error -> wrong.merge(error, 1, Integer::sum));
            }
        }
        assertThat(wrong).as("what is wrong, and how often").isEmpty();
    }

    @Test
    void theSameMorningOnPostgresqlAgreesToo() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Program demo = Program.madoguchi(dir.resolve("demo.log"),
                        Map.of("MADOGUCHI_LEDGER_URL", database.getJdbcUrl("postgres", "postgres"),
                                "MADOGUCHI_LEDGER_USER", "postgres", "MADOGUCHI_LEDGER_PASSWORD", "postgres"),
                        "demo", "--people", "8", "--data", dir.resolve("demo").toString())) {
            assertThat(demo.awaitEnd(Duration.ofMinutes(6))).as(demo.output()).isZero();
            assertThat(demo.output()).doesNotContain("DIFFERS").contains("lines agree with the national system");
            assertThat(dir.resolve("demo").resolve("ledger")).as("no embedded ledger beside it").doesNotExist();
            assertThat(answersIn(database)).isGreaterThanOrEqualTo(8);
        }
    }

    private static int answersIn(EmbeddedPostgres database) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from answer")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
