package jp.madoguchi.oqs.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.madoguchi.domain.exchange.ExchangeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table in {@code docs/national-system.md} is generated:
 * {@code mvn -pl gateway/oqs -am test -Dtest=NationalSystemPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dmadoguchi.docs=write}
 * writes it anew.
 */
class NationalSystemPageTest {

    private static final Path PAGE = Path.of("../../docs/national-system.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java/jp/madoguchi/oqs/codec"),
            Path.of("../../routes/src/test/java/jp/madoguchi/routes/terminal"));
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

    @ParameterizedTest
    @EnumSource
    void everyTestThatThePageNamesExists(Exchange exchange) {
        for (String test : tests(exchange)) {
            assertThat(TESTS).anySatisfy(folder -> assertThat(folder.resolve(test + ".java")).exists());
        }
        assertThat(tests(exchange).isEmpty()).isEqualTo(!exchange.isImplemented());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("""

                | Key | Exchange | IF | File id | Files | State | Tests |
                |---|---|---|---|---|---|---|
                """);
        for (Exchange exchange : Exchange.values()) {
            String id = ExchangeNames.BUILT_IN.idOf(exchange).map(name -> "`" + name + "`").orElse("–");
            table.append("| `").append(exchange.key()).append("` | ").append(exchange.label()).append("<br>")
                    .append(exchange.purpose()).append(" | ").append(exchange.numbers()).append(" | ").append(id)
                    .append(" | ").append(files(exchange)).append(" | ").append(state(exchange)).append(" | ")
                    .append(String.join(", ", tests(exchange))).append(" |\n");
        }
        return table.append('\n').toString();
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

    /**
     * The tests that write and read what the exchange's files hold: each goes through every kind there is, and
     * {@code ExchangeFilesTest} through every question in its folder.
     */
    private static List<String> tests(Exchange exchange) {
        if (exchange == Exchange.SUBSIDY) {
            return List.of("SubsidyRoundTripPropertyTest", "SubsidyResultReaderTest", "SubsidyFilesTest");
        }
        return exchange.kind().map(NationalSystemPageTest::tests).orElse(List.of());
    }

    private static List<String> tests(ExchangeKind kind) {
        List<String> all = List.of("QuestionRoundTripPropertyTest", "ReplyRoundTripPropertyTest", "ReplyReaderTest",
                "ExchangeFilesTest");
        return switch (kind) {
            case CONFIRMATION -> List.of("QuestionRoundTripPropertyTest", "ReplyRoundTripPropertyTest",
                    "ResultRoundTripPropertyTest", "RequestWriterTest", "ResultReaderTest", "SampleFilesTest",
                    "StatusLevelsTest",
                    "ExchangeFilesTest", "FaceFolderTest", "BadResultTest");
            case CONFIRMATIONS_RESULT -> List.of("QuestionRoundTripPropertyTest", "ReplyRoundTripPropertyTest",
                    "ResultRoundTripPropertyTest", "ReplyReaderTest", "SampleFilesTest", "ExchangeFilesTest",
                    "BadResultTest");
            case REFERENCE_NUMBER, CONFIRMATIONS, REFERENCE_NUMBERS, REFERENCE_NUMBERS_RESULT, TICKETS,
                    TICKETS_RESULT, CONSENTED_AT_HOME, CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE,
                    CONSENTED_ONLINE_RESULT, RECHECK_AT_HOME, RECHECK_ONLINE, REVOCATION_AT_HOME, MEDICINES,
                    CHECK_UPS ->
                all;
        };
    }
}
