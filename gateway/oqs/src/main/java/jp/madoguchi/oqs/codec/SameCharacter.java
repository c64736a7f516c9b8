package jp.madoguchi.oqs.codec;

/**
 * Seven JIS characters have one Unicode place on Windows and another everywhere else (oqs-interface 1.4). windows-31J knows only
 * the Windows one, and typed input brings either.
 */
final class SameCharacter {

    private static final String ELSEWHERE = "\u301C\u2212\u2014\u2016\u00A2\u00A3\u00AC";
    private static final String ON_WINDOWS = "\uFF5E\uFF0D\u2015\u2225\uFFE0\uFFE1\uFFE2";

    private SameCharacter() {}

    /** The text with each of these characters in its Windows place. */
    static String forWindows31J(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            int which = ELSEWHERE.indexOf(text.charAt(i));
            if (which >= 0) {
                if (changed == null) {
                    changed = new StringBuilder(text);
                }
                changed.setCharAt(i, ON_WINDOWS.charAt(which));
            }
        }
        return changed == null ? text : changed.toString();
    }
}
