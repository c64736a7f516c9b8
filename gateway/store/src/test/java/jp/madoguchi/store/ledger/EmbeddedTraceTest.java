package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database's own trace would hold statements with their values, and is masked by nobody (R-SE-10). */
class EmbeddedTraceTest {

    @TempDir
    Path data;

    @Test
    void theEmbeddedLedgerWritesNoTraceOfItsErrors() throws Exception {
        try (LedgerDatabase database = LedgerDatabase.open(LedgerDatabase.embeddedUrl(data), "madoguchi", "");
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select * from nobody where name = '試験　花子'"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(data.resolve("ledger")).isDirectoryContaining("glob:**.mv.db")
                .isDirectoryNotContaining("glob:**.trace.db");
    }
}
