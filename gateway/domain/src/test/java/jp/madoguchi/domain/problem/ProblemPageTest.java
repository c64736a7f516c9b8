package jp.madoguchi.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/problems.md} is generated: {@code mvn -pl gateway/domain test -Dmadoguchi.docs=write} writes it anew. */
class ProblemPageTest {

    private static final Path PAGE = Path.of("../../docs/problems.md");

    @ParameterizedTest
    @EnumSource
    void everyProblemSaysWhatHappenedAndWhatToDoInBothLanguages(ProblemCode code) {
        for (Locale locale : new Locale[]{Locale.JAPANESE, Locale.ENGLISH}) {
            assertThat(code.title(locale)).as("title").isNotBlank().endsWith(locale == Locale.JAPANESE ? "。" : ".");
            assertThat(code.next(locale)).as("next step").isNotBlank();
        }
        assertThat(code.title(Locale.JAPANESE)).isNotEqualTo(code.title(Locale.ENGLISH));
        assertThat(code.code()).matches("MDG-[A-Z]{3}-[0-9]{2}");
    }

    @Test
    void noCodeIsUsedTwice() {
        Set<String> seen = new HashSet<>();
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(seen.add(code.code())).as(code.code()).isTrue();
        }
    }

    @Test
    void thePageOfProblemsIsUpToDate() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("madoguchi.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("docs/problems.md; write it with -Dmadoguchi.docs=write").isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder(
                """
                        # Problems

                        Every problem that Madoguchi reports, over every protocol. Codes never change their meaning. *Kind*: transient (trying again
                        may help), ambiguous (a person decides), permanent (something has to be corrected). This page is generated from the code.

                        | Code | Kind | Who acts | 何が起きたか／次にすること | What happened / what to do |
                        |---|---|---|---|---|
                        """);
        for (ProblemCode code : ProblemCode.values()) {
            page.append("| `").append(code.code()).append("` | ")
                    .append(code.kind().name().toLowerCase(Locale.ROOT)).append(" | ")
                    .append(code.actor().name().toLowerCase(Locale.ROOT)).append(" | ")
                    .append(code.title(Locale.JAPANESE)).append("<br>→ ").append(code.next(Locale.JAPANESE))
                    .append(" | ")
                    .append(code.title(Locale.ENGLISH)).append("<br>→ ").append(code.next(Locale.ENGLISH))
                    .append(" |\n");
        }
        return page.toString();
    }
}
