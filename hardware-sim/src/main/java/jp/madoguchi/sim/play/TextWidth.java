package jp.madoguchi.sim.play;

/** Widths of text on a terminal, where full-width characters take two columns (after UAX #11, ambiguous ones one). */
final class TextWidth {
    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    /** Filled with spaces, or cut with an ellipsis, to exactly {@code width} columns. */
    static String padded(String text, int width) {
        if (of(text) <= width) {
            return text + " ".repeat(width - of(text));
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            if (used + columns(codePoint) > width - 1) {
                break;
            }
            cut.appendCodePoint(codePoint);
            used += columns(codePoint);
        }
        return cut.append('…').append(" ".repeat(width - 1 - used)).toString();
    }

    private static int columns(int c) {
        boolean wide = c >= 0x1100 && c <= 0x115f || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
                || c >= 0xac00 && c <= 0xd7a3 || c >= 0xf900 && c <= 0xfaff || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60 || c >= 0xffe0 && c <= 0xffe6 || c >= 0x1f300 && c <= 0x1faff
                || c >= 0x20000 && c <= 0x3fffd;
        int type = Character.getType(c);
        boolean none = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.CONTROL;
        return none ? 0 : wide ? 2 : 1;
    }
}
