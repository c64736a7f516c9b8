package jp.madoguchi.sim.terminal;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The terminal's own settings, which somebody may change while it runs. Safe for several threads. */
public final class Switches {
    private volatile Set<String> encrypted = Set.of();
    private volatile String password = "madoguchi-sim";
    private volatile boolean bulkZip;
    private volatile boolean subsidies;
    private volatile @Nullable Integer bulkMillis;

    /** File ids whose results come encrypted; {@code face} and {@code subsidies} for what nobody asked for. */
    public Set<String> encrypted() {
        return new TreeSet<>(encrypted);
    }

    /** Encrypts these from now on, and nothing else. */
    public void encrypt(Set<String> ids) {
        encrypted = Set.copyOf(ids);
    }

    boolean encrypts(String id) {
        return encrypted.contains(id);
    }

    /** The password of encrypted results. */
    public String password() {
        return password;
    }

    /** Another password from now on. */
    public void password(String text) {
        password = text;
    }

    /** Whether bulk results come zipped, without a password. */
    public boolean bulkZip() {
        return bulkZip;
    }

    /** Zips bulk results from now on, or no longer. */
    public void bulkZip(boolean on) {
        bulkZip = on;
    }

    /** Whether certificates of public subsidies are handed over (医療費助成情報). */
    public boolean subsidies() {
        return subsidies;
    }

    /** Hands them over from now on, or no longer. */
    public void subsidies(boolean on) {
        subsidies = on;
    }

    /** How long a bulk job is being processed, if not as the profile says. */
    public @Nullable Integer bulkMillis() {
        return bulkMillis;
    }

    /** Processes bulk jobs so long from now on; absent: as the profile says. */
    public void bulkMillis(@Nullable Integer millis) {
        bulkMillis = millis;
    }
}
