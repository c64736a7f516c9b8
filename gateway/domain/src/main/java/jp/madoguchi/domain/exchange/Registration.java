package jp.madoguchi.domain.exchange;

import java.util.Objects;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.insurance.MemberId;

/**
 * A hospital's number for a person, to be kept by the national system with one qualification (照会番号登録, oqs-interface 4.1). A change
 * of insurance ends it: register again.
 *
 * @param reference the hospital's number
 * @param member    the qualification that it hangs on
 */
public record Registration(ReferenceNumber reference, MemberId member) {

    public Registration {
        Objects.requireNonNull(reference);
        Objects.requireNonNull(member);
    }

    /** Masked. */
    @Override
    public String toString() {
        return "Registration[" + reference + " " + member + "]";
    }
}
