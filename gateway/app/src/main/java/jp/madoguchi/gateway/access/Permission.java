package jp.madoguchi.gateway.access;

/** What a SMART v2 scope can allow, in the order in which the letters are written. */
public enum Permission {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    private final char letter;

    Permission(char letter) {
        this.letter = letter;
    }

    /** The letter in a scope. */
    public char letter() {
        return letter;
    }
}
