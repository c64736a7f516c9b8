package jp.madoguchi.fhir.convert;

import java.time.LocalDate;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.qualification.Qualification;
import org.jspecify.annotations.Nullable;

/**
 * The days a coverage covers.
 *
 * @param from       first covered day, if known
 * @param to         last covered day, if known
 * @param endsByLoss whether {@code to} is the day before 資格喪失日
 */
record CoveredPeriod(@Nullable LocalDate from, @Nullable LocalDate to, boolean endsByLoss) {

    /**
     * The period of a qualification or of one of its tickets; null when nothing is known of it or when no day was covered (lost
     * on the day it was acquired). A ticket without dates covers its month; a qualification without dates has those of its card.
     */
    static @Nullable CoveredPeriod of(Qualification qualification, @Nullable MedicalTicket ticket) {
        LocalDate lastBeforeLoss = qualification.lastCoveredDay();
        DateRange range = range(qualification, ticket);
        boolean byLoss = lastBeforeLoss != null && (range.to() == null || !lastBeforeLoss.isAfter(range.to()));
        LocalDate to = byLoss ? lastBeforeLoss : range.to();
        boolean unknown = range.from() == null && to == null;
        boolean nothing = range.from() != null && to != null && to.isBefore(range.from());
        return unknown || nothing ? null : new CoveredPeriod(range.from(), to, byLoss);
    }

    private static DateRange range(Qualification qualification, @Nullable MedicalTicket ticket) {
        if (ticket != null) {
            return ticket.validity().isUnknown()
                    ? new DateRange(ticket.month().atDay(1), ticket.month().atEndOfMonth())
                    : ticket.validity();
        }
        if (qualification.acquired() == null && qualification.lost() == null) {
            return qualification.cardValidity();
        }
        return new DateRange(qualification.acquired(), null);
    }
}
