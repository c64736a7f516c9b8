package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, and what is left after it: every resource is validated against the guide, and no log names anybody. */
class DemoIT {

    @TempDir
    Path dir;

    @Test
    void everyAnswerOfTheDemoAgreesWithTheNationalSystemAndEveryResourceWithTheGuide() throws Exception {
        Path data = dir.resolve("demo");
        try (Program demo = Program.madoguchi(dir.resolve("demo.log"), "demo", "--data", data.toString())) {
            assertThat(demo.awaitEnd(Duration.ofMinutes(6))).as(demo.output()).isZero();
            assertThat(demo.output()).doesNotContain("DIFFERS").contains("lines agree with the national system");
        }
        People people = People.of(data.resolve("demo").resolve("patients.csv"));
        assertThat(people.size()).as("names and numbers looked for").isGreaterThan(200);
        assertThat(people.namedIn(".csv", data.resolve("demo"))).as("the search finds them where they stand")
                .hasSize(1);
        JsonNode lost = oneThatWasLost(afterwards(data));
        assertThat(lastDay(lost)).isEqualTo(lossDay(lost).minusDays(1));
        asTheLiteralReadingHasIt(data, lost);
        assertThat(people.namedIn(".log", data.resolve("logs"), data.resolve("demo/log/gateway.log"),
                dir.resolve("again.log"), dir.resolve("import.log"), dir.resolve("literal.log")))
                .as("logs that name somebody").isEmpty();
        assertThat(data.resolve("ledger")).as("an unmasked log of the database")
                .isDirectoryNotContaining("glob:**.trace.db");
        assertThat(Files.readString(data.resolve("demo/log/gateway.log"))).doesNotContain(" is DOWN");
    }

    /** A gateway on the same data: all that it gives out is valid, and a file imported through it is kept nowhere. Gives the coverages. */
    private List<JsonNode> afterwards(Path data) throws Exception {
        int port = Program.freePort();
        try (Program gateway = serve(data, port, "again.log", Map.of("MADOGUCHI_START_WARM", "PT0.2S"))) {
            assertThat(data.resolve("logs").resolve("gateway.0.log")).content().as("its own reads were answered")
                    .containsPattern("Warm after [1-9]");
            EveryResource every = every(data, port);
            every.areAsTheGuideSays(Map.of("Patient", 45, "Coverage", 45, "CoverageEligibilityResponse", 45,
                    "Organization", 15));
            importedThroughIt(data);
            List<JsonNode> coverages = every.of("Coverage");
            assertThat(gateway.stop()).isZero();
            return coverages;
        }
    }

    /** Its row is in the ledger, sealed; nothing of it is left in plain text. */
    private void importedThroughIt(Path data) throws Exception {
        Path csv = Files.writeString(dir.resolve("more.csv"), """
                patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch
                0000777001,移行　小夜子,ｲｺｳ ｻﾖｺ,1961-07-31,female,06990014,１２３,６１０７３１９,00
                """);
        try (Program imports = Program.madoguchi(dir.resolve("import.log"), "patients", "import", csv.toString(),
                "--data", data.toString())) {
            assertThat(imports.awaitEnd(Duration.ofMinutes(2))).as(imports.output()).isZero();
            assertThat(imports.output()).contains("added 1, changed 0");
        }
        assertThat(People.of(csv).namedIn("", data)).as("the whole data folder").isEmpty();
    }

    /** Another dialect is another thing to read, though the ledger's revision is the same. */
    private void asTheLiteralReadingHasIt(Path data, JsonNode lost) throws Exception {
        int port = Program.freePort();
        try (Program gateway = serve(data, port, "literal.log",
                Map.of("MADOGUCHI_FHIR_COVERAGE_END", "loss-day", "MADOGUCHI_FHIR_DEPENDENT_WIDTH", "full"))) {
            String version = lost.path("meta").path("versionId").asText();
            HttpResponse<String> now = every(data, port).ask("Coverage/" + lost.path("id").asText(),
                    "If-None-Match", "W/\"" + version + "\"");
            assertThat(now.statusCode()).isEqualTo(200);
            JsonNode literal = EveryResource.JSON.readTree(now.body());
            assertThat(literal.path("meta").path("versionId").asText()).isEqualTo(version);
            assertThat(lastDay(literal)).isEqualTo(lossDay(lost));
            assertThat(literal.path("dependent").asText()).containsPattern("[０-９]{2}").isEqualTo(
                    fullWidth(lost.path("dependent").asText()));
            HttpResponse<String> again = every(data, port).ask("Coverage/" + lost.path("id").asText(),
                    "If-None-Match", now.headers().firstValue("ETag").orElseThrow());
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(gateway.stop()).isZero();
        }
    }

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        return wide.toString();
    }

    private Program serve(Path data, int port, String log, Map<String, String> settings) throws Exception {
        return Program.madoguchi(dir.resolve(log), settings, "serve", "--data", data.toString(), "--http-port",
                Integer.toString(port), "--mllp-port", Integer.toString(Program.freePort()))
                .awaitLine("madoguchi ready");
    }

    private static EveryResource every(Path data, int port) throws IOException {
        String token = new TokenIssuer(TokenKeys.load(data), Clock.systemUTC()).issue("demo-test",
                Scopes.parse(EveryResource.SCOPES).orElseThrow(), Duration.ofMinutes(30));
        return new EveryResource(URI.create("http://127.0.0.1:" + port), token);
    }

    private static JsonNode oneThatWasLost(List<JsonNode> coverages) {
        return coverages.stream().filter(one -> one.has("dependent") && one.path("period").has("end"))
                .filter(one -> lossDay(one) != null).findFirst().orElseThrow();
    }

    private static LocalDate lastDay(JsonNode coverage) {
        return LocalDate.parse(coverage.path("period").path("end").asText());
    }

    private static @Nullable LocalDate lossDay(JsonNode coverage) {
        for (JsonNode extension : coverage.path("extension")) {
            if (extension.path("url").asText().equals(ExtensionUrls.DISQUALIFICATION_DATE)) {
                return LocalDate.parse(extension.path("valueDate").asText());
            }
        }
        return null;
    }

    @Test
    void theSameMorningOnPostgresqlAgreesToo() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Program demo = Program.madoguchi(dir.resolve("demo.log"),
                        Map.of("MADOGUCHI_LEDGER_URL",
                                database.getJdbcUrl("postgres", "postgres") + "&password=postgres"),
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
