package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;
import static jp.madoguchi.sim.message.Fields.optional;
import static jp.madoguchi.sim.message.Fields.required;

import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.Entries;
import org.jspecify.annotations.Nullable;

/** The part that every message has: who asks, and the sender's own identifier. */
record Heading(String facility, @Nullable String identifier) {

    static Heading read(Element message) throws UnreadableRequest {
        Element header = child(message, "MessageHeader");
        return new Heading(required(header, "MedicalInstitutionCode", "[0-9]{10}"),
                optional(header, "ArbitraryFileIdentifier", ".{1,50}"));
    }

    /** The beginning of an answer's header. */
    Element open(Circumstance circumstance) {
        String named = circumstance.twist().otherFacility() ? another(facility) : facility;
        return new Element("MessageHeader").with("ProcessExecutionTime", Entries.stamp(circumstance.at()))
                .with("MedicalInstitutionCode", named).with("ArbitraryFileIdentifier", identifier);
    }

    /** A whole answer that is nothing but an error. */
    Element failed(Circumstance circumstance, CentreError error) {
        return new Element("XmlMsg").with(open(circumstance).with("SegmentOfResult", "9")
                .with("ErrorCode", error.code()).with("ErrorMessage", error.message())
                .with("CharacterCodeIdentifier", circumstance.characters()));
    }

    /** What stops the whole question: another institution, or an error that was switched on. */
    @Nullable
    CentreError obstacle(Circumstance circumstance, String known) {
        CentreError error = circumstance.twist().error();
        return error != null ? error : facility.equals(known) ? null : CentreError.UNKNOWN_FACILITY;
    }

    /** Another institution's code: the last digit is one further. */
    static String another(String facility) {
        int last = facility.length() - 1;
        return facility.substring(0, last) + (facility.charAt(last) - '0' + 1) % 10;
    }
}
