package jp.madoguchi.store.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import jp.madoguchi.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerAddressTest {

    @ParameterizedTest(name = "{0}, user {1}, password {2}")
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://db/ledger?user=madoguchi&password=p%26w | ''  | ''    | jdbc:postgresql://db/ledger          | madoguchi | p&w
            jdbc:postgresql://db/ledger?password=pw&ssl=true&user=m   | ''  | ''    | jdbc:postgresql://db/ledger?ssl=true | m         | pw
            jdbc:postgresql://db/ledger?ssl=true                      | m   | pw    | jdbc:postgresql://db/ledger?ssl=true | m         | pw
            jdbc:postgresql://db/ledger?user=m                        | ''  | pw    | jdbc:postgresql://db/ledger          | m         | pw
            jdbc:postgresql://db/ledger?user=m&password=pw            | n   | other | jdbc:postgresql://db/ledger          | m         | pw
            jdbc:postgresql://db/ledger                               | ''  | ''    | jdbc:postgresql://db/ledger          | ''        | ''
            jdbc:h2:mem:ledger                                        | sa  | ''    | jdbc:h2:mem:ledger                   | sa        | ''
            """)
    void userAndPasswordStandInTheUrlOrBesideIt(String url, String user, String password, String opened, String as,
            String with) {
        LedgerAddress address = LedgerAddress.of(url, user, password);
        assertThat(address.url()).isEqualTo(opened);
        assertThat(address.user()).isEqualTo(as);
        assertThat(address.password()).isEqualTo(with);
    }

    @Test
    void aPasswordIsRepeatedNowhere() {
        String url = "jdbc:postgresql://db/ledger?user=m&password=geheim";
        assertThat(LedgerAddress.of(url, "", "")).hasToString("LedgerAddress[PostgreSQL]");
        assertThatThrownBy(() -> LedgerAddress.of(url + "%", "", "")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim").hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://db/ledger?user=m&password=geheim",
            "JDBC:postgresql://db/ledger?password=geheim",
            "jdbc:postgresql://m:geheim@db/ledger", "jdbc:mysql://db/ledger?password=geheim", "geheim", ""})
    void whatIsNoUrlOfTheLedgerNeverReachesADriverThatWouldRepeatIt(String url) {
        assertThatThrownBy(() -> LedgerDatabase.open(url, "", "")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim").hasNoCause();
    }

    @Test
    void onPostgresqlTheUrlAloneSuffices(@TempDir Path folder) throws SQLException {
        TestDatabase postgres = TestDatabase.create(Dialect.POSTGRESQL, folder);
        String bare = LedgerAddress.of(postgres.url(), "", "").url();
        try (LedgerDatabase opened = LedgerDatabase.open(bare + "?user=postgres&password=postgres", "", "");
                Connection connection = opened.dataSource().getConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("postgres");
            assertThat(connection.getMetaData().getURL()).doesNotContain("password");
        } finally {
            postgres.close();
        }
    }
}
