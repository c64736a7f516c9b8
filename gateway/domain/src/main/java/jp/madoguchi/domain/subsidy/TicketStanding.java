package jp.madoguchi.domain.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.qualification.QualificationValidity;

/**
 * How it stands with the ticket of public assistance (医療券, R-PM-09). Tickets are registered in the middle of the month, by
 * municipality between about the 15th and the 20th: until then 有効（未登録） is normal, and at no time does it mean that the
 * assistance was lost.
 */
public enum TicketStanding {
    /** The answer is not one of public assistance without a ticket. */
    NOT_CONCERNED,
    /** Before the first of the usual days: normal. */
    NOT_DUE,
    /** Within the usual days: it may come any day. */
    DUE,
    /** Past the usual days: the welfare office knows why. */
    OVERDUE;

    /** How it stands on the day of a visit with an answer's validity. */
    public static TicketStanding of(QualificationValidity validity, LocalDate visit, SubsidyCalendar calendar) {
        Optional<SubsidyCalendar.TicketDays> days = calendar.ticketDays(visit);
        return switch (validity) {
            case VALID_UNREGISTERED -> days.map(usual -> standing(visit.getDayOfMonth(), usual))
                    .orElse(NOT_CONCERNED);
            case VALID, INVALID, INVALID_NEW_EXISTS, NOT_FOUND, MULTIPLE -> NOT_CONCERNED;
        };
    }

    private static TicketStanding standing(int day, SubsidyCalendar.TicketDays usual) {
        if (day < usual.first()) {
            return NOT_DUE;
        }
        return day <= usual.last() ? DUE : OVERDUE;
    }

    /** What the desk does: the ticket is fetched later, and the welfare office is called at a first visit or when it is overdue. */
    public List<DeskStep> steps(boolean firstVisit) {
        return switch (this) {
            case NOT_CONCERNED -> List.of();
            case NOT_DUE, DUE -> firstVisit
                    ? List.of(DeskStep.CALL_WELFARE_OFFICE, DeskStep.FETCH_MEDICAL_TICKET)
                    : List.of(DeskStep.FETCH_MEDICAL_TICKET);
            case OVERDUE -> List.of(DeskStep.CALL_WELFARE_OFFICE, DeskStep.FETCH_MEDICAL_TICKET);
        };
    }
}
