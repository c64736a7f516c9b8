package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command. */
class DemoIT {

    @TempDir
    Path dir;

    @Test
    void everyAnswerOfTheDemoAgreesWithTheNationalSystem() throws Exception {
        try (Program demo = Program.madoguchi(dir.resolve("demo.log"), "demo", "--data",
                dir.resolve("demo").toString())) {
            assertThat(demo.awaitEnd(Duration.ofMinutes(6))).as(demo.output()).isZero();
            assertThat(demo.output()).doesNotContain("DIFFERS").contains("lines agree with the national system");
        }
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
