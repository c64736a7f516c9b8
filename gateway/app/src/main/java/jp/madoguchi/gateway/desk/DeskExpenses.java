package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.expense.ShowExpenses;
import jp.madoguchi.reception.expense.VisitExpenses;

/** The one way from outside to what pays for a visit: nothing is told without an audit record. It changes nothing. */
public final class DeskExpenses {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final FacilityCode facility;
    private final ShowExpenses show;
    private final Recorded recorded;
    private final InstantSource clock;

    public DeskExpenses(FacilityCode facility, ShowExpenses show, DeskAudit audit, InstantSource clock) {
        this.facility = facility;
        this.show = show;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** What pays for a patient's visit of today or a day before. */
    VisitExpenses show(Caller caller, ResourceId patient, Map<String, String[]> parameters) {
        return recorded.about(caller, DeskAudit.Action.READ, Recorded.Subject.of(patient),
                () -> show.of(ExpenseParameters.read(facility, patient,
                        LocalDate.ofInstant(clock.instant(), JAPAN), parameters)));
    }
}
