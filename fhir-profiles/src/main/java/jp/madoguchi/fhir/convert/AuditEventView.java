package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail. It names people by ids only, and tells of a search the names of its parameters, never their values.
 *
 * @param id         of the entry
 * @param recorded   when
 * @param facility   whose data
 * @param by         who: a program's registered name, or a staff's identifier where the gateway's own work noted it
 * @param act        what was done
 * @param subject    what it was done with; null where nothing can be named
 * @param patient    whom it is about, if anybody
 * @param outcome    how it ended
 * @param request    what logs name the request by; empty if nothing
 */
public record AuditEventView(ResourceId id, Instant recorded, FacilityCode facility, String by, Act act,
        @Nullable Subject subject, @Nullable ResourceId patient, Outcome outcome, String request) {

    public AuditEventView {
        Objects.requireNonNull(id);
        Objects.requireNonNull(recorded);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(by);
        Objects.requireNonNull(act);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(request);
    }

    /** What was done. */
    public sealed interface Act {

        /** A program read one resource. */
        record Read() implements Act {}

        /** A program searched by parameters of these names. */
        record Search(List<String> parameters) implements Act {
            public Search {
                parameters = List.copyOf(parameters);
            }
        }

        /** A program changed or started something. */
        record Change() implements Act {}

        /** A program asked for a token or used one. */
        record Authentication() implements Act {}

        /** The gateway's own work noted that somebody did something, with a word for what. */
        record Fact(String word) implements Act {}
    }

    /**
     * What it was done with.
     *
     * @param type     a FHIR type, or of a {@link Act.Fact} any word
     * @param id       of the resource; null where none was given out
     * @param readable whether resources of the type can be read over FHIR, so that a reference leads somewhere
     */
    public record Subject(String type, @Nullable ResourceId id, boolean readable) {}

    /** How it ended. */
    public enum Outcome {
        /** The program got what it asked for. */
        GIVEN,
        /** There was nothing of that id. */
        NOT_FOUND,
        /** It was not allowed. */
        REFUSED,
        /** The gateway failed. */
        FAILED
    }
}
