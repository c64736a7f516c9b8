package jp.madoguchi.store.ledger.sql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where the ledger's database is and as whom it is opened. A PostgreSQL URL may carry both ({@code
 * jdbc:postgresql://host/database?user=…&password=…}); they are taken out of it here, before a pool or driver sees the URL, so that no
 * message of theirs can repeat them.
 *
 * @param url      without user and password
 * @param user     empty for whatever the driver takes
 * @param password empty for none
 */
public record LedgerAddress(String url, String user, String password) {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String H2 = "jdbc:h2:";
    private static final String USER = "user";
    private static final String PASSWORD = "password";

    public LedgerAddress {
        Objects.requireNonNull(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    /**
     * Puts what was set together; what the URL carries goes before what stands beside it.
     *
     * @param user     empty if it stands in the URL, or nowhere
     * @param password empty if it stands in the URL, or nowhere
     * @throws IllegalArgumentException if it is no URL of a database that the ledger knows, or what it carries is not written as in a URL; the message repeats nothing of
     *                                  it, as no driver's does then, whose messages may repeat all of it
     */
    public static LedgerAddress of(String url, String user, String password) {
        if (!url.startsWith(POSTGRESQL) && !url.startsWith(H2)) {
            throw new IllegalArgumentException("the ledger's URL begins with " + POSTGRESQL + " or " + H2);
        }
        int query = url.indexOf('?');
        if (url.startsWith(POSTGRESQL) && url.substring(0, query < 0 ? url.length() : query).indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "user and password stand behind a ? in the ledger's URL, not before an @");
        }
        if (!url.startsWith(POSTGRESQL) || query < 0) {
            return new LedgerAddress(url, user, password);
        }
        List<String> kept = new ArrayList<>();
        LedgerAddress found = new LedgerAddress(url, user, password);
        for (String part : url.substring(query + 1).split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            switch (name) {
                case USER -> found = new LedgerAddress(url, decoded(part.substring(equals + 1)), found.password());
                case PASSWORD -> found = new LedgerAddress(url, found.user(), decoded(part.substring(equals + 1)));
                default -> kept.add(part);
            }
        }
        String without = url.substring(0, query) + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
        return new LedgerAddress(without, found.user(), found.password());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new IllegalArgumentException("a % in user or password of the ledger's URL is written %25");
        }
    }

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** Masked: the kind of database only. */
    @Override
    public String toString() {
        return "LedgerAddress[" + (isPostgresql() ? "PostgreSQL" : "H2") + "]";
    }
}
