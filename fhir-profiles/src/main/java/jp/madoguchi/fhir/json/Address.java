package jp.madoguchi.fhir.json;

import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** What HAPI's encoder makes of a reference's address: it takes versions away, and knows those that point into the resource. */
final class Address {

    private Address() {}

    /** Whether the address is written as it stands, and is all that the reference holds. */
    static boolean isWrittenAsItStands(Reference reference) {
        if (reference.getResource() != null) {
            return false;
        }
        String address = reference.getReference();
        return address == null || isPlain(address) || staysTheSame(address);
    }

    /** {@code Type/id}, as nearly all are. */
    private static boolean isPlain(String address) {
        int slash = address.indexOf('/');
        if (slash <= 0 || slash == address.length() - 1) {
            return false;
        }
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            boolean other = i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.' || i == slash);
            if (!letter && !other) {
                return false;
            }
        }
        return true;
    }

    private static boolean staysTheSame(String address) {
        IdType id = new IdType(address);
        if (!id.hasIdPart()) {
            return true;
        }
        return !id.isLocal() && id.toVersionless().getValue().equals(id.getValue());
    }
}
