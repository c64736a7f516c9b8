package jp.madoguchi.domain.privacy;

/** How personal values look where people other than the desk may read them (R-SE-10). */
public final class Masked {

    private Masked() {}

    /** A number with all but its last three characters hidden; numbers of up to three characters are hidden whole. */
    public static String number(String value) {
        int hidden = value.length() <= 3 ? value.length() : value.length() - 3;
        return "*".repeat(hidden) + value.substring(hidden);
    }

    /** A name with all but its first character hidden. */
    public static String name(String value) {
        if (value.isEmpty()) {
            return "";
        }
        int first = value.offsetByCodePoints(0, 1);
        return value.substring(0, first) + "＊＊";
    }
}
