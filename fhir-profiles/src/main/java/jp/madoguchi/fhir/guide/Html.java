package jp.madoguchi.fhir.guide;

import java.util.List;

/** A page as it is written: what is put in as text is escaped, and only this class writes markup. */
final class Html {

    private final StringBuilder text = new StringBuilder(4_096);

    /** A link, or the words alone where there is nothing to lead to. */
    static String link(String address, String words) {
        return address.isEmpty() ? escaped(words) : "<a href=\"" + escaped(address) + "\">" + escaped(words) + "</a>";
    }

    static String code(String words) {
        return words.isEmpty() ? "" : "<code>" + escaped(words) + "</code>";
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    Html heading(int level, String words) {
        text.append("<h").append(level).append('>').append(escaped(words)).append("</h").append(level).append(">\n");
        return this;
    }

    Html paragraph(String words) {
        if (!words.isBlank()) {
            text.append("<p>").append(escaped(words)).append("</p>\n");
        }
        return this;
    }

    /** A term and what it is, as markup made by this class. */
    Html fact(String term, String markup) {
        if (!markup.isEmpty()) {
            text.append("<dl><dt>").append(escaped(term)).append("</dt><dd>").append(markup).append("</dd></dl>\n");
        }
        return this;
    }

    /** A table with its heads; nothing if it has no rows. Cells are markup made by this class. */
    Html table(String caption, List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        heading(2, caption);
        text.append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"").append(escaped(caption))
                .append("\"><table><thead><tr>");
        heads.forEach(head -> text.append("<th scope=\"col\">").append(escaped(head)).append("</th>"));
        text.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            text.append("<tr>");
            row.forEach(cell -> text.append("<td>").append(cell).append("</td>"));
            text.append("</tr>\n");
        }
        text.append("</tbody></table></div>\n");
        return this;
    }

    Html source(String json) {
        text.append("<pre tabindex=\"0\">").append(escaped(json)).append("</pre>\n");
        return this;
    }

    /** The whole page, with its way back. */
    String page(String title) {
        return """
                <!DOCTYPE html>
                <html lang="ja">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s – Madoguchi</title>
                <link rel="stylesheet" href="../page.css">
                </head>
                <body>
                <a class="skip" href="#main">本文へ Skip to content</a>
                <header><p class="brand"><a href="index.html">窓口 Madoguchi 実装ガイド Implementation guide</a></p><h1>%1$s</h1></header>
                <main id="main" tabindex="-1">
                %2$s</main>
                <footer><p><a href="index.html">目次 Contents</a> · <a href="../">API を試す Try the API</a></p></footer>
                </body>
                </html>
                """
                .formatted(escaped(title), text);
    }
}
