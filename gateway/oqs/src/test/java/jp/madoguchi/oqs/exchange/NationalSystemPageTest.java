package jp.madoguchi.oqs.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/national-system.md} is generated:
 * {@code mvn -pl gateway/oqs -am test -Dtest=NationalSystemPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dmadoguchi.docs=write}
 * writes it anew.
 */
class NationalSystemPageTest {

    private static final Path PAGE = Path.of("../../docs/national-system.md");
    private static final String BEGIN = "<!-- generated from Exchange: begin -->\n";
    private static final String END = "<!-- generated from Exchange: end -->\n";

    @Test
    void theTableOfFilesIsUpToDate() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String now = page.substring(0, begin) + table() + page.substring(end);
        if ("write".equals(System.getProperty("madoguchi.docs"))) {
            Files.writeString(PAGE, now);
        }
        assertThat(Files.readString(PAGE)).as("docs/national-system.md; write it with -Dmadoguchi.docs=write")
                .isEqualTo(now);
    }

    private static String table() {
        StringBuilder table = new StringBuilder("""

                | Key | Exchange | IF | File id | Files | State | Tests: written and read | by folders | over HTTP |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (Exchange exchange : Exchange.values()) {
            String id = ExchangeNames.BUILT_IN.idOf(exchange).map(name -> "`" + name + "`").orElse("–");
            table.append("| `").append(exchange.key()).append("` | ").append(exchange.label()).append("<br>")
                    .append(exchange.purpose()).append(" | ").append(exchange.numbers()).append(" | ").append(id)
                    .append(" | ").append(files(exchange)).append(" | ").append(state(exchange));
            for (ExchangeCoverage.By by : ExchangeCoverage.By.values()) {
                table.append(" | ").append(String.join(", ", ExchangeCoverage.tests(exchange, by)));
            }
            table.append(notOverHttp(exchange));
            table.append(" |\n");
        }
        return table.append('\n').toString();
    }

    /** What card readers cause comes as files at either door: the page says why. */
    private static String notOverHttp(Exchange exchange) {
        String why = "[as files](#what-card-readers-cause-and-http)";
        return switch (exchange) {
            case CONFIRMATION -> "; face results " + why;
            case SUBSIDY -> why;
            default -> "";
        };
    }

    private static String files(Exchange exchange) {
        if (!exchange.isImplemented()) {
            return "–";
        }
        String result = switch (exchange) {
            case MEDICINES, CHECK_UPS -> "`res` → .xml .pdf .zip";
            case CONFIRMATION -> "`res` → .xml .zip<br>`face` → .xml .zip";
            default -> "`res` → .xml .zip";
        };
        return switch (exchange.direction()) {
            case REQUEST_AND_RESULT -> "→ `req` .xml<br>" + result;
            case FACE_ONLY -> "`face` → .xml .zip";
        };
    }

    private static String state(Exchange exchange) {
        return switch (exchange.readiness()) {
            case IMPLEMENTED -> "implemented";
            case IMPLEMENTED_NAME_INFERRED -> "implemented, **name inferred**";
            case CONTENT_UNKNOWN -> "not implemented: content unknown";
            case NAME_UNKNOWN -> "not implemented: name unknown";
        };
    }

    @Test
    void itsExampleOfNamesIsTaken() throws IOException {
        ExchangeNames names = ExchangeNames.BUILT_IN.overriddenBy(example("exchange-names.properties"));

        assertThat(names.idOf(Exchange.RECHECK_AT_HOME)).contains("OQSsixyz01");
        assertThat(names.idOf(Exchange.TICKETS)).isEmpty();
    }

    @Test
    void itsExampleOfTagsIsTaken() throws IOException {
        SubsidyTags tags = SubsidyTags.BUILT_IN.overriddenBy(example("subsidy-tags.properties"));

        assertThat(tags.tag(SubsidyTags.ROOT)).isEqualTo("PmhMsg");
        assertThat(tags.fieldOf("KohiJukyushaNo")).isPresent();
    }

    private static String example(String file) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```properties\n# terminals/" + file) + "```properties\n".length();
        return page.substring(from, page.indexOf("```", from));
    }
}
