package jp.madoguchi.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page to try the API: what can be seen of it without a browser. */
class ApiPageTest {

    private static final Path FOLDER = Path.of("src/main/webapp/api");

    private static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesHaveEveryText() throws IOException {
        List<String> languages = List.of(read("texts.mjs").split("\n  en: \\{", 2));
        Set<String> japanese = found("\n    ([a-zA-Z]+): '", languages.getFirst());

        assertThat(found("\n    ([a-zA-Z]+): '", languages.getLast())).isEqualTo(japanese);
        assertThat(japanese).containsAll(found("data-text=\"([a-zA-Z]+)\"", read("index.html")))
                .containsAll(found("(?:say|tell)\\('([a-zA-Z]+)'", read("page.mjs")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "page.css", "page.mjs", "texts.mjs"})
    void nothingIsLoadedFromElsewhere(String name) throws IOException {
        assertThat(read(name)).doesNotContain("http://", "https://", "//cdn", "@import", "url(");
    }

    @Test
    void noScriptOrStyleStandsInThePage() throws IOException {
        assertThat(read("index.html")).doesNotContain("style=", "<style", "onclick", "javascript:")
                .doesNotContainPattern("<script(?![^>]* src=)");
        assertThat(PageHeaders.POLICY).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http");
    }

    @Test
    void theTokenIsKeptNowhere() throws IOException {
        assertThat(read("page.mjs")).doesNotContain("localStorage", "sessionStorage", "indexedDB", "cookie",
                "innerHTML", "eval(", "history.");
    }

    @Test
    void everyFieldHasALabel() throws IOException {
        String page = read("index.html");
        assertThat(found("<label for=\"([a-z]+)\"", page))
                .containsAll(found("<(?:textarea|select|input) id=\"([a-z]+)\"", page));
    }

    /** WCAG 2.2, 1.4.3: at least 4.5 : 1. */
    @ParameterizedTest
    @CsvSource({"text,ground", "text,soft", "quiet,ground", "accent,ground", "accent,soft", "good,ground",
            "desk,ground",
            "bad,ground"})
    void whatIsReadStandsOutFromItsGround(String text, String ground) throws IOException {
        double one = luminance(text);
        double other = luminance(ground);
        assertThat((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)).isGreaterThanOrEqualTo(4.5);
    }

    private static double luminance(String name) throws IOException {
        int colour = Integer.parseInt(found("--" + name + ": #([0-9a-f]{6});", read("page.css")).iterator().next(), 16);
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
