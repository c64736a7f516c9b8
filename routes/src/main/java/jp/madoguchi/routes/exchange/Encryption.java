package jp.madoguchi.routes.exchange;

import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.oqs.exchange.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Which results of a terminal come encrypted, and with what password. It has to say the same as the terminal's own settings
 * ({@code encrypt.conf}, {@code encrypt_face.conf}).
 *
 * @param encrypted keys of exchanges, and {@code face} for results of card readers
 * @param password  of the encrypted files; needed as soon as one is encrypted
 */
public record Encryption(Set<String> encrypted, @Nullable String password) {

    /** Nothing is encrypted. */
    public static final Encryption NONE = new Encryption(Set.of(), null);

    /** The key of card readers' results. */
    public static final String FACE = "face";

    public Encryption {
        encrypted = Set.copyOf(encrypted);
        for (String key : encrypted) {
            if (!key.equals(FACE) && Exchange.ofKey(key).filter(Exchange::isImplemented).isEmpty()) {
                throw new IllegalArgumentException("no such exchange: " + key);
            }
        }
        if (!encrypted.isEmpty() && (password == null || password.isEmpty())) {
            throw new IllegalArgumentException("encrypted results need a password");
        }
    }

    boolean covers(Exchange exchange) {
        return encrypted.contains(exchange.key());
    }

    boolean coversFace() {
        return encrypted.contains(FACE);
    }

    /** Masked: the keys only. */
    @Override
    public String toString() {
        return "Encryption" + new TreeSet<>(encrypted);
    }
}
