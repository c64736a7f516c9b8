package jp.madoguchi.oqs.codec;

/** How an element's name is shown in problems and remarks. */
final class ElementName {

    private static final int LONGEST = 80;
    private static final int MOST_DIGITS = 2;

    private ElementName() {}

    /**
     * The name if it looks like one of the interface's, else {@code (unreadable)}: in a damaged file {@code <Name架空　一郎} is an
     * element's name to the parser, and a patient's to everybody else.
     */
    static String shown(String name) {
        int digits = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == ':' || c == '_' || c == '-')) {
                return "(unreadable)";
            }
        }
        return name.length() > LONGEST || digits > MOST_DIGITS ? "(unreadable)" : name;
    }
}
