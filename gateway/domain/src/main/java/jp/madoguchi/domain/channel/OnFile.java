package jp.madoguchi.domain.channel;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the hospital knows when it decides.
 *
 * @param known          whether the patient was here before
 * @param storedNumber   whether an insured number is on file
 * @param visits         the other visits of the month, in any order; other months are ignored
 * @param remoteConsent  how a consent given away from the reader stands; a first one has none
 * @param lookup         what the national system answered at this visit; null before it was asked
 * @param modes          how the institution's modes stand, as somebody with the right to change them wrote it down
 */
public record OnFile(boolean known, boolean storedNumber, List<MonthVisit> visits, RemoteConsent remoteConsent,
        @Nullable Lookup lookup, Modes modes) {

    /**
     * How an institution's modes stand.
     *
     * @param failure  how far failure mode has come (R-CH-50)
     * @param disaster for where and when disaster mode is open (R-CH-52); null while it is not
     */
    public record Modes(FailureMode failure, @Nullable DisasterArea disaster) {

        /** The usual: neither. */
        public static final Modes NONE = new Modes(FailureMode.CLOSED, null);

        public Modes {
            Objects.requireNonNull(failure);
        }
    }

    /** How a consent that was given away from the reader stands (R-CH-35, R-CH-36). */
    public enum RemoteConsent {
        /** There is none. */
        NONE,
        /** Given, and the continuing relation lasts. */
        CONTINUING,
        /** Taken back by the patient or by the institution. */
        REVOKED
    }

    private static final OnFile NOBODY = new OnFile(false, false, List.of(), RemoteConsent.NONE, null, Modes.NONE);

    public OnFile {
        Objects.requireNonNull(remoteConsent);
        Objects.requireNonNull(modes);
        visits = List.copyOf(visits);
        if (storedNumber && !known) {
            throw new IllegalArgumentException("a stored number is one of a known patient");
        }
    }

    /** The same where no mode is open. */
    public OnFile(boolean known, boolean storedNumber, List<MonthVisit> visits, RemoteConsent remoteConsent,
            @Nullable Lookup lookup) {
        this(known, storedNumber, visits, remoteConsent, lookup, Modes.NONE);
    }

    /** Somebody who was never here. */
    public static OnFile nobody() {
        return NOBODY;
    }

    /** The same after the national system was asked. */
    public OnFile with(Lookup answered) {
        return new OnFile(known, storedNumber, visits, remoteConsent, answered, modes);
    }

    /** The same before the national system was asked. */
    public OnFile unasked() {
        return new OnFile(known, storedNumber, visits, remoteConsent, null, modes);
    }

    /** The same with the visits of the month judged otherwise. */
    public OnFile visited(List<MonthVisit> others) {
        return new OnFile(known, storedNumber, others, remoteConsent, lookup, modes);
    }

    /** The same while the institution's modes stand so. */
    public OnFile in(Modes standing) {
        return new OnFile(known, storedNumber, visits, remoteConsent, lookup, standing);
    }
}
