package jp.madoguchi.fhir.convert;

import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.qualification.Qualification;
import org.jspecify.annotations.Nullable;

/** What a qualification in force still needs to be usable at this hospital. */
final class Usability {

    private Usability() {}

    /** Public assistance needs a ticket that is for this institution (oqs-interface 6.1); an insurance needs nothing more. */
    static boolean of(Qualification qualification, @Nullable MedicalTicket ticket) {
        return switch (PayerKind.of(qualification)) {
            case INSURANCE -> true;
            case PUBLIC_EXPENSE -> ticket != null && !ticket.forOtherInstitution();
        };
    }
}
