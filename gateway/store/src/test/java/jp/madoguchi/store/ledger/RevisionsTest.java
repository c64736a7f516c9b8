package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.LedgerSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** After a start revisions go on behind the highest one of every table, whichever tables there are (docs/design/ledger.md 3). */
@ParameterizedClass
@EnumSource(Dialect.class)
class RevisionsTest {

    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern REVISION = Pattern.compile("\\n\\s+revision bigint");

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    /** As the migrations are written. */
    private static TreeSet<String> written() throws IOException {
        TreeSet<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "db", "migration", "common"))) {
            for (Path file : files.toList()) {
                Matcher table = TABLE.matcher(Files.readString(file));
                while (table.find()) {
                    if (REVISION.matcher(table.group(2)).find()) {
                        tables.add(table.group(1));
                    }
                }
            }
        }
        return tables;
    }

    @Test
    void everyTableThatIsWrittenWithARevisionIsLookedAt() throws Exception {
        try (OpenLedger store = new OpenLedger(dialect, folder);
                Connection connection = store.dataSource().getConnection()) {
            List<String> found = LedgerSchema.tablesWith(connection, "revision").stream()
                    .map(name -> name.replace("\"", "").toLowerCase(Locale.ROOT)).toList();
            assertThat(found).containsExactlyInAnyOrderElementsOf(written());
            assertThat(found).contains("home_revocation", "subsidy", "coverage", "coverage_version", "care_end",
                    "subscription_event", "outbox");
        }
    }

    @Test
    void aTableThatNobodyThoughtOfIsLookedAtToo() throws Exception {
        try (OpenLedger store = new OpenLedger(dialect, folder)) {
            execute(store, "create table of_a_later_version (id varchar(8) primary key, revision bigint not null)",
                    "insert into of_a_later_version (id, revision) values ('1', 900000)");
            goesOnBehind(store, 900_000);
        }
    }

    @Test
    void whatWasSaidOfARevocationAtHomeLastIsNotOvertaken() throws Exception {
        try (OpenLedger store = new OpenLedger(dialect, folder)) {
            ResourceId patient = new ResourceId("patient-1");
            store.run(tx -> {
                tx.save(Samples.linked(patient, 1));
                tx.revocations().save(HomeRevocation.asked(new InquiryId("20261120093015AAAAAAAA01"),
                        Samples.FACILITY, patient, "clerk-1", Samples.NOW));
                return true;
            });
            execute(store, "update home_revocation set revision = 800000");
            goesOnBehind(store, 800_000);
        }
    }

    private static void execute(OpenLedger store, String... statements) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** PostgreSQL's sequence never gives a number twice; that of H2 may have to be set past what is there. */
    private void goesOnBehind(OpenLedger store, long highest) {
        store.restart();
        assertThat(store.ledger().figures().revision()).isEqualTo(highest);
        if (dialect == Dialect.H2) {
            assertThat(store.<Long>run(tx -> {
                tx.save(Samples.linked(new ResourceId("patient-2"), 2));
                return tx.revision();
            })).isGreaterThan(highest);
        }
    }
}
