package jp.madoguchi.gateway.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * The gate in front of readiness: it opens when every part has said that it is up, and closes when one says it is down again.
 * Beside it stand warnings, numbers that an operator should look at (rejected files, say) but that stop nobody's work.
 */
@ApplicationScoped
public class Readiness {
    /** What must be up before the gateway can be used. */
    public enum Part {
        LEDGER,
        CACHE,
        ROUTES
    }

    /**
     * How far a part is that is not up yet.
     *
     * @param done how much of it is done; never less than before unless it begins again
     * @param all  of how much
     */
    public record Progress(long done, long all) {}

    private final ConcurrentMap<Part, Progress> progress = new ConcurrentHashMap<>();
    private final Set<Part> up = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, LongSupplier> warnings = new ConcurrentHashMap<>();

    /** Says that a part can do its work. */
    public void up(Part part) {
        up.add(part);
    }

    /** Says that a part cannot do its work at present. */
    public void down(Part part) {
        up.remove(part);
    }

    /** Says how far a part is that is awaited. */
    public void progress(Part part, Progress now) {
        progress.put(part, now);
    }

    /** How far a part is, where it said so. */
    public Optional<Progress> progress(Part part) {
        return Optional.ofNullable(progress.get(part));
    }

    /** The parts that are awaited. */
    public Set<Part> missing() {
        EnumSet<Part> missing = EnumSet.allOf(Part.class);
        missing.removeAll(up);
        return missing;
    }

    /** Adds a number that is zero when all is well, such as {@code rejected-files}. Asked at each health request: keep it cheap. */
    public void warnAbout(String name, LongSupplier number) {
        warnings.put(name, number);
    }

    /** The warnings by name. */
    public Map<String, LongSupplier> warnings() {
        return Map.copyOf(warnings);
    }
}
