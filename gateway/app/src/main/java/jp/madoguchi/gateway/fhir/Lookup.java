package jp.madoguchi.gateway.fhir;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The searches that are answered. */
public sealed interface Lookup {
    /** What is looked for. */
    ReadableType type();

    /** Resources that carry this identifier themselves. */
    record Identifier(ReadableType type, Key key) implements Lookup {}

    /** Resources about a patient, by the Patient's id. */
    record OfPatient(ReadableType type, String patient) implements Lookup {}

    /**
     * Resources of everybody whose traits may fit; the caller checks the resources themselves.
     *
     * @param most after so many resources it is not looked for more
     */
    record Everybody(ReadableType type, Predicate<Traits> mayFit, int most) implements Lookup {}

    /**
     * Desk work that is still to be done, whomever it is about.
     *
     * @param most after so many it is not looked for more
     */
    record Pending(int most) implements Lookup {
        @Override
        public ReadableType type() {
            return ReadableType.DESK_TASK;
        }
    }

    /**
     * Entries of the audit trail, newest first.
     *
     * @param ids      with one of these ids; null for any
     * @param patients about one of these; null for whomever
     * @param from     not earlier; {@link Instant#MIN} for any time
     * @param until    earlier than this; {@link Instant#MAX} for any time
     * @param before   behind the entry of this id; null to begin with the newest
     * @param most     how many at most
     */
    record Recorded(@Nullable Set<String> ids, @Nullable Set<String> patients, Instant from, Instant until,
            @Nullable String before, int most) implements Lookup {

        public Recorded {
            ids = ids == null ? null : Set.copyOf(ids);
            patients = patients == null ? null : Set.copyOf(patients);
        }

        @Override
        public ReadableType type() {
            return ReadableType.AUDIT_EVENT;
        }
    }

    /**
     * A token search value. It is personal data: its text form hides it.
     *
     * @param system the identifier system; null when the request named none (any system matches)
     * @param value the identifier's value
     */
    record Key(@Nullable String system, String value) {
        @Override
        public String toString() {
            return (system == null ? "" : system) + "|***";
        }
    }
}
