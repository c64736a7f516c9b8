package jp.madoguchi.gateway.operations;

import java.util.Locale;

/** {@code docs/configuration.md}, made from the catalogue. */
public final class ConfigurationPage {
    private ConfigurationPage() {}

    /** The whole page. */
    public static String text() {
        StringBuilder page = new StringBuilder(8_192);
        page.append(
                """
                        # Configuration

                        Generated from `Settings`; how to write it anew: [testing.md](testing.md#pages-that-are-generated).

                        A setting is a MicroProfile Config property. Highest first: option of `./madoguchi`, environment variable (capitals, `_`
                        for every other character: `madoguchi.http.port` is `MADOGUCHI_HTTP_PORT`), the file given with `--config`, the default.
                        `./madoguchi config check` says what holds and what is wrong. Which addresses answer without a token:
                        [fhir-api.md](fhir-api.md#what-needs-no-token).

                        | Property | Type | Default | Meaning |
                        |---|---|---|---|
                        """);
        for (Setting setting : Settings.all()) {
            page.append("| `").append(setting.name()).append("` | ")
                    .append(setting.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')).append(" | ")
                    .append(setting.otherwise().isEmpty() ? "" : "`" + setting.otherwise() + "`").append(" | ")
                    .append(setting.meaning()).append(" |\n");
        }
        return page.toString();
    }
}
