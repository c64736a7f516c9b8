package jp.madoguchi.sim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeNamesTest {
    @TempDir
    private Path folder;

    @Test
    void everyExchangeHasAFileIdOfItsOwn() {
        ExchangeNames names = ExchangeNames.builtIn();

        assertThat(Arrays.stream(Exchange.values()).map(names::id).collect(Collectors.toSet()))
                .hasSize(Exchange.values().length);
        for (Exchange exchange : Exchange.values()) {
            assertThat(names.ofRequest(names.id(exchange) + "req_1A_2.xml")).contains(exchange);
        }
        assertThat(names.ofRequest("OQSsiquc01res_1.xml")).isEmpty();
        assertThat(names.ofRequest("OQSsiquc01req_1 2.xml")).isEmpty();
    }

    @Test
    void inferredNamesAreMarked() {
        assertThat(ExchangeNames.builtIn().all().get("recheck-home-visit"))
                .isEqualTo(new ExchangeNames.Name("OQSsihvq01", "I"));
        assertThat(ExchangeNames.builtIn().all().get("confirmation"))
                .isEqualTo(new ExchangeNames.Name("OQSsiquc01", "S2"));
    }

    @Test
    void aFileOverridesLineByLine() throws Exception {
        Path file = Files.writeString(folder.resolve("names"), "revocation = OQSsixxx01\nweb.path = /terminal/\n");

        ExchangeNames names = ExchangeNames.overriddenBy(file);

        assertThat(names.ofRequest("OQSsixxx01req_1.xml")).contains(Exchange.REVOCATION);
        assertThat(names.exchange("OQSsihvd01")).isEmpty();
        assertThat(names.webPath()).isEqualTo("/terminal/");
        assertThat(names.all().get("revocation").confidence()).isEqualTo("given");
        assertThat(names.id(Exchange.CONFIRMATION)).isEqualTo("OQSsiquc01");
    }

    @Test
    void aMistakeNamesTheLineAndWhatThereIs() throws Exception {
        Path wrongKey = Files.writeString(folder.resolve("a"), "revocatoin = X\n");
        Path wrongValue = Files.writeString(folder.resolve("b"), "revocation = two words here\n");

        assertThatThrownBy(() -> ExchangeNames.overriddenBy(wrongKey)).hasMessageContaining("revocatoin")
                .hasMessageContaining("registration, revocation");
        assertThatThrownBy(() -> ExchangeNames.overriddenBy(wrongValue)).hasMessageContaining("the line revocation");
        assertThatThrownBy(() -> ExchangeNames.overriddenBy(folder.resolve("none"))).hasMessageContaining("--names");
    }
}
