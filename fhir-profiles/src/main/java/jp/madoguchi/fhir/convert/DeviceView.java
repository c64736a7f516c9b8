package jp.madoguchi.fhir.convert;

import java.util.Objects;
import jp.madoguchi.domain.card.DeviceKind;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;

/**
 * A terminal that the gateway is configured for, or the readers of it.
 *
 * @param stamp    as of what: the configuration is read when the gateway starts
 * @param facility whose it is
 * @param terminal the terminal's name
 * @param kind     the terminal itself, or the card readers whose results come through it: which of several it was, no result says
 */
public record DeviceView(Stamp stamp, FacilityCode facility, TerminalId terminal, DeviceKind kind) {

    public DeviceView {
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(kind);
    }

    /** FHIR id of a terminal. */
    public static ResourceId id(TerminalId terminal) {
        return new ResourceId(terminal.value());
    }

    /** FHIR id. */
    public ResourceId id() {
        return switch (kind) {
            case TERMINAL -> id(terminal);
            case READER -> new ResourceId(terminal.value() + ".reader");
        };
    }
}
