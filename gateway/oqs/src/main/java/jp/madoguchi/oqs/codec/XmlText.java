package jp.madoguchi.oqs.codec;

/** Text inside an element. */
final class XmlText {

    private XmlText() {}

    /** Whether all characters may stand in a value: what XML 1.0 allows, without control characters and line ends. */
    static boolean isWritable(String value) {
        int i = 0;
        while (i < value.length()) {
            int c = value.codePointAt(i);
            boolean forbidden = Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF;
            if (forbidden) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** Whether XML 1.0 could hold all characters. */
    static boolean isXml(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean forbidden = c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0xD800 && c <= 0xDFFF
                    || c == 0xFFFE || c == 0xFFFF;
            if (forbidden) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    static void appendEscaped(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> text.append(c);
            }
        }
    }
}
